using Mocop.Blocks;
using Mocop.Detection.Model;
using Mocop.Detection.Model.Tongues;
using Mocop.Detection.Packs;
using Mocop.Detection.Quotation;
using Mocop.Detection.Views;

namespace Mocop.Detection;

/// <summary>Turns matches in views into findings in the original text, one for each rule and place, and into one score.</summary>
internal sealed class FindingCollector(CompiledPack pack, string original, BlockKind kind)
{
    private const int MostFindings = 64;
    private const int LongestMatched = 200;
    private readonly List<Finding> _findings = [];
    private readonly bool _direct = kind is BlockKind.System or BlockKind.User or BlockKind.History;

    /// <summary>Where each finding was made, if somebody wants to know.</summary>
    internal Dictionary<Finding, (TextView View, TextSpan Span)>? Places { get; init; }

    internal void Add(ViewSignal signal, TextView view)
    {
        foreach (var rule in pack.Signals[signal.Name])
            Add(rule, signal.Span, view, inContext: false);
    }

    internal void Add(RuleMatch match, TextView view) => Add(match.Rule, match.Span, view, inContext: true);

    /// <summary>The surest findings, by position, and the score. The model adds a finding of its own where it is surer than the rules.</summary>
    internal ScanResult ToResult(ModelScan? model)
    {
        if (model is not null)
            LanguageHints.Weigh(_findings, pack, model, Move);
        if (ModelFinding.Of(model, ScanResult.Of(_findings).Score) is var (place, view, score))
            _findings.Add(Make(ModelFinding.Rule, InContext(score, place, view), place, view));
        var result = ScanResult.Of(
        [
            .. _findings.OrderByDescending(f => f.Score).Take(MostFindings)
                .OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ThenBy(f => f.Rule, StringComparer.Ordinal),
        ]);
        return ModelFinding.InstructionOf(model) is var (span, instruction) ? result with { InstructionScore = instruction, InstructionSpan = Clip(span) } : result;
    }

    private void Add(int number, TextSpan span, TextView view, bool inContext)
    {
        var rule = pack.Rule(number);
        var score = _direct ? rule.UserScore ?? rule.Score : rule.Score;
        if (score == 0)
            return;
        score = inContext ? InContext(score, span, view) : Math.Max(1, score * CodeQuotation.Share(original, Clip(view.ToOriginal(span))) / 100);
        var place = view.ToOriginal(span);
        var decodings = view.DecodingsOf(span);
        if (_findings.FindIndex(f => string.Equals(f.Rule, rule.Id, StringComparison.Ordinal) && Overlap(f.Span, place)) is >= 0 and var same)
        {
            if (_findings[same].Score >= score || _findings[same].Views.Count <= decodings.Count)
                return;
            _findings.RemoveAt(same);
        }

        _findings.Add(Placed(new(rule.Id, rule.Category, rule.Technique, rule.Severity, score, Clip(place), decodings, pack.TaxonomyOf(rule, _direct), Matched(view, span)), view, span));
    }

    /// <summary>The score where the match stands. What was decoded was not quoted for readers; only programs that test detectors hold such texts.</summary>
    private int InContext(int score, TextSpan span, TextView view) => view.Decodings.Count == 0
        ? QuotationContext.Adjust(score, view.Text, span)
        : Math.Max(1, score * CodeQuotation.Share(original, Clip(view.ToOriginal(span))) / 100);

    private Finding Make((string Id, string Category, string Technique) rule, int score, TextSpan span, TextView view) => Placed(
        new(rule.Id, rule.Category, rule.Technique, ModelFinding.SeverityOf(score), score, Clip(view.ToOriginal(span)), view.DecodingsOf(span), ModelFinding.TaxonomyOf(_direct), Matched(view, span)), view, span);

    private Finding Placed(Finding finding, TextView view, TextSpan span)
    {
        Places?.Add(finding, (view, span));
        return finding;
    }

    private void Move(Finding was, Finding now)
    {
        if (Places is not null && Places.Remove(was, out var place))
            Places.Add(now, place);
    }

    private static string Matched(TextView view, TextSpan span) => Quote(view.Text.AsSpan(span.Start, Math.Min(span.Length, LongestMatched)));

    /// <summary>The text as valid UTF-16 without NUL, which not every store can hold: a cut or a decoding may have left half a character.</summary>
    private static string Quote(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = IsWhole(from, i) ? from[i] : '\uFFFD';
    });

    private static bool IsWhole(ReadOnlySpan<char> text, int at)
    {
        if (char.IsHighSurrogate(text[at]))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        return char.IsLowSurrogate(text[at]) ? at > 0 && char.IsHighSurrogate(text[at - 1]) : text[at] != '\0';
    }

    private static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    private TextSpan Clip(TextSpan span) => new(Math.Clamp(span.Start, 0, original.Length), Math.Clamp(span.End, 0, original.Length));
}
