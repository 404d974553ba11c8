using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Tenants;
using ControlPlane.Tests.Incidents;
using Microsoft.EntityFrameworkCore;
using Tests.Shared;

namespace ControlPlane.Tests.Persistence;

public sealed class SqliteStoreTests(SqliteProvider provider) : StoreContract(provider), IClassFixture<SqliteProvider>;

public sealed class PostgresStoreTests(PostgresProvider provider) : StoreContract(provider), IClassFixture<PostgresProvider>;

/// <summary>What must hold on every database alike.</summary>
public abstract class StoreContract(IStoreProvider provider)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_make_the_model()
    {
        await using var host = await StartAsync();
        await using var db = host.Database.Open(TenantScope.Everything);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await host.Database.PendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task Every_entity_with_a_tenant_is_filtered_by_it()
    {
        await using var host = await StartAsync();
        await using var db = host.Database.Open(TenantScope.Nothing);

        var owned = db.Model.GetEntityTypes().Where(t => t.FindProperty("TenantId") is not null || t.ClrType == typeof(Tenant)).ToList();

        Assert.True(owned.Count >= 13);
        Assert.All(owned, t => Assert.True(t.FindDeclaredQueryFilter(ConsoleDbContext.TenantFilter) is not null, $"{t.ClrType.Name} has no tenant filter."));
    }

    [Fact]
    public async Task A_scope_sees_its_own_rows_alone()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        var globex = await host.NewTenantAsync("globex", Cancellation);

        await using var db = host.Database.Open(TenantScope.Of(acme.Id));

        Assert.Equal(acme.Id, Assert.Single(await db.Tenants.ToListAsync(Cancellation)).Id);
        Assert.Equal(acme.Application.Id, Assert.Single(await db.Applications.ToListAsync(Cancellation)).Id);
        Assert.Equal(acme.Key.Key.Id, Assert.Single(await db.ApiKeys.ToListAsync(Cancellation)).Id);
        Assert.All(await db.AuditRecords.ToListAsync(Cancellation), r => Assert.Equal(acme.Id, r.TenantId));
        Assert.Null(await db.Applications.SingleOrDefaultAsync(a => a.Id == globex.Application.Id, Cancellation));
        Assert.Equal(0, await db.Applications.Where(a => a.Id == globex.Application.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Disabled, true), Cancellation));
    }

    [Fact]
    public async Task Writing_outside_of_the_scope_is_refused()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        var globex = await host.NewTenantAsync("globex", Cancellation);
        await using var db = host.Database.Open(TenantScope.Of(acme.Id));

        db.Applications.Add(new Application { Id = Guid.CreateVersion7(), TenantId = globex.Id, Slug = "stowaway", Name = "x" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task A_budget_is_never_exceeded_by_callers_at_once()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        await host.Get<BudgetService>().CreateAsync(Actor.System, acme.Id, new("daily", null, null, BudgetWindow.Day, 1000), Cancellation);
        var ledger = host.Get<BudgetLedger>();
        await ledger.ReserveAsync(acme.Identity, "m", 1, Cancellation);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => ledger.ReserveAsync(acme.Identity, "m", 50, Cancellation))));

        Assert.Equal(19, outcomes.Count(o => o.Succeeded));
        var refused = Assert.IsType<BudgetExceeded>(outcomes.First(o => !o.Succeeded).Error);
        Assert.Equal("daily", refused.Budget);
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
        Assert.Equal(951, Assert.Single((await host.Get<BudgetService>().ListAsync(Actor.System, acme.Id, new(), Cancellation)).Items).Spent);
    }

    [Fact]
    public async Task A_context_is_accepted_once_by_callers_at_once()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        var head = (await host.SendAsync(acme, Cancellation)).Envelope;
        var accepted = host.Get<AcceptedContexts>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => accepted.TryAcceptAsync(acme.Identity, head, Cancellation))));

        Assert.Single(answers, isNew => isNew);
    }

    [Fact]
    public async Task The_audit_chain_is_whole_and_shows_a_changed_record()
    {
        await using var host = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => host.Get<TenantService>().CreateAsync(Actor.System, $"tenant-{i}", "x", Cancellation))));
        var trail = host.Get<AuditTrail>();
        Assert.Equal(new AuditCheck(6, null), (await trail.CheckAsync(Actor.System, Cancellation)).Value);

        await using var db = host.Database.Open(TenantScope.Everything);
        await db.AuditRecords.Where(r => r.Sequence == 4).ExecuteUpdateAsync(s => s.SetProperty(r => r.Actor, "somebody else"), Cancellation);

        Assert.Equal(new AuditCheck(3, 4), (await trail.CheckAsync(Actor.System, Cancellation)).Value);
    }

    [Fact]
    public async Task Deleting_a_tenant_takes_everything_of_its_own_and_keeps_the_audit_trail()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);

        Assert.True((await host.Get<TenantService>().DeleteAsync(Actor.System, acme.Id, Cancellation)).Succeeded);

        await using var db = host.Database.Open(TenantScope.Everything);
        Assert.Empty(await db.Applications.ToListAsync(Cancellation));
        Assert.Empty(await db.ApiKeys.ToListAsync(Cancellation));
        Assert.Empty(await db.PolicyVersions.ToListAsync(Cancellation));
        Assert.Contains(await db.AuditRecords.ToListAsync(Cancellation), r => r.Action == "tenant.deleted");
    }

    private async Task<ControlPlaneHost> StartAsync() => await ControlPlaneHost.StartAsync(await provider.NewStoreAsync(Cancellation), Cancellation);
}
