using System.Collections.Concurrent;
using System.Security.Cryptography;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>The classifier of each tenant that has one. Made once per revision.</summary>
public sealed class TenantClassifiers(ConsoleDatabase database, IClassifierEndpoint endpoint, ISecretProtector protector, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, (Guid Row, int Revision, ActiveClassifier Made)> _made = new();

    /// <summary>What is in force for a tenant; null when it has none, or it is switched off.</summary>
    public async Task<ActiveClassifier?> ForAsync(Guid tenant, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Of(tenant));
        var newest = await db.Classifiers.AsNoTracking().Where(c => c.TenantId == tenant && !c.Disabled).Select(c => new { c.Id, c.Revision }).SingleOrDefaultAsync(cancellation);
        if (newest is null)
        {
            _made.TryRemove(tenant, out _);
            return null;
        }

        if (_made.TryGetValue(tenant, out var made) && made.Row == newest.Id && made.Revision == newest.Revision)
        {
            return made.Made;
        }

        if (await db.Classifiers.AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == tenant && !c.Disabled, cancellation) is not { } settings)
        {
            return null;
        }

        var active = new ActiveClassifier(endpoint, TargetOf(settings), settings, clock);
        _made[tenant] = (settings.Id, settings.Revision, active);
        return active;
    }

    private ClassifierTarget? TargetOf(ClassifierSettings settings)
    {
        try
        {
            return new(settings.TenantId, settings.Revision, new Uri(settings.Url), settings.ProtectedSecret is { } secret ? protector.Unprotect(secret) : null) { Settings = settings.Id };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
