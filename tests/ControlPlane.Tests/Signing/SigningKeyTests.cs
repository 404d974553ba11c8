using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Signing;
using ControlPlane.Tests.Incidents;

namespace ControlPlane.Tests.Signing;

public sealed class SigningKeyTests : ControlPlaneTest
{
    private static readonly Actor s_owner = new(null, "owner", [new(Role.Owner, null)]);

    private SigningKeyStore Keys => Host.Get<SigningKeyStore>();

    [Fact]
    public async Task A_new_key_signs_and_the_older_one_still_verifies()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var first = (await Keys.RingAsync(Cancellation)).Active.Id;
        var context = await Host.SendAsync(acme, Cancellation);

        Assert.True((await Keys.RotateAsync(s_owner, Cancellation)).Succeeded);

        var ring = await Keys.RingAsync(Cancellation);
        Assert.NotEqual(first, ring.Active.Id);
        Assert.Equal([ring.Active.Id, first], ring.PublicKeys.All.Select(k => k.Id));
        Assert.Equal((true, first), await CheckAsync(context.Envelope.Id));
    }

    [Fact]
    public async Task What_a_retired_key_sealed_no_longer_verifies_and_the_audit_says_who_retired_it()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var first = (await Keys.RingAsync(Cancellation)).Active.Id;
        var context = await Host.SendAsync(acme, Cancellation);
        await Keys.RotateAsync(s_owner, Cancellation);

        Assert.True((await Keys.RetireAsync(s_owner, first, Cancellation)).Succeeded);

        Assert.Equal((false, "key"), await CheckAsync(context.Envelope.Id));
        Assert.DoesNotContain(first, (await Keys.RingAsync(Cancellation)).PublicJwks(), StringComparison.Ordinal);
        Assert.NotNull((await Keys.ListAsync(s_owner, Cancellation)).Value!.Single(k => k.Kid == first).RetiredAt);
        var audit = (await Host.Get<AuditTrail>().ListAsync(s_owner, null, new(), Cancellation)).Value!.Items;
        Assert.Contains(audit, r => r is { Action: "signing-key.retired" } && r.Target == first && r.Actor == "owner");
    }

    [Fact]
    public async Task The_key_that_signs_an_unknown_one_and_a_retired_one_are_not_retired()
    {
        var first = (await Keys.RingAsync(Cancellation)).Active.Id;
        Assert.Equal("signing-key.signs", (await Keys.RetireAsync(s_owner, first, Cancellation)).Error!.Code);
        Assert.IsType<NotFound>((await Keys.RetireAsync(s_owner, "unknown", Cancellation)).Error);
        await Keys.RotateAsync(s_owner, Cancellation);
        Assert.True((await Keys.RetireAsync(s_owner, first, Cancellation)).Succeeded);
        Assert.IsType<NotFound>((await Keys.RetireAsync(s_owner, first, Cancellation)).Error);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.PolicyAuthor)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Auditor)]
    public async Task Only_an_owner_rotates_and_retires(Role role)
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var first = (await Keys.RingAsync(Cancellation)).Active.Id;
        Assert.IsType<Forbidden>((await Keys.RotateAsync(acme.With(role), Cancellation)).Error);
        Assert.IsType<Forbidden>((await Keys.RetireAsync(acme.With(role), first, Cancellation)).Error);
        Assert.Equal(first, (await Keys.RingAsync(Cancellation)).Active.Id);
    }

    [Fact]
    public async Task Another_node_sees_rotation_and_retirement_soon_and_a_clock_that_is_behind_changes_nothing()
    {
        var first = (await Keys.RingAsync(Cancellation)).Active.Id;
        using var other = new SigningKeyStore(Host.Database, Host.Get<ISecretProtector>(), Host.Clock);
        Assert.Equal(first, (await other.RingAsync(Cancellation)).Active.Id);
        Host.Clock.Advance(TimeSpan.FromHours(-1));
        await Keys.RotateAsync(s_owner, Cancellation);
        await Keys.RetireAsync(s_owner, first, Cancellation);
        var second = (await Keys.RingAsync(Cancellation)).Active.Id;

        Host.Clock.Advance(TimeSpan.FromHours(1) + SigningKeyStore.MaxAge);

        Assert.Equal([second], (await other.RingAsync(Cancellation)).PublicKeys.All.Select(k => k.Id));
    }

    private async Task<(bool Valid, string?)> CheckAsync(string context)
    {
        var result = (await Host.Get<ContextSeals>().CheckAsync(s_owner, context, Cancellation)).Value!;
        return (result.Valid, result.Key ?? result.Reason);
    }
}
