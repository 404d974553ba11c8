using Mocop.Detection.Packs;

namespace Mocop.Detection.Model.Tongues;

/// <summary>
/// The rules of a language that the model reads are hints: alone they flag nothing, together with the model they do. They are coarse ("cancel the earlier order", "tell nobody your password"), and the model knows of
/// more. What the rules of other languages see, and what was decoded, counts as ever.
/// </summary>
internal static class LanguageHints
{
    /// <summary>As much as such rules say alone; less than flags anything.</summary>
    private const int Loudest = 480;

    /// <summary>The same in a user's message.</summary>
    private const int LoudestDirect = 680;

    /// <summary>As much as they lend to the model at most.</summary>
    internal const int MostLent = 650;

    private const int Hundredths = 100;
    private const int Step = 5;

    /// <summary>Languages whose rules match each other's texts.</summary>
    private static readonly string[][] Families = [["da", "nb", "no", "sv"], ["cs", "sk"], ["sr", "hr", "sl"], ["ru", "uk", "bg", "sr"], ["tr", "az"], ["id", "ms"], ["es", "ca"], ["nl", "af"], ["hi", "mr"]];

    /// <summary>Lowers the findings of such rules where the model does not bear them out.</summary>
    /// <param name="findings">The findings so far; some are replaced.</param>
    /// <param name="pack">The rules that made them.</param>
    /// <param name="model">What the model saw.</param>
    /// <param name="replaced">Is told what each finding was and what it is now.</param>
    internal static void Weigh(List<Finding> findings, CompiledPack pack, ModelScan model, Action<Finding, Finding> replaced)
    {
        if (model.Language is not { } language || findings.Count == 0)
            return;
        var sure = ScanResult.Of(findings).Score;
        var bound = Math.Max(model.IsDirect ? LoudestDirect : Loudest, model.Score(Math.Min(sure, MostLent)));
        if (sure <= bound)
            return;
        var hints = findings.Index().Where(f => IsHint(f.Item, pack, language)).Select(f => (At: f.Index, Was: f.Item)).ToList();
        bound = Math.Max(bound, ScanResult.Of([.. findings.Where((_, i) => hints.TrueForAll(h => h.At != i))]).Score);
        for (var share = Hundredths - Step; share > 0 && hints.Count > 0 && ScanResult.Of(findings).Score > bound; share -= Step)
        {
            foreach (var (at, was) in hints)
                findings[at] = was with { Score = Math.Max(1, was.Score * share / Hundredths) };
        }

        foreach (var (at, was) in hints)
            replaced(was, findings[at]);
    }

    private static bool IsHint(Finding finding, CompiledPack pack, string language) =>
        finding.Views.Count == 0 && pack.Pack.Rules.FirstOrDefault(r => string.Equals(r.Id, finding.Rule, StringComparison.Ordinal)) is { } rule && rule.Languages.Any(l => IsOf(l, language));

    private static bool IsOf(string ruled, string language) =>
        string.Equals(ruled, language, StringComparison.Ordinal) || Families.Any(f => f.Contains(ruled) && f.Contains(language));
}
