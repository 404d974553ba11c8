using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>Accepts each context once per tenant: across applications, nodes and restarts. When the store cannot be reached, nothing is accepted.</summary>
public sealed class AcceptedContexts(ConsoleDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan s_betweenClearings = TimeSpan.FromMinutes(1);

    private long _clearAfter;

    /// <summary>Whether the context is new to the tenant. Of many callers at once exactly one is told so.</summary>
    public async Task<bool> TryAcceptAsync(ApplicationIdentity caller, EnvelopeHead head, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        await ClearAsync(db, cancellation);
        var until = head.ExpiresAt.ToUnixTimeMilliseconds();
        var added = await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "AcceptedContexts" ("TenantId", "Nonce", "Until") VALUES ({caller.TenantId}, {head.Nonce}, {until}) ON CONFLICT DO NOTHING""", cancellation);
        return added == 1;
    }

    private async Task ClearAsync(ConsoleDbContext db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var due = Interlocked.Read(ref _clearAfter);
        if (now < due || Interlocked.CompareExchange(ref _clearAfter, now + (long)s_betweenClearings.TotalMilliseconds, due) != due)
        {
            return;
        }

        await db.AcceptedContexts.Where(c => c.Until <= now).ExecuteDeleteAsync(cancellation);
    }
}
