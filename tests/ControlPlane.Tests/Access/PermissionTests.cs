using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.Tenants;
using Mocop.Policies;

namespace ControlPlane.Tests.Access;

public sealed class PermissionTests : ControlPlaneTest
{
    [Fact]
    public async Task An_administrator_of_one_tenant_neither_sees_nor_changes_another()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        var actor = acme.With(Role.Administrator);
        var applications = Host.Get<ApplicationService>();

        Assert.Equal(["acme"], (await Host.Get<TenantService>().ListAsync(actor, new(), Cancellation)).Items.Select(t => t.Slug));
        Assert.Equal(["acme"], (await applications.ListAsync(actor, null, new(), Cancellation)).Items.Select(a => a.Tenant));
        Assert.Empty((await applications.ListAsync(actor, globex.Id, new(), Cancellation)).Items);
        Assert.IsType<NotFound>((await applications.GetAsync(actor, globex.Application.Id, Cancellation)).Error);
        Assert.IsType<NotFound>((await applications.DeleteAsync(actor, globex.Application.Id, Cancellation)).Error);
        Assert.IsType<Forbidden>((await applications.CreateAsync(actor, globex.Id, "mine", "Mine", "", Cancellation)).Error);
        Assert.IsType<NotFound>((await Host.Get<ApiKeyService>().CreateAsync(actor, globex.Application.Id, "k", ApiScopes.All, null, Cancellation)).Error);
        Assert.IsType<NotFound>((await Host.Get<ApiKeyService>().RevokeAsync(actor, globex.Key.Key.Id, Cancellation)).Error);
        Assert.IsType<NotFound>((await Host.Get<BudgetService>().CreateAsync(actor, globex.Id, new("b", null, null, BudgetWindow.Day, 1), Cancellation)).Error);
        Assert.IsType<Forbidden>((await Host.Get<PolicyService>().SaveDraftAsync(actor, globex.Id, GuardrailPolicy.Default, Cancellation)).Error);
        Assert.IsType<Forbidden>((await Host.Get<TenantService>().CreateAsync(actor, "initech", "Initech", Cancellation)).Error);
        Assert.All((await Host.Get<AuditTrail>().ListAsync(actor, null, new(), Cancellation)).Value!.Items, r => Assert.Equal(acme.Id, r.TenantId));
    }

    [Theory]
    [InlineData(Role.PolicyAuthor)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Auditor)]
    public async Task Who_may_only_look_changes_no_application(Role role)
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var actor = acme.With(role);

        Assert.IsType<Forbidden>((await Host.Get<ApplicationService>().UpdateAsync(actor, acme.Application.Id, "x", "", false, Cancellation)).Error);
        Assert.IsType<Forbidden>((await Host.Get<ApiKeyService>().RevokeAsync(actor, acme.Key.Key.Id, Cancellation)).Error);
        Assert.IsType<Forbidden>((await Host.Get<TenantService>().DeleteAsync(actor, acme.Id, Cancellation)).Error);
    }

    [Fact]
    public async Task Only_an_owner_has_the_server_run_a_command()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var definition = new PluginDefinition { Name = "Files", Version = "1", Command = ["/usr/bin/node", "server.js"] };

        var refused = await Host.Get<PluginService>().CreateAsync(acme.With(Role.Administrator), acme.Id, "files", definition, Cancellation);
        var made = await Host.Get<PluginService>().CreateAsync(Actor.System, acme.Id, "files", definition, Cancellation);

        Assert.Equal("transport.owner-only", refused.Error.Code);
        Assert.True(made.Succeeded);
    }

    [Fact]
    public async Task The_first_operator_is_the_owner_and_there_is_only_one_first()
    {
        var operators = Host.Get<OperatorService>();

        Assert.True((await operators.SetUpOwnerAsync("dana@acme.example", "Dana", "Correct-horse-7", Cancellation)).Succeeded);
        Assert.Equal("setup.done", (await operators.SetUpOwnerAsync("eve@acme.example", "Eve", "Correct-horse-7", Cancellation)).Error.Code);

        var owner = Assert.Single((await operators.ListAsync(Actor.System, new(), Cancellation)).Value!.Items);
        Assert.Equal("owner.last", (await operators.RevokeAsync(Actor.System, Assert.Single(owner.Roles).Id, Cancellation)).Error.Code);
        Assert.True((await operators.ActorOfAsync(owner.Id, Cancellation))!.CanEverywhere(Permission.ManageTenants));
    }

    [Fact]
    public async Task An_administrator_invites_into_the_own_tenant_only_and_never_an_owner()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        var operators = Host.Get<OperatorService>();
        var actor = acme.With(Role.Administrator);

        Assert.True((await operators.InviteAsync(actor, "ann@acme.example", "Ann", new(Role.Analyst, acme.Id), Cancellation)).Succeeded);
        Assert.IsType<Forbidden>((await operators.InviteAsync(actor, "bob@acme.example", "Bob", new(Role.Analyst, globex.Id), Cancellation)).Error);
        Assert.IsType<Forbidden>((await operators.InviteAsync(actor, "bob@acme.example", "Bob", new(Role.Owner, null), Cancellation)).Error);
        Assert.Equal("role.place", (await operators.InviteAsync(actor, "bob@acme.example", "Bob", new(Role.Owner, acme.Id), Cancellation)).Error.Code);

        Assert.Equal("Ann", Assert.Single((await operators.ListAsync(actor, new(), Cancellation)).Value!.Items).DisplayName);
        Assert.Empty((await operators.ListAsync(globex.With(Role.Administrator), new(), Cancellation)).Value!.Items);
    }
}
