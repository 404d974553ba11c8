using AdminConsole.ControlPlane.Incidents;
using Mocop.Blocks;
using Mocop.Policies;

namespace AdminConsole.Pages.Incidents;

/// <summary>What incidents are said in.</summary>
internal static class IncidentWords
{
    private const int MostFamilies = 3;

    public static string Word(this IncidentState state) => state switch
    {
        IncidentState.Open => "open",
        IncidentState.Confirmed => "confirmed",
        _ => "false-positive",
    };

    public static string Text(this IncidentState state) => state switch
    {
        IncidentState.Open => "open",
        IncidentState.Confirmed => "confirmed attack",
        _ => "false positive",
    };

    /// <summary>What the verdict did, in a sentence.</summary>
    public static string WhatHappened(IncidentRow row) => row.Verdict switch
    {
        Verdict.Allow => "Let through unchanged",
        Verdict.Neutralize => "Neutralised: escaped and fenced, so that it is data",
        Verdict.Redact => "The flagged spans were cut out",
        Verdict.Quarantine => "Withheld: a placeholder stands in its place",
        _ => row.Category == "integrity" ? "The request was refused: a block was not what it claimed to be" : "The request was refused",
    } + row.Surface switch
    {
        "chat" => ", on its way through chat completions.",
        "scan" => ", in a scan; no model was asked.",
        "tools" => ", in a tool's answer.",
        "answer" => ", in a model's answer.",
        _ => ", in an assembled context.",
    };

    /// <summary>The source with its version; what kind of block it is when it has no name.</summary>
    public static string SourceOf(IncidentRow row) =>
        row.Source is null ? row.Kind is BlockKind.Plugin ? "unnamed" : "" : row.SourceVersion is null ? row.Source : $"{row.Source}@{row.SourceVersion}";

    /// <summary>In a few words: how the text was hidden, and what families of attack were seen in it.</summary>
    public static string Label(IncidentRow row)
    {
        var families = row.Categories.Count == 0 ? [row.Category] : row.Categories;
        return string.Join(" → ", [.. row.Views, string.Join(", ", families.Take(MostFamilies)) + (families.Count > MostFamilies ? ", …" : "")]);
    }

    /// <summary>The decodings that led to a finding, for a person.</summary>
    public static string SeenAs(IEnumerable<Mocop.Detection.Finding> findings)
    {
        string[] ways = [.. findings.Where(finding => finding.Views.Count > 0).Select(finding => string.Join(" → ", finding.Views)).Distinct(StringComparer.Ordinal)];
        return ways.Length == 0 ? "plain text; no decoding needed" : string.Join("; ", ways);
    }
}
