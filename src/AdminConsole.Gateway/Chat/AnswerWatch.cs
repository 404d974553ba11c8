using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Gateway.Contexts;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection.Answers;
using Mocop.Policies;

namespace AdminConsole.Gateway.Chat;

/// <summary>
/// Looks at what a model answered and raises an incident when something left that must not. The answer itself is not changed. One that is not streamed is looked at before it
/// is sent; a streamed one at its end, when the caller has it already.
/// </summary>
internal sealed class AnswerWatch(IncidentRecorder recorder)
{
    /// <summary>The surface of these incidents.</summary>
    public const string Surface = "answer";

    /// <summary>Scans an answer.</summary>
    /// <returns>The incident's id, or <see langword="null"/> if nothing was seen.</returns>
    public async Task<string?> LookAsync(ApplicationIdentity caller, ChatRequest request, RecordedContext recorded, string answer)
    {
        var hidden = ChatBlocks.Of(request.Turns).Where(b => b.Kind == BlockKind.System).Select(b => b.Content).ToArray();
        var scan = AnswerScanner.Scan(answer, new AnswerContext { SystemTexts = hidden });
        if (scan.Score < AnswerScanner.Threshold)
            return null;
        var block = new ContextBlock { Id = Surface, Kind = BlockKind.History, Role = BlockRole.Assistant, Content = answer };
        // Verdict allow says what happened to the answer: nothing.
        return await recorder.RecordAsync(
            caller, Surface, block, TrustLevel.Plugin, recorded.Policy, new BlockScan(Surface, scan.Score, Verdict.Allow, scan.Findings), CancellationToken.None);
    }
}
