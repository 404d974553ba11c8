using System.Globalization;
using System.Text.RegularExpressions;
using AdminConsole.Components;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;
using Mocop.Tokens;

namespace AdminConsole.Pages.ContextLab;

/// <summary>What came of one assembly, ready to be drawn.</summary>
public sealed partial record LabView
{
    /// <summary>The context; <see langword="null"/> when the request was refused.</summary>
    public AssembledContext? Context { get; private init; }

    /// <summary>Why there is no context.</summary>
    public LabFault? Fault { get; private init; }

    /// <summary>Whether the envelope verifies, as checked anew after it was sealed or read.</summary>
    public VerificationResult? Verification { get; init; }

    /// <summary>The canonical bytes of the envelope.</summary>
    public ReadOnlyMemory<byte> Envelope { get; private init; }

    public IReadOnlyList<StageTrace> Trace { get; private init; } = [];

    /// <summary>What is known of each block, in the order of the request.</summary>
    public IReadOnlyList<LabBlockView> Blocks { get; private init; } = [];

    public IReadOnlyList<BlockScan> Scans { get; private init; } = [];

    public AssembledText Text { get; private init; } = AssembledText.Empty;

    /// <summary>How the tokens are spent; of a refused request, what would have to be cut if the policy cut anything.</summary>
    public BudgetPlan? Budget { get; private init; }

    /// <summary>The stages that deserve a tone: what was seen, what was cut, what refused.</summary>
    public IReadOnlyDictionary<string, string> Tones { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static LabView Of(ContextRequest request, AssemblyOutcome outcome)
    {
        var model = ModelEncodings.For(request.Model);
        var encoding = TokenEncoding.Get(model.Encoding);
        return outcome is AssembledContext context
            ? Of(context, encoding)
            : new LabView
            {
                Fault = LabFault.Of((RefusedContext)outcome),
                Budget = ((RefusedContext)outcome).Budget,
                Trace = outcome.Trace,
                Scans = outcome.Scans,
                Blocks = [.. request.Blocks.Select((block, index) => LabBlockView.Of(block, outcome.Scans.ElementAtOrDefault(index), model, encoding))],
                Tones = TonesOf(outcome, isRefused: true),
            };
    }

    /// <summary>A context as it was assembled or recorded.</summary>
    public static LabView Of(AssembledContext context, TokenEncoding encoding)
    {
        var blocks = context.Envelope.Blocks;
        var trust = blocks.ToDictionary(b => b.Id, b => b.Trust, StringComparer.Ordinal);
        // The application's own words that the policy lets stand are not marked: orders are what they are for.
        var findings = context.Scans.ToDictionary(
            s => s.Block, s => (IReadOnlyList<TextSpan>)(s.Verdict == Verdict.Allow && trust[s.Block] == TrustLevel.System ? [] : [.. s.Findings.Select(f => f.Span)]), StringComparer.Ordinal);
        return new LabView
        {
            Context = context,
            Budget = context.Budget,
            Envelope = EnvelopeJson.Write(context.Envelope),
            Trace = context.Trace,
            Scans = context.Scans,
            Blocks = [.. blocks.Select((block, index) => LabBlockView.Of(block, context.Scans[index], context.Budget))],
            Text = new AssembledText(ProvenanceSegment.Of(context.Rendering, trust, findings), context.Rendering, encoding),
            Tones = TonesOf(context, isRefused: false),
        };
    }

    private static Dictionary<string, string> TonesOf(AssemblyOutcome outcome, bool isRefused)
    {
        var tones = new Dictionary<string, string>(StringComparer.Ordinal);
        if (outcome.Scans.Any(s => s.Verdict != Verdict.Allow)) tones["detect"] = "bad";
        if (outcome.Scans.Any(s => s.Verdict > Verdict.Neutralize)) tones["guard"] = "warn";
        if (outcome is AssembledContext { Budget: var budget } && budget.Groups.Any(g => g.Wanted > g.Used)) tones["budget"] = "warn";
        if (isRefused && outcome.Trace is [.., { } last]) tones[last.Stage] = "bad";
        return tones;
    }
}

/// <summary>What a card shows of its block.</summary>
/// <param name="Id">The id that the engine uses.</param>
/// <param name="Tokens">Its tokens: as they stand in the context, or of the original when there is none.</param>
/// <param name="Cut">Tokens that the budget took.</param>
/// <param name="Score">The score in thousandths; <see langword="null"/> when it was not scanned.</param>
/// <param name="Verdict">What the policy does with it.</param>
/// <param name="Trust">How far it is believed; <see langword="null"/> when it was not admitted.</param>
/// <param name="IsUnproven">Whether a plugin's block came without the plugin runtime's seal.</param>
/// <param name="InstructionScore">How sure it is that the text gives instructions of any kind, in thousandths.</param>
/// <param name="IsEstimate">Whether the tokens are an estimate, because the model's encoding is not published.</param>
public sealed record LabBlockView(string Id, int Tokens, int Cut, int? Score, Verdict Verdict, TrustLevel? Trust, bool IsUnproven, int InstructionScore = 0, bool IsEstimate = false)
{
    internal static LabBlockView Of(ContextBlock block, BlockScan? scan, ModelEncoding model, TokenEncoding encoding) =>
        new(scan?.Block ?? block.Id ?? "", encoding.Count(block.Content), 0, scan?.Score, scan?.Verdict ?? Verdict.Allow, null, false, scan?.InstructionScore ?? 0, model.IsEstimate);

    internal static LabBlockView Of(EnvelopeBlock block, BlockScan scan, BudgetPlan budget) =>
        new(
            block.Id, block.Tokens, budget.Cuts.Where(c => string.Equals(c.Block, block.Id, StringComparison.Ordinal)).Sum(c => c.Tokens),
            scan.Score, block.Verdict, block.Trust, block.Kind == BlockKind.Plugin && !block.Proven, scan.InstructionScore, budget.IsEstimate);
}

/// <summary>A refusal, and where on the page it belongs.</summary>
/// <param name="Code">The engine's code.</param>
/// <param name="Message">The engine's words.</param>
/// <param name="Block">The index of the block at fault, when it is one.</param>
/// <param name="Field">The member at fault: of the block, or of the request.</param>
public sealed partial record LabFault(string Code, string Message, int? Block, string Field)
{
    public static LabFault Of(RefusedContext refused)
    {
        var match = BlockPath().Match(refused.Field);
        return match.Success
            ? new(refused.Code, refused.Message, int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["member"].Value)
            : new(refused.Code, refused.Message, null, refused.Field);
    }

    [GeneratedRegex(@"^blocks\[(?<index>\d{1,4})\]\.?(?<member>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BlockPath();
}
