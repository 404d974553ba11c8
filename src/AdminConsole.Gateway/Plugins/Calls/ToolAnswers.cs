using System.Text;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Contexts;
using Mocop.Blocks;
using Mocop.Policies;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>The answer of <c>POST /v1/tools/{plugin}/{tool}</c>. <paramref name="Block"/> goes verbatim into the blocks of <c>/v1/contexts</c>.</summary>
internal sealed record ToolCallAnswer(
    RawJson Block, Verdict Verdict, decimal Score, IReadOnlyList<FindingAnswer> Findings, string? Incident, bool IsError, IReadOnlyList<string> Omitted, InstructionAnswer? Instructions)
{
    public static ToolCallAnswer Of(ToolAnswer answer) => new(
        new(ContextBlockJson.Write(answer.Block)), answer.Scan.Verdict, answer.Scan.Score / 1000m, [.. answer.Scan.Findings.Select(f => FindingAnswer.Of(f))],
        answer.Incident, answer.IsError, answer.Omitted, InstructionAnswer.Of(answer.Scan));
}

/// <summary>The answer of <c>GET /v1/tools</c>.</summary>
internal sealed record ToolListAnswer(IReadOnlyList<ToolListItem> Tools);

/// <summary>A tool that the caller may call. <paramref name="InputSchema"/> holds words of the plugin too, in its descriptions.</summary>
internal sealed record ToolListItem(string Plugin, string Version, string Tool, ToolEffect Effect, ToolDescription Description, RawJson InputSchema)
{
    public static ToolListItem Of(CallableTool callable, GuardrailPolicy policy) => new(
        callable.Plugin, callable.Version, callable.Tool.Name, callable.Tool.Effect,
        new ToolDescription(
            callable.Tool.Description, TrustLevel.Plugin, Untrusted: true,
            policy.ThresholdsFor(BlockKind.Plugin).For(callable.Tool.DescriptionScore) is not Verdict.Allow, callable.Tool.DescriptionScore / 1000m),
        new(Encoding.UTF8.GetBytes(callable.Tool.InputSchema)));
}

/// <summary>What a plugin says of its tool. It is told to no model without being escaped and fenced.</summary>
/// <param name="Text">The plugin's words.</param>
/// <param name="Trust">How far they may be believed.</param>
/// <param name="Untrusted">Always.</param>
/// <param name="Flagged">Whether the tenant's policy would flag them, or the words in the schema, in a plugin's answer.</param>
/// <param name="Score">How sure the detectors are that they carry an injection.</param>
internal sealed record ToolDescription(string Text, TrustLevel Trust, bool Untrusted, bool Flagged, decimal Score);
