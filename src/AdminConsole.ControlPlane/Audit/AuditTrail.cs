using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Audit;

/// <summary>Reads the audit trail, and checks its chain.</summary>
public sealed class AuditTrail(ConsoleDatabase database, TimeProvider clock)
{
    /// <summary>The most records of one export.</summary>
    public const int MostExported = 50_000;

    public async Task<Result<Page<AuditRecord>>> ListAsync(Actor actor, Guid? tenant, PageRequest page, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewAudit))
        {
            return new Forbidden(nameof(Permission.ViewAudit));
        }

        await using var db = database.Open(actor.Where(Permission.ViewAudit).Narrow(tenant));
        var rows = Over(db, tenant, page);
        var total = await rows.CountAsync(cancellation);
        return new Page<AuditRecord>(await rows.OrderByDescending(r => r.Sequence).Skip(page.Skip).Take(page.Limit).ToListAsync(cancellation), total);
    }

    /// <summary>The newest first, at most <see cref="MostExported"/>; the export itself is the next record.</summary>
    public async Task<Result<IReadOnlyList<AuditRecord>>> ExportAsync(Actor actor, Guid? tenant, string? search, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewAudit))
        {
            return new Forbidden(nameof(Permission.ViewAudit));
        }

        await using var db = database.Open(actor.Where(Permission.ViewAudit).Narrow(tenant));
        var found = await Over(db, tenant, new PageRequest(Search: search)).OrderByDescending(r => r.Sequence).Take(MostExported).ToListAsync(cancellation);
        db.Audit(clock, actor, "audit.exported", tenant, $"{found.Count} records", new { records = found.Count });
        await db.SaveChangesAsync(cancellation);
        return Result.Of<IReadOnlyList<AuditRecord>>(found);
    }

    /// <summary>Walks the whole chain and names the first record that does not fit; null when all do.</summary>
    public async Task<Result<AuditCheck>> CheckAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.CanEverywhere(Permission.ViewAudit))
        {
            return new Forbidden(nameof(Permission.ViewAudit));
        }

        await using var db = database.Open(TenantScope.Everything);
        var previous = "";
        long expected = 0;
        await foreach (var record in db.AuditRecords.AsNoTracking().OrderBy(r => r.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            expected++;
            if (record.Sequence != expected || record.PreviousHash != previous || AuditChain.HashOf(record) != record.Hash)
            {
                return new AuditCheck(expected - 1, expected);
            }

            previous = record.Hash;
        }

        return new AuditCheck(expected, null);
    }

    private static IQueryable<AuditRecord> Over(ConsoleDbContext db, Guid? tenant, PageRequest page)
    {
        var rows = db.AuditRecords.AsNoTracking();
        rows = tenant is null ? rows : rows.Where(r => r.TenantId == tenant);
        return page.Pattern is { } pattern
            ? rows.Where(r => r.Action.ToLower().Contains(pattern) || r.Target.ToLower().Contains(pattern) || r.Actor.ToLower().Contains(pattern))
            : rows;
    }
}

/// <summary>What a walk along the audit chain found.</summary>
/// <param name="Intact">Records from the first on that fit.</param>
/// <param name="BrokenAt">The sequence number where the chain breaks; null when it is whole.</param>
public sealed record AuditCheck(long Intact, long? BrokenAt);

internal static class AuditWriting
{
    private static readonly JsonSerializerOptions s_detail = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Adds a record to what the context will save, so that change and record are stored together or not at all.</summary>
    public static void Audit(this ConsoleDbContext db, TimeProvider clock, Actor actor, string action, Guid? tenant, string target, object? detail = null) =>
        db.PendingAudit.Add(new AuditRecord
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
            TenantId = tenant,
            OperatorId = actor.Id,
            Actor = actor.Name,
            Action = action,
            Target = target,
            Detail = JsonSerializer.Serialize(detail ?? new { }, s_detail),
        });
}
