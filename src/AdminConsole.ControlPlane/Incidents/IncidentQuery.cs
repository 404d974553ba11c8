using AdminConsole.ControlPlane.Access;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>Which incidents are wanted. Every member that is null asks for nothing.</summary>
public sealed record IncidentQuery
{
    public Guid? Tenant { get; init; }

    public Guid? Application { get; init; }

    public IncidentState? State { get; init; }

    public Severity? AtLeast { get; init; }

    public Verdict? Verdict { get; init; }

    public TrustLevel? Trust { get; init; }

    public string? Source { get; init; }

    public string? Category { get; init; }

    public string? Technique { get; init; }

    public string? Context { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>A text in the technique, the source, the tool or the file; in the payload too, for whoever may see it.</summary>
    public string? Text { get; init; }

    /// <summary>Only incidents that arrived after this one.</summary>
    public long? After { get; init; }

    /// <param name="rows">The incidents that may be seen.</param>
    /// <param name="payloads">The tenants whose payloads may be searched.</param>
    internal IQueryable<Incident> Over(IQueryable<Incident> rows, TenantScope payloads)
    {
        rows = Application is { } application ? rows.Where(i => i.ApplicationId == application) : rows;
        rows = State is { } state ? rows.Where(i => i.State == state) : rows;
        rows = AtLeast is { } severity ? rows.Where(i => i.Severity >= severity) : rows;
        rows = Verdict is { } verdict ? rows.Where(i => i.Verdict == verdict) : rows;
        rows = Trust is { } trust ? rows.Where(i => i.Trust == trust) : rows;
        rows = string.IsNullOrEmpty(Source) ? rows : rows.Where(i => i.Source == Source);
        rows = string.IsNullOrEmpty(Category) ? rows : rows.Where(i => i.Category == Category);
        rows = string.IsNullOrEmpty(Technique) ? rows : rows.Where(i => i.Technique == Technique);
        rows = string.IsNullOrEmpty(Context) ? rows : rows.Where(i => i.ContextId == Context);
        rows = From is { } from ? rows.Where(i => i.OccurredAt >= from) : rows;
        rows = Until is { } until ? rows.Where(i => i.OccurredAt < until) : rows;
        rows = After is { } after ? rows.Where(i => i.Number > after) : rows;
        if (string.IsNullOrWhiteSpace(Text))
        {
            return rows;
        }

        var text = Text.Trim().ToLowerInvariant();
        var (everywhere, tenants) = (payloads.All, payloads.Tenants);
        return rows.Where(i =>
            i.Technique.ToLower().Contains(text) || i.Source!.ToLower().Contains(text) || i.Tool!.ToLower().Contains(text)
            || i.Uri!.ToLower().Contains(text) || ((everywhere || tenants.Contains(i.TenantId)) && i.Text.ToLower().Contains(text)));
    }
}
