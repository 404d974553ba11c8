using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Policies;
using Mocop.Blocks;
using Mocop.Policies;

namespace ControlPlane.Tests.Policies;

public sealed class PolicyTests : ControlPlaneTest
{
    [Fact]
    public async Task A_draft_is_in_force_only_once_it_is_published()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var policies = Host.Get<PolicyService>();
        var stricter = GuardrailPolicy.Default with
        {
            Kinds = new Dictionary<BlockKind, KindPolicy>(GuardrailPolicy.Default.Kinds) { [BlockKind.Plugin] = new(500, BlockAt: 900) },
        };

        await policies.SaveDraftAsync(Actor.System, acme.Id, stricter, Cancellation);
        Assert.Null((await policies.InForceAsync(acme.Id, Cancellation)).Kinds[BlockKind.Plugin].BlockAt);

        Assert.Equal(2, (await policies.PublishAsync(Actor.System, acme.Id, "block sure attacks", Cancellation)).Value!.Version);
        var inForce = await policies.InForceAsync(acme.Id, Cancellation);
        Assert.Equal((900, 2), (inForce.Kinds[BlockKind.Plugin].BlockAt, inForce.Version));
        Assert.Equal([2, 1], (await policies.ListAsync(Actor.System, acme.Id, Cancellation)).Value!.Select(v => v.Version));
    }

    [Fact]
    public async Task Publishing_nothing_new_is_refused()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var policies = Host.Get<PolicyService>();

        Assert.Equal("policy.no-draft", (await policies.PublishAsync(Actor.System, acme.Id, "", Cancellation)).Error.Code);
        await policies.SaveDraftAsync(Actor.System, acme.Id, GuardrailPolicy.Default, Cancellation);
        Assert.Equal("policy.unchanged", (await policies.PublishAsync(Actor.System, acme.Id, "", Cancellation)).Error.Code);
    }

    [Fact]
    public async Task A_threshold_out_of_range_names_its_field()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var wrong = GuardrailPolicy.Default with { Kinds = new Dictionary<BlockKind, KindPolicy> { [BlockKind.Plugin] = new(0, BlockAt: 1001) } };

        var saved = await Host.Get<PolicyService>().SaveDraftAsync(Actor.System, acme.Id, wrong, Cancellation);

        Assert.Equal(["kinds.Plugin.neutralizeAt", "kinds.Plugin.blockAt"], saved.Errors.Select(e => e.Field));
    }
}
