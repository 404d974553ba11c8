using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Detection.Joints;

namespace Mocop.Assembly;

/// <summary>
/// Scans what untrusted blocks say together: neighbours in the order in which a model reads them, and all blocks of one source wherever they stand. A finding is
/// given to every block that holds a part of it.
/// </summary>
internal static class JointScan
{
    /// <summary>The model judges whole texts; where two unrelated ones meet it has nothing to go by.</summary>
    private const string Learned = "model";

    private static readonly string[] Between = ["", " "];
    private static readonly string[] Apart = [""];

    /// <summary>The blocks with what was seen at their joints.</summary>
    internal static IReadOnlyList<AssemblyBlock> Add(IReadOnlyList<AssemblyBlock> blocks, IBlockScanner scanner)
    {
        var groups = Neighbours(blocks).Concat(Sources(blocks)).ToArray();
        if (groups.Length == 0)
            return blocks;
        var findings = blocks.Select(b => b.Scan.Findings.ToList()).ToArray();
        foreach (var group in groups)
        {
            foreach (var between in IsApart(group, blocks) ? Apart : Between)
                Scan(group, between, scanner, blocks, findings);
        }

        return [.. blocks.Select((b, i) => findings[i].Count == b.Scan.Findings.Count ? b : b with { Scan = With(b.Scan, findings[i]) })];
    }

    /// <summary>Whether a blank stands at every joint already, so that one more says nothing new.</summary>
    private static bool IsApart(int[] group, IReadOnlyList<AssemblyBlock> blocks)
    {
        for (var i = 1; i < group.Length; i++)
        {
            string left = blocks[group[i - 1]].Input.Content, right = blocks[group[i]].Input.Content;
            if (left.Length == 0 || right.Length == 0 || !(char.IsWhiteSpace(left[^1]) || char.IsWhiteSpace(right[0])))
                return false;
        }

        return true;
    }

    private static void Scan(int[] group, string between, IBlockScanner scanner, IReadOnlyList<AssemblyBlock> blocks, List<Finding>[] findings)
    {
        var joint = JointText.Of([.. group.Select(i => blocks[i].Input.Content)], between);
        foreach (var finding in RuleScan.ScanRules(scanner, joint.Text, blocks[group[0]].Input.Kind).Findings)
        {
            var parts = joint.PartsOf(finding.Span);
            if (parts.Count < 2 || string.Equals(finding.Category, Learned, StringComparison.Ordinal) || IsLimit(finding))
                continue;
            if (parts.Any(p => findings[group[p.Text]].Exists(f => string.Equals(f.Rule, finding.Rule, StringComparison.Ordinal) && f.Span.Start < p.Span.End && p.Span.Start < f.Span.End)))
                continue;
            foreach (var (text, span) in parts)
                findings[group[text]].Add(finding with { Span = span });
        }
    }

    /// <summary>A scan that was cut short says so of its whole text, and each block has been scanned by itself.</summary>
    private static bool IsLimit(Finding finding) => string.Equals(finding.Rule, "obfuscation.decoding-limit", StringComparison.Ordinal);

    private static IEnumerable<int[]> Neighbours(IReadOnlyList<AssemblyBlock> blocks)
    {
        for (var start = 0; start < blocks.Count;)
        {
            var end = start;
            while (end < blocks.Count && IsUntrusted(blocks[end]))
                end++;
            if (end - start > 1)
                yield return [.. Enumerable.Range(start, end - start)];
            start = end + 1;
        }
    }

    /// <summary>Sources whose blocks do not stand side by side.</summary>
    private static IEnumerable<int[]> Sources(IReadOnlyList<AssemblyBlock> blocks) =>
        Enumerable.Range(0, blocks.Count).Where(i => IsUntrusted(blocks[i]) && blocks[i].Origin.Id is not null)
            .GroupBy(i => (blocks[i].Origin.Type, blocks[i].Origin.Id)).Select(g => g.ToArray())
            .Where(g => g.Length > 1 && g[^1] - g[0] >= g.Length);

    private static bool IsUntrusted(AssemblyBlock block) => block.Trust <= TrustLevel.Plugin;

    private static ScanResult With(ScanResult scan, List<Finding> findings)
    {
        Finding[] ordered = [.. findings.OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ThenBy(f => f.Rule, StringComparer.Ordinal)];
        return scan with { Score = Math.Max(scan.Score, ScanResult.Of(ordered).Score), Findings = ordered };
    }
}
