using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Audit;

/// <summary>Links new audit records to the last stored one, in the transaction that stores them together with what they tell of.</summary>
public static class AuditChain
{
    private const long PostgresLock = 0x4D6F436F50;

    internal static async Task<int> SaveAsync(ConsoleDbContext db, Func<Task<int>> save, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLock})", cancellation);
        }

        var last = await db.AuditRecords.IgnoreQueryFilters([ConsoleDbContext.TenantFilter]).AsNoTracking()
            .OrderByDescending(r => r.Sequence).Select(r => new { r.Sequence, r.Hash }).FirstOrDefaultAsync(cancellation);
        var sequence = last?.Sequence ?? 0;
        var previous = last?.Hash ?? "";
        foreach (var record in db.PendingAudit)
        {
            record.Sequence = ++sequence;
            record.PreviousHash = previous;
            previous = record.Hash = HashOf(record);
            db.AuditRecords.Add(record);
        }

        db.PendingAudit.Clear();

        var written = await save();
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return written;
    }

    /// <summary>The hash that a record must carry: SHA-256 over a JSON array of its members in a fixed order, the previous hash first.</summary>
    public static string HashOf(AuditRecord record)
    {
        string?[] members =
        [
            record.PreviousHash,
            record.Sequence.ToString(CultureInfo.InvariantCulture),
            record.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            record.TenantId?.ToString("D"),
            record.OperatorId?.ToString("D"),
            record.Actor,
            record.Action,
            record.Target,
            record.Detail,
        ];
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(members))));
    }
}
