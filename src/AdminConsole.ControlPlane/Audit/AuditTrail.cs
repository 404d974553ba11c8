using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Audit;

/// <summary>Reads the audit trail, and checks its chain.</summary>
public sealed class AuditTrail(ConsoleDatabase database)
{
    public async Task<Result<Page<AuditRecord>>> ListAsync(Actor actor, Guid? tenant, PageRequest page, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewAudit))
        {
            return new Forbidden(nameof(Permission.ViewAudit));
        }

        await using var db = database.Open(actor.Where(Permission.ViewAudit).Narrow(tenant));
        var rows = db.AuditRecords.AsNoTracking();
        if (tenant is not null)
        {
            rows = rows.Where(r => r.TenantId == tenant);
        }

        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(r => r.Action.ToLower().Contains(pattern) || r.Target.ToLower().Contains(pattern) || r.Actor.ToLower().Contains(pattern));
        }

        var total = await rows.CountAsync(cancellation);
        return new Page<AuditRecord>(await rows.OrderByDescending(r => r.Sequence).Skip(page.Skip).Take(page.Limit).ToListAsync(cancellation), total);
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
