using System.ComponentModel.DataAnnotations;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Account;

/// <summary>The first visit: creates the owner for whoever can read the server's log, and is closed for ever after.</summary>
public sealed partial class SetupPage
{
    private IReadOnlyList<string> _errors = [];
    private EditContext _edit = default!;

    [Inject]
    public required OperatorService Operators { get; init; }

    [Inject]
    public required SignInManager<Operator> SignIn { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SetupCode Code { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [SupplyParameterFromForm]
    public SetupInput Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        _edit = new EditContext(Input);
        if (!await Operators.IsEmptyAsync(CancellationToken.None)) Navigation.NavigateTo("account/login");
    }

    private async Task CreateAsync()
    {
        if (!Code.Matches(Input.Code))
        {
            _edit.Show([new ControlPlane.Invalid("setup.code", "code", "This is not the code on the server's log.")]);
            return;
        }

        var created = await Operators.SetUpOwnerAsync(Input.Email, Input.DisplayName, Input.Password, CancellationToken.None);
        if (!created.Succeeded)
        {
            _errors = _edit.Show(created.Errors);
            return;
        }

        created.Value.LastSignInAt = Clock.GetUtcNow();
        await SignIn.UserManager.UpdateAsync(created.Value);
        await SignIn.SignInAsync(created.Value, isPersistent: false);
        Navigation.NavigateTo("/");
    }

    public sealed class SetupInput
    {
        [Required(ErrorMessage = "This is needed."), StringLength(40, ErrorMessage = "At most {1} characters.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "This is needed."), StringLength(120, ErrorMessage = "At most {1} characters.")]
        public string DisplayName { get; set; } = "";

        [Required(ErrorMessage = "This is needed."), StringLength(254, ErrorMessage = "At most {1} characters.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "This is needed."), StringLength(256, MinimumLength = 12, ErrorMessage = "12 to 256 characters.")]
        public string Password { get; set; } = "";
    }
}
