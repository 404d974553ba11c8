using System.Globalization;
using AdminConsole.Components;
using Microsoft.AspNetCore.Components;
using Mocop.Blocks;

namespace AdminConsole.Pages.ContextLab;

/// <summary>One block: what it is, its text, what the engine says of it, and the refusal when it is at fault.</summary>
public sealed partial class BlockCard
{
    private readonly string _faultId = $"fault-{Guid.CreateVersion7():N}";

    [Parameter, EditorRequired]
    public required LabBlock Block { get; set; }

    /// <summary>Its place among the blocks, from 0.</summary>
    [Parameter, EditorRequired]
    public required int Index { get; set; }

    [Parameter, EditorRequired]
    public required int Count { get; set; }

    /// <summary>What the last assembly says of it.</summary>
    [Parameter]
    public LabBlockView? View { get; set; }

    [Parameter]
    public LabFault? Fault { get; set; }

    /// <summary>Whether it was just added, so that it is to be typed into.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback<int> OnMoved { get; set; }

    [Parameter]
    public EventCallback OnCopied { get; set; }

    [Parameter]
    public EventCallback OnRemoved { get; set; }

    private string Name => $"block {Index + 1}, {Block.Kind.Word()}";

    /// <summary>What the engine says; until it has spoken, what the kind lets expect.</summary>
    private TrustLevel Trust => View?.Trust ?? Block.Kind switch
    {
        BlockKind.System => TrustLevel.System,
        BlockKind.User or BlockKind.History => TrustLevel.User,
        _ => TrustLevel.Web,
    };

    private static string Thousandths(int score) => (score / 1000m).ToString("0.00", CultureInfo.InvariantCulture);

    private Task SetContentAsync(string content)
    {
        Block.Content = content;
        return OnChanged.InvokeAsync();
    }
}
