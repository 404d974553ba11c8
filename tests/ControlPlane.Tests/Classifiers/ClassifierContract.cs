using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Classifiers;
using ControlPlane.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;
using Tests.Shared;

namespace ControlPlane.Tests.Classifiers;

public sealed class SqliteClassifierTests(SqliteProvider provider) : ClassifierContract(provider), IClassFixture<SqliteProvider>;

public sealed class PostgresClassifierTests(PostgresProvider provider) : ClassifierContract(provider), IClassFixture<PostgresProvider>;

/// <summary>What must hold for tenants' classifiers on every database alike.</summary>
public abstract class ClassifierContract(IStoreProvider provider)
{
    private static readonly ClassifierDefinition s_definition = new() { Url = "https://classifier.example/v1", Secret = "hush-1" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_set_is_shown_without_its_secret_and_audited_without_it()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        var service = host.Get<ClassifierService>();
        Assert.Null((await service.GetAsync(acme.With(Role.Auditor), acme.Id, Cancellation)).Value!.Settings);
        Assert.Null(await host.Get<TenantClassifiers>().ForAsync(acme.Id, Cancellation));

        await SaveAsync(host, acme, s_definition with { Low = 300, Kinds = [BlockKind.Plugin], MayLower = true });
        await SaveAsync(host, acme, s_definition with { Secret = null, High = 700 });

        var shown = (await service.GetAsync(acme.With(Role.Auditor), acme.Id, Cancellation)).Value!.Settings!;
        Assert.Equal((true, 2, 700, null), (shown.HasSecret, shown.Revision, shown.Definition.High, shown.Definition.Secret));
        Assert.Equal([BlockKind.User, BlockKind.Memory, BlockKind.Retrieval, BlockKind.Plugin], shown.Definition.Kinds);
        await using var db = host.Database.Open(TenantScope.Everything);
        Assert.Equal("protected:" + Convert.ToHexString("hush-1"u8), (await db.Classifiers.SingleAsync(Cancellation)).ProtectedSecret);
        var records = (await host.Get<AuditTrail>().ListAsync(Actor.System, acme.Id, new(), Cancellation)).Value!.Items.Where(r => r.Action == "classifier.changed").ToList();
        Assert.Equal(2, records.Count);
        Assert.All(records, r => Assert.DoesNotContain("hush", r.Detail, StringComparison.Ordinal));
        Assert.Contains("\"high\":700", records[0].Detail, StringComparison.Ordinal);

        Assert.True((await service.RemoveAsync(acme.With(Role.Administrator), acme.Id, Cancellation)).Succeeded);
        Assert.Null((await service.GetAsync(acme.With(Role.Auditor), acme.Id, Cancellation)).Value!.Settings);
        Assert.IsType<NotFound>((await service.RemoveAsync(acme.With(Role.Administrator), acme.Id, Cancellation)).Error);
    }

    [Fact]
    public async Task A_classifier_belongs_to_its_tenant_and_only_who_may_set_models_sets_it()
    {
        await using var host = await StartAsync();
        var (acme, globex) = (await host.NewTenantAsync("acme", Cancellation), await host.NewTenantAsync("globex", Cancellation));
        var service = host.Get<ClassifierService>();
        await SaveAsync(host, acme, s_definition);

        foreach (var stranger in new[] { globex.With(Role.Administrator), acme.With(Role.PolicyAuthor), acme.With(Role.Analyst), acme.With(Role.Auditor) })
        {
            foreach (var error in new[]
                     {
                         (await service.SaveAsync(stranger, acme.Id, s_definition, Cancellation)).Error, (await service.RemoveAsync(stranger, acme.Id, Cancellation)).Error,
                         (await service.TryAsync(stranger, acme.Id, s_definition, "hi", BlockKind.Plugin, Cancellation)).Error,
                     })
            {
                Assert.IsType<Forbidden>(error);
            }
        }

        Assert.IsType<Forbidden>((await service.GetAsync(globex.With(Role.Owner), acme.Id, Cancellation)).Error);
        Assert.Null((await service.GetAsync(globex.With(Role.Administrator), globex.Id, Cancellation)).Value!.Settings);
        Assert.Null(await host.Get<TenantClassifiers>().ForAsync(globex.Id, Cancellation));
        Assert.NotNull(await host.Get<TenantClassifiers>().ForAsync(acme.Id, Cancellation));
        await using var db = host.Database.Open(TenantScope.Of(globex.Id));
        Assert.Empty(await db.Classifiers.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_by_field_and_limit()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);

        var refused = await host.Get<ClassifierService>().SaveAsync(
            acme.With(Role.Administrator), acme.Id,
            new() { Url = "http://10.0.0.1/", Secret = "two words", Low = -1, High = 1001, TimeLimit = 19, CacheEntries = 100_001, CacheMinutes = 0, Kinds = [] }, Cancellation);

        Assert.Equal(["url", "secret", "low", "high", "timeLimit", "cacheEntries", "cacheMinutes", "kinds"], refused.Errors.Select(e => e.Field));
        Assert.Contains(refused.Errors, e => e.Message == "From 20 to 10000 milliseconds; this is 19.");
        Assert.Contains(refused.Errors, e => e.Message == "From 0 to 1; this is 1.001.");
        Assert.Equal(
            ("high", "The band ends at 0.2 before it begins at 0.7."),
            await ErrorOfAsync(host, acme, s_definition with { Low = 700, High = 200 }));
        Assert.Equal("url", (await ErrorOfAsync(host, acme, s_definition with { Url = "classifier" })).Field);
    }

