using Mocop.Blocks;

namespace Mocop.Detection.Packs;

/// <summary>Tries a pack before it is used: its own examples, and how much work it is.</summary>
public static class RulePackTrial
{
    /// <summary>A scanner with the rules of a pack alone, without the trained model. Costs some milliseconds: make it once and share it.</summary>
    /// <param name="pack">The rules.</param>
    public static InjectionScanner ScannerOf(RulePack pack) => new(pack, model: null);

    /// <summary>Runs every rule's own examples, each as a plugin's answer.</summary>
    /// <param name="pack">The pack.</param>
    /// <returns>The examples that came out otherwise than written; none if all is well.</returns>
    public static IReadOnlyList<FailedExample> FailedExamples(RulePack pack)
    {
        var scanner = ScannerOf(pack);
        return
        [
            .. pack.Rules.SelectMany(rule => rule.Positive.Select(text => new FailedExample(rule.Id, text, true)).Concat(rule.Negative.Select(text => new FailedExample(rule.Id, text, false))))
                .Where(example => scanner.Scan(example.Text, BlockKind.Plugin).Findings.Any(f => string.Equals(f.Rule, example.Rule, StringComparison.Ordinal)) != example.ShouldMatch),
        ];
    }

    /// <summary>How many steps the patterns of a scanner take over some texts, each scanned as a plugin's answer. The same for the same texts on every machine.</summary>
    /// <param name="scanner">The scanner.</param>
    /// <param name="texts">The texts.</param>
    public static long Steps(InjectionScanner scanner, IEnumerable<string> texts)
    {
        long steps = 0;
        foreach (var text in texts)
        {
            var work = new ScanWork(text.Length);
            scanner.Scan(text, BlockKind.Plugin, work);
            steps += work.Steps;
        }

        return steps;
    }
}

/// <summary>An example that came out otherwise than written.</summary>
/// <param name="Rule">The rule whose example it is.</param>
/// <param name="Text">The example.</param>
/// <param name="ShouldMatch">Whether the rule should have matched.</param>
public sealed record FailedExample(string Rule, string Text, bool ShouldMatch);
