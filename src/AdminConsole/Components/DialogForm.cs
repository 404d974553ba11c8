using AdminConsole.Account;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;

namespace AdminConsole.Components;

/// <summary>A form in a dialog: it asks a use case, shows what that objects to beside the fields, and closes with the outcome.</summary>
public abstract class DialogForm<TInput> : ComponentBase
    where TInput : class, new()
{
    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required SignedInOperator Operator { get; init; }

    protected TInput Input { get; } = new();

    protected EditContext Edit { get; private set; } = default!;

    /// <summary>What belongs to no field.</summary>
    protected IReadOnlyList<string> Errors { get; private set; } = [];

    protected bool Busy { get; private set; }

    protected override void OnInitialized() => Edit = new EditContext(Input);

    /// <summary>Runs the use case.</summary>
    /// <returns>What the dialog closes with, or the errors that keep it open.</returns>
    protected abstract Task<Result<object>> SaveAsync(Actor actor);

    protected static Result<object> Boxed<T>(Result<T> outcome)
        where T : notnull =>
        outcome.Succeeded ? Result.Of<object>(outcome.Value) : Result<object>.Failed(outcome.Errors);

    protected async Task SubmitAsync()
    {
        if (Busy) return;
        Busy = true;
        try
        {
            var outcome = await SaveAsync(await Operator.ActorAsync());
            if (outcome.Succeeded) Dialogs.Close(outcome.Value);
            else Errors = Edit.Show(outcome.Errors);
        }
        finally
        {
            Busy = false;
        }
    }

    protected void Cancel() => Dialogs.Close(null);
}