    [Fact]
    public async Task A_stored_secret_is_never_sent_to_another_server()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        await SaveAsync(host, acme, s_definition);
        var moved = s_definition with { Url = "https://elsewhere.example/v1", Secret = null };

        Assert.Equal("secret", (await ErrorOfAsync(host, acme, moved)).Field);
        Assert.Equal("secret.needed", (await host.Get<ClassifierService>().TryAsync(acme.With(Role.Administrator), acme.Id, moved, "hi", BlockKind.Plugin, Cancellation)).Error.Code);
        Assert.Empty(host.Classifier.Asked);
        await SaveAsync(host, acme, s_definition with { Url = "https://classifier.example/v2", Secret = null });
        await SaveAsync(host, acme, moved with { Secret = "" });
    }

    [Fact]
    public async Task A_trial_asks_what_is_not_saved_yet_and_stores_nothing()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        host.Classifier.Says(640, "maybe");
        var service = host.Get<ClassifierService>();

        var trial = (await service.TryAsync(acme.With(Role.Administrator), acme.Id, s_definition, "Hello there.", BlockKind.Plugin, Cancellation)).Value!;

        Assert.Equal((0, false, new ClassifierReply(640, "maybe", null)), (trial.DetectorScore, trial.InBand, trial.Reply));
        var (target, question) = Assert.Single(host.Classifier.Asked);
        Assert.Equal(("hush-1", "Hello there."), (target.Secret, question.Text));
        Assert.Null((await service.GetAsync(acme.With(Role.Administrator), acme.Id, Cancellation)).Value!.Settings);
        Assert.Equal("text", (await service.TryAsync(acme.With(Role.Administrator), acme.Id, s_definition, "", BlockKind.Plugin, Cancellation)).Error.Field);

        host.Classifier.Answers = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new(0, "", null);
        };
        var slow = (await service.TryAsync(acme.With(Role.Administrator), acme.Id, s_definition with { TimeLimit = 20 }, "Hello there.", BlockKind.Plugin, Cancellation)).Value!;
        Assert.Equal("too-slow", slow.Reply.Failure?.Code);
    }

    [Fact]
    public async Task Another_revision_takes_over_at_once_and_one_that_is_switched_off_is_not_asked()
    {
        await using var host = await StartAsync();
        var acme = await host.NewTenantAsync("acme", Cancellation);
        var classifiers = host.Get<TenantClassifiers>();
        await SaveAsync(host, acme, s_definition);
        var first = await classifiers.ForAsync(acme.Id, Cancellation);
        Assert.Same(first, await classifiers.ForAsync(acme.Id, Cancellation));

        await SaveAsync(host, acme, s_definition with { High = 900 });
        var second = await classifiers.ForAsync(acme.Id, Cancellation);
        Assert.NotSame(first, second);
        await SaveAsync(host, acme, s_definition with { Disabled = true });
        Assert.Null(await classifiers.ForAsync(acme.Id, Cancellation));
    }

    private static async Task SaveAsync(ControlPlaneHost host, ProvisionedTenant tenant, ClassifierDefinition definition)
    {
        var saved = await host.Get<ClassifierService>().SaveAsync(tenant.With(Role.Administrator), tenant.Id, definition, Cancellation);
        Assert.True(saved.Succeeded, string.Join("; ", saved.Errors));
    }

    private static async Task<(string? Field, string Message)> ErrorOfAsync(ControlPlaneHost host, ProvisionedTenant tenant, ClassifierDefinition definition)
    {
        var refused = await host.Get<ClassifierService>().SaveAsync(tenant.With(Role.Administrator), tenant.Id, definition, Cancellation);
        var error = Assert.Single(refused.Errors);
        return (error.Field, error.Message);
    }

    private async Task<ControlPlaneHost> StartAsync() => await ControlPlaneHost.StartAsync(await provider.NewStoreAsync(Cancellation), Cancellation);
}
