using System.Collections.Concurrent;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Assembly;
using Mocop.Detection;
using Mocop.Detection.Packs;
using Mocop.Schemas;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>The scanner of each tenant: the built-in rules, and beside them the rules that the tenant published. Made once per version.</summary>
public sealed class TenantScanners(ConsoleDatabase database, IBlockScanner builtIn, ISchemaValidator schemas, TenantClassifiers classifiers)
{
    private readonly ConcurrentDictionary<Guid, (Guid Row, TenantEngine Engine)> _made = new();
    private readonly TenantEngine _builtIn = new(builtIn, schemas, 0);

    /// <summary>What is in force for a tenant. Asked once per request: a request keeps the rules it began with.</summary>
    /// <exception cref="InvalidOperationException">The published rules cannot be read. Nothing is scanned without them.</exception>
    public async Task<TenantEngine> ForAsync(Guid tenant, CancellationToken cancellation) =>
        (await WithoutClassifierAsync(tenant, cancellation)).With(await classifiers.ForAsync(tenant, cancellation));

    private async Task<TenantEngine> WithoutClassifierAsync(Guid tenant, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Of(tenant));
        var newest = await db.RulePackVersions.AsNoTracking().Where(p => p.Version > 0).OrderByDescending(p => p.Version)
            .Select(p => p.Id).FirstOrDefaultAsync(cancellation);
        if (newest == Guid.Empty)
        {
            return _builtIn;
        }

        if (_made.TryGetValue(tenant, out var made) && made.Row == newest)
        {
            return made.Engine;
        }

        var row = await db.RulePackVersions.AsNoTracking().SingleAsync(p => p.Id == newest, cancellation);
        var reading = RulePack.Read([row.Document]);
        var pack = reading.Pack ?? throw new InvalidOperationException($"Version {row.Version} of the rules of tenant {tenant} cannot be read: {string.Join("; ", reading.Errors)}");
        var engine = pack.Rules.Count == 0 ? new TenantEngine(builtIn, schemas, row.Version) : With(pack, row.Version);
        _made[tenant] = (newest, engine);
        return engine;
    }

    /// <summary>The built-in rules with these beside them.</summary>
    internal TenantEngine With(RulePack pack, int version) => new(new CombinedScanner(builtIn, pack), schemas, version);
}
