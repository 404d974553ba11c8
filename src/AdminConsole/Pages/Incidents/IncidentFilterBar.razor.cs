using System.Globalization;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Layout;
using Microsoft.AspNetCore.Components;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.Pages.Incidents;

/// <summary>The filters that hold, as chips, and those that may be set, as menus. All of them are links.</summary>
public sealed partial class IncidentFilterBar
{
    [Parameter, EditorRequired]
    public required IncidentFilter Filter { get; set; }

    [Parameter, EditorRequired]
    public required IncidentFacets Facets { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<TenantRow> Tenants { get; set; }

    [Parameter]
    public string? TenantSlug { get; set; }

    /// <summary>How many incidents answer; null while that is not known.</summary>
    [Parameter]
    public int? Total { get; set; }

    /// <summary>The page's address with one query parameter changed.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string?, string> Address { get; set; }

    private IEnumerable<(string Name, string Value, string Href)> Set =>
        from filter in new (string Name, string? Value, string Parameter)[]
        {
            ("state", Filter.State?.Text(), "state"),
            ("severity ≥", Filter.AtLeast?.Word(), "severity"),
            ("tenant", TenantSlug, TenantChoice.Parameter),
            ("source", Filter.Source, "source"),
            ("technique", Filter.Technique, "technique"),
            ("context", Filter.Context, "context"),
            ("verdict", Filter.Verdict?.Word(), "verdict"),
            ("trust", Filter.Trust?.Word(), "trust"),
            ("time", Filter.Range?.Text, "range"),
        }
        where !string.IsNullOrEmpty(filter.Value)
        select (filter.Name, filter.Value!, Address(filter.Parameter, filter.Parameter == "state" ? IncidentFilter.AnyState : null));

    private IEnumerable<(string Name, IReadOnlyList<FilterChoice> Choices)> Unset
    {
        get
        {
            if (Filter.State is null) yield return ("state", Choices<IncidentState>("state", IncidentWords.Word, IncidentWords.Text));
            if (Filter.AtLeast is null) yield return ("severity", Choices<Severity>("severity", TrustWords.Word, severity => $"at least {severity.Word()}"));
            if (string.IsNullOrEmpty(TenantSlug) && Tenants.Count > 1)
            {
                yield return ("tenant", [.. Tenants.Select(tenant => new FilterChoice(tenant.Slug, Address(TenantChoice.Parameter, tenant.Slug)))]);
            }

            if (Filter.Source is null && Facets.Sources.Count > 0) yield return ("source", Choices("source", Facets.Sources));
            if (Filter.Technique is null && Facets.Techniques.Count > 0) yield return ("technique", Choices("technique", Facets.Techniques));
            if (Filter.Verdict is null) yield return ("verdict", Choices<Verdict>("verdict", TrustWords.Word, TrustWords.Word));
            if (Filter.Trust is null) yield return ("trust", Choices<TrustLevel>("trust", TrustWords.Word, TrustWords.Word));
            if (Filter.Range is null) yield return ("time", [.. IncidentRange.All.Select(range => new FilterChoice(range.Text, Address("range", range.Word)))]);
        }
    }

    private FilterChoice[] Choices<T>(string parameter, Func<T, string> word, Func<T, string> text)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new FilterChoice(text(value), Address(parameter, word(value))))];

    private FilterChoice[] Choices(string parameter, IReadOnlyList<IncidentFacet> facets) =>
        [.. facets.Select(facet => new FilterChoice($"{facet.Value} · {facet.Count.ToString("N0", CultureInfo.InvariantCulture)}", Address(parameter, facet.Value)))];
}
