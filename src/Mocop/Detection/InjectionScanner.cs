using Mocop.Blocks;
using Mocop.Detection.Model;
using Mocop.Detection.Packs;
using Mocop.Detection.Views;

namespace Mocop.Detection;

/// <summary>
/// Looks for injections with the rules of a pack and the trained model, over the text as it stands and over what it hides: invisible and look-alike characters, encodings, spacing.
/// Synchronous, pure, safe to share between threads. It is a speed bump and a witness, never the boundary: what it misses is still escaped and tainted.
/// </summary>
public sealed class InjectionScanner : IBlockScanner
{
    private static readonly Lazy<InjectionScanner> LazyDefault = new(() => new(RulePack.BuiltIn));
    private readonly CompiledPack _pack;
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
        _matcher = new(_pack);
        _views = new(_pack.Vocabulary);
    }

    /// <summary>The scanner with the built-in rules.</summary>
    public static InjectionScanner Default => LazyDefault.Value;

    /// <summary>The rules it looks for.</summary>
    public RulePack Pack => _pack.Pack;

    /// <inheritdoc/>
    public ScanResult Scan(string text, BlockKind kind) => Scan(text, kind, new ScanWork(text.Length));

    internal ScanResult Scan(string text, BlockKind kind, ScanWork work)
    {
        var collector = new FindingCollector(_pack, text, kind);
        var model = _model is null ? null : ModelScan.Start(_model, kind);
        foreach (var view in _views.Build(text, work))
        {
            foreach (var signal in view.Raw.Signals)
                collector.Add(signal, view.Raw);
            foreach (var match in _matcher.Match(view.Folded.Text, view.Words, work))
                collector.Add(match, view.Folded);
            model?.Add(view.Folded);
        }

        if (work.IsExhausted)
            collector.Add(new ViewSignal(ViewSignal.DecodingLimit, new(0, text.Length)), new(text));
        return collector.ToResult(model);
    }
}
