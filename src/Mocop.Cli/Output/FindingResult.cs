using Mocop.Assembly;
using Mocop.Detection;

namespace Mocop.Cli.Output;

/// <summary>A finding, with its score from 0 to 1, as the HTTP API shows it.</summary>
internal sealed record FindingResult(
    string? Block, string Rule, string Category, string Technique, Severity Severity, decimal Score, TextSpan Span, IReadOnlyList<string> Views, Taxonomy Taxonomy,
    string Matched, string? Path)
{
    public static FindingResult Of(Finding finding, string? block = null) => new(
        block, finding.Rule, finding.Category, finding.Technique, finding.Severity, finding.Score / 1000m, finding.Span, finding.Views, finding.Taxonomy, finding.Matched, finding.Path);

    public static IEnumerable<FindingResult> OfAll(IEnumerable<BlockScan> scans) => scans.SelectMany(scan => scan.Findings.Select(finding => Of(finding, scan.Block)));
}
