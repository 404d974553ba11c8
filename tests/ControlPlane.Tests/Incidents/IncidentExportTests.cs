using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Incidents;

namespace ControlPlane.Tests.Incidents;

public sealed class IncidentExportTests : ControlPlaneTest
{
    [Fact]
    public async Task Holds_what_the_query_lets_through_and_stands_in_the_audit_trail()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(acme, Cancellation, plugin: "crm");

        var exported = (await Export(acme.With(Role.Analyst), new() { Source = "crm" })).Value!;

        var incident = Assert.Single(exported);
        Assert.Equal(("acme", "crm", IncidentState.Open), (incident.Tenant, incident.Source, incident.State));
        Assert.Contains("override.ignore-previous", incident.Rules);
        Assert.Contains("ignore previous", incident.Excerpt, StringComparison.Ordinal);
        var record = (await Host.Get<AuditTrail>().ListAsync(Actor.System, null, new(), Cancellation)).Value!.Items[0];
        Assert.Equal(("incidents.exported", """{"incidents":1,"payloads":true}"""), (record.Action, record.Detail));
    }

    [Fact]
    public async Task Tells_nothing_of_another_tenant_and_no_payload_to_whoever_may_not_see_it()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(globex, Cancellation);

        var incident = Assert.Single((await Export(acme.With(Role.Auditor), new())).Value!);
        Assert.Equal(("acme", null), (incident.Tenant, incident.Excerpt));
        Assert.Empty((await Export(acme.With(Role.Auditor), new() { Tenant = globex.Id })).Value!);
        Assert.IsType<Forbidden>((await Export(Actor.Nobody, new())).Error);
    }

    [Fact]
    public async Task An_exported_audit_trail_carries_its_chain_and_is_itself_in_it()
    {
        await Host.NewTenantAsync("acme", Cancellation);
        var trail = Host.Get<AuditTrail>();

        var records = (await trail.ExportAsync(Actor.System, null, null, Cancellation)).Value!;

        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Equal(record.Hash, AuditChain.HashOf(record)));
        Assert.All(records.Zip(records.Skip(1)), pair => Assert.Equal(pair.Second.Hash, pair.First.PreviousHash));
        Assert.Equal("audit.exported", (await trail.ListAsync(Actor.System, null, new(), Cancellation)).Value!.Items[0].Action);
        Assert.IsType<Forbidden>((await trail.ExportAsync(Actor.Nobody, null, null, Cancellation)).Error);
    }

    private Task<Result<IReadOnlyList<ExportedIncident>>> Export(Actor actor, IncidentQuery query) => Host.Get<IncidentExport>().RunAsync(actor, query, Cancellation);
}
