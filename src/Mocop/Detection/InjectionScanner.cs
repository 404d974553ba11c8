using Mocop.Blocks;
using Mocop.Detection.Model;
using Mocop.Detection.Packs;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection;

/// <summary>
/// Looks for injections with the rules of a pack and the trained model, over the text as it stands and over what it hides: invisible and look-alike characters, encodings, spacing.
/// Synchronous, pure, safe to share between threads. It is a speed bump and a witness, never the boundary: what it misses is still escaped and tainted.
/// </summary>
public sealed class InjectionScanner : IBlockScanner
{
    private static readonly Lazy<InjectionScanner> LazyDefault = new(MakeDefault);
    private readonly CompiledPack _pack;
    private readonly WordLore _lore;
    private readonly RuleMatcher _matcher;
    private readonly ViewBuilder _views;
    private readonly InjectionModel? _model;

    /// <summary>A scanner with the rules of <paramref name="pack"/>. Costs some milliseconds: make it once and share it.</summary>
    /// <param name="pack">The rules.</param>
    public InjectionScanner(RulePack pack)
        : this(pack, InjectionModel.BuiltIn)
    {
    }

    /// <summary>A scanner with these rules and this model; with the rules alone if there is none.</summary>
    internal InjectionScanner(RulePack pack, InjectionModel? model)
    {
        _model = model;
        _pack = new(pack);
        _lore = new(_pack.Survey, model?.Concepts);
        _matcher = new(_pack);
        _views = new(_pack.Vocabulary);
    }

    /// <summary>The model is unpacked while the rules are read.</summary>
    private static InjectionScanner MakeDefault()
    {
        var model = Task.Run(() => InjectionModel.BuiltIn);
        var pack = RulePack.BuiltIn;
        return new(pack, model.GetAwaiter().GetResult());
    }

    /// <summary>The scanner with the built-in rules.</summary>
    public static InjectionScanner Default => LazyDefault.Value;

    /// <summary>The rules it looks for.</summary>
    public RulePack Pack => _pack.Pack;

    /// <inheritdoc/>
    public ScanResult Scan(string text, BlockKind kind) => Scan(text, kind, StartModel(kind));

    /// <summary>What the rules alone see.</summary>
    internal ScanResult ScanRules(string text, BlockKind kind) => Scan(text, kind, model: null);

    private ScanResult Scan(string text, BlockKind kind, ModelScan? model)
    {
        var scratch = ScanScratch.Take(text.Length);
        var isPlain = LookAtPlain(text, scratch, model);
        var result = isPlain && IsClean(scratch, model) ? ScanResult.Clean : ScanViews(text, kind, scratch.Work, scratch, model, isPlain);
        scratch.Return();
        return result;
    }

    internal ScanResult Scan(string text, BlockKind kind, ScanWork work)
    {
        var scratch = ScanScratch.Take(text.Length);
        var result = ScanViews(text, kind, work, scratch, StartModel(kind), isSeen: false);
        scratch.Return();
        return result;
    }

    /// <summary>Scans a text and keeps of each finding how its text was decoded.</summary>
    internal IReadOnlyList<ExplainedFinding> Explain(string text, BlockKind kind)
    {
        var scratch = ScanScratch.Take(text.Length);
        var places = new Dictionary<Finding, (TextView View, TextSpan Span)>(ReferenceEqualityComparer.Instance);
        var result = ScanViews(text, kind, scratch.Work, scratch, StartModel(kind), isSeen: false, places);
        scratch.Return();
        return [.. result.Findings.Select(f => ExplainedFinding.Of(f, places[f].View, places[f].Span))];
    }

    /// <summary>All views of a text.</summary>
    internal IReadOnlyList<TextView> Views(string text)
    {
        var scratch = ScanScratch.Take(text.Length);
        var views = new List<TextView> { new(text) };
        for (var i = 0; i < views.Count && scratch.Work.TakeView(views[i].Text.Length); i++)
        {
            var folded = CharacterFolder.Fold(views[i]);
            Look(folded.Text, scratch.Work, scratch);
            if (views[i].Decodings.Count < ViewBuilder.Deepest)
                _views.Decode(new(views[i], folded, scratch.Survey), views);
        }

        scratch.Return();
        return views;
    }

    private ModelScan? StartModel(BlockKind kind) => _model is null ? null : ModelScan.Start(_model, kind);

    /// <summary>Looks at a text that has no characters to hide anything in, as it stands. Allocates nothing.</summary>
    private bool LookAtPlain(string text, ScanScratch scratch, ModelScan? model)
    {
        if (!scratch.Plain.TryFold(text, out var plain))
            return false;
        Look(plain, scratch.Work, scratch);
        model?.Add(plain, view: null, scratch.Survey);
        scratch.MayBeDecoded = _views.IsLikely(plain, scratch.Survey);
        return true;
    }

    private void Look(ReadOnlySpan<char> plain, ScanWork work, ScanScratch scratch)
    {
        Surveyor.Survey(plain, _lore, scratch.Survey);
        if (work.IsExhaustive)
            scratch.Survey.OpenAll();
        work.Characters += plain.Length;
        _matcher.Match(plain, scratch.Survey, work, scratch.Matches);
    }

    private static bool IsClean(ScanScratch scratch, ModelScan? model) =>
        scratch.Matches.Matches.Count == 0 && !scratch.MayBeDecoded && !scratch.Work.IsExhausted && ModelFinding.IsSilent(model);

    private ScanResult ScanViews(string text, BlockKind kind, ScanWork work, ScanScratch scratch, ModelScan? model, bool isSeen, Dictionary<Finding, (TextView View, TextSpan Span)>? places = null)
    {
        var collector = new FindingCollector(_pack, text, kind) { Places = places };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var level = new List<TextView> { new(text) };
        for (var depth = 0; depth <= ViewBuilder.Deepest && level.Count > 0; depth++)
        {
            var deeper = new List<TextView>();
            foreach (var raw in level)
            {
                if (depth == 0 || (seen.Add(raw.Text) && work.TakeView(raw.Text.Length)))
                    ScanView(raw, depth == ViewBuilder.Deepest ? null : deeper, collector, work, scratch, model, isSeen && depth == 0);
            }

            level = deeper;
        }

        if (work.IsExhausted)
            collector.Add(new ViewSignal(ViewSignal.DecodingLimit, new(0, text.Length)), new(text));
        return collector.ToResult(model);
    }

    private void ScanView(TextView raw, List<TextView>? deeper, FindingCollector collector, ScanWork work, ScanScratch scratch, ModelScan? model, bool isSeen)
    {
        var folded = CharacterFolder.Fold(raw);
        foreach (var signal in raw.Signals)
            collector.Add(signal, raw);
        if (isSeen)
            model?.Adopt(folded);
        else
        {
            Look(folded.Text, work, scratch);
            model?.Add(folded.Text, folded, scratch.Survey);
        }

        foreach (var match in scratch.Matches.Matches)
            collector.Add(match, folded);
        if (deeper is not null && work.HasRoom && (!isSeen || scratch.MayBeDecoded))
            _views.Decode(new(raw, folded, scratch.Survey), deeper);
    }
}
