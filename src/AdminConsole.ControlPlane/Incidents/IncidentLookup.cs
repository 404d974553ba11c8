using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>Answers the small questions of a screen: how many, where in the list, which filters there are.</summary>
public sealed class IncidentLookup(ConsoleDatabase database)
{
    private const int LongestFacet = 15;

    /// <summary>How many incidents answer to a query; none for whoever may not see any.</summary>
    public async Task<int> CountAsync(Actor actor, IncidentQuery query, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewIncidents).Narrow(query.Tenant));
        return await query.Over(db.Incidents.AsNoTracking(), actor.Where(Permission.ViewPayloads)).CountAsync(cancellation);
    }

    /// <summary>Where an incident stands in the list of a query, whether or not it answers to the query itself.</summary>
    public async Task<IncidentPlace> PlaceAsync(Actor actor, IncidentQuery query, long number, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewIncidents).Narrow(query.Tenant));
        var numbers = query.Over(db.Incidents.AsNoTracking(), actor.Where(Permission.ViewPayloads)).Select(i => i.Number);
        return new(
            await numbers.CountAsync(n => n > number, cancellation) + 1,
            await numbers.AnyAsync(n => n == number, cancellation),
            await numbers.Where(n => n > number).MinAsync(n => (long?)n, cancellation),
            await numbers.Where(n => n < number).MaxAsync(n => (long?)n, cancellation));
    }

    /// <summary>The sources and techniques that occur, the most frequent first.</summary>
    public async Task<IncidentFacets> FacetsAsync(Actor actor, Guid? tenant, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewIncidents).Narrow(tenant));
        var sources = await db.Incidents.Where(i => i.Source != null).GroupBy(i => i.Source!)
            .OrderByDescending(g => g.Count()).Take(LongestFacet).Select(g => new IncidentFacet(g.Key, g.Count())).ToListAsync(cancellation);
        var techniques = await db.Incidents.GroupBy(i => i.Technique)
            .OrderByDescending(g => g.Count()).Take(LongestFacet).Select(g => new IncidentFacet(g.Key, g.Count())).ToListAsync(cancellation);
        return new(sources, techniques);
    }
}

/// <summary>The place of an incident in a list, the newest first.</summary>
/// <param name="Position">Counts from 1.</param>
/// <param name="Listed">Whether the incident itself is in the list.</param>
/// <param name="Newer">The next newer incident in the list.</param>
/// <param name="Older">The next older one.</param>
public sealed record IncidentPlace(int Position, bool Listed, long? Newer, long? Older);

/// <summary>The values that filters can take.</summary>
public sealed record IncidentFacets(IReadOnlyList<IncidentFacet> Sources, IReadOnlyList<IncidentFacet> Techniques);

/// <summary>A value and how many incidents have it.</summary>
public sealed record IncidentFacet(string Value, int Count);
