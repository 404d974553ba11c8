using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>The texts that a tenant's rules must get right.</summary>
public sealed class DetectionCases(ConsoleDatabase database, TimeProvider clock)
{
    public const int Most = 500;

    public const int LongestText = 100_000;

    /// <summary>The cases by name. A text that came from an incident is withheld from whoever may not see payloads.</summary>
    public async Task<Result<List<CaseRow>>> ListAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ViewConfiguration, tenant))
        {
            return new Forbidden(nameof(Permission.ViewConfiguration));
        }

        var payloads = actor.Can(Permission.ViewPayloads, tenant);
        await using var db = database.Open(TenantScope.Of(tenant));
        return await db.DetectionCases.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new CaseRow(c.Id, c.Name, payloads || c.Incident == null ? c.Text : null, c.Kind, c.Flagged, c.Incident, c.Author, c.SavedAt)).ToListAsync(cancellation);
    }

    /// <summary>Keeps a text as a case.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, Guid tenant, NewCase wanted, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        return await StoreAsync(actor, tenant, wanted, null, cancellation);
    }

    /// <summary>Keeps the text of an incident as a case: harmless, or an attack. Whoever decides incidents and may see their text may do so.</summary>
    public async Task<Result<Guid>> AddFromIncidentAsync(Actor actor, long number, bool flagged, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewIncidents));
        if (await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Number == number, cancellation) is not { } incident)
        {
            return new NotFound("The incident");
        }

        if (!actor.Can(Permission.DecideIncidents, incident.TenantId) || !actor.Can(Permission.ViewPayloads, incident.TenantId))
        {
            return new Forbidden($"{nameof(Permission.DecideIncidents)} and {nameof(Permission.ViewPayloads)}");
        }

        return await StoreAsync(actor, incident.TenantId, new($"incident #{number}", incident.Text, incident.Kind, flagged), number, cancellation);
    }

    public async Task<Result<Done>> RemoveAsync(Actor actor, Guid tenant, Guid id, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (await db.DetectionCases.SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } found)
        {
            return new NotFound("The case");
        }

        db.DetectionCases.Remove(found);
        db.Audit(clock, actor, "case.removed", tenant, found.Name, new { found.Kind, found.Flagged, found.Incident });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private async Task<Result<Guid>> StoreAsync(Actor actor, Guid tenant, NewCase wanted, long? incident, CancellationToken cancellation)
    {
        var errors = Check(wanted).ToList();
        if (errors.Count > 0)
        {
            return Result<Guid>.Failed(errors);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (await db.DetectionCases.CountAsync(cancellation) >= Most)
        {
            return new Conflict("case.too-many", $"A tenant keeps at most {Most} cases. Remove some first.");
        }

        if (incident is not null && await db.DetectionCases.AnyAsync(c => c.Incident == incident, cancellation))
        {
            return new Conflict("case.exists", $"The text of incident #{incident} is a case already.");
        }

        var made = new DetectionCase
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TenantId = tenant,
            Name = wanted.Name.Trim(),
            Text = wanted.Text,
            Kind = wanted.Kind,
            Flagged = wanted.Flagged,
            Incident = incident,
            Author = actor.Name,
            SavedAt = clock.GetUtcNow(),
        };
        db.DetectionCases.Add(made);
        db.Audit(clock, actor, "case.added", tenant, made.Name, new { made.Kind, made.Flagged, made.Incident });
        await db.SaveChangesAsync(cancellation);
        return made.Id;
    }

    private static IEnumerable<Error> Check(NewCase wanted)
    {
        foreach (var error in Names.CheckName(wanted.Name))
        {
            yield return error;
        }

        if (string.IsNullOrWhiteSpace(wanted.Text))
        {
            yield return new Invalid("text.missing", "text", "This is needed.");
        }
        else if (wanted.Text.Contains('\0'))
        {
            yield return new Invalid("text.nul", "text", "It holds a NUL character, which cannot be stored.");
        }
        else if (wanted.Text.Length > LongestText)
        {
            yield return new Invalid("text.too-long", "text", $"At most {LongestText} characters; these are {wanted.Text.Length}.");
        }
    }
}

/// <summary>A case to keep.</summary>
public sealed record NewCase(string Name, string Text, BlockKind Kind, bool Flagged);

/// <summary>A case as a list shows it. The text is null when it came from an incident and the reader may not see payloads.</summary>
public sealed record CaseRow(Guid Id, string Name, string? Text, BlockKind Kind, bool Flagged, long? Incident, string Author, DateTimeOffset SavedAt);
