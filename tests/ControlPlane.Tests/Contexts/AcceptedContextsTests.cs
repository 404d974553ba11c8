using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;
using ControlPlane.Tests.Incidents;
using Microsoft.EntityFrameworkCore;

namespace ControlPlane.Tests.Contexts;

public sealed class AcceptedContextsTests : ControlPlaneTest
{
    [Fact]
    public async Task A_context_is_accepted_once_also_by_another_node_and_forgotten_when_it_has_expired()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        var (first, second) = ((await Host.SendAsync(acme, Cancellation)).Envelope, (await Host.SendAsync(acme, Cancellation)).Envelope);
        var accepted = Host.Get<AcceptedContexts>();
        var otherNode = new AcceptedContexts(Host.Database, Host.Clock);

        Assert.True(await accepted.TryAcceptAsync(acme.Identity, first, Cancellation));
        Assert.False(await otherNode.TryAcceptAsync(acme.Identity, first, Cancellation));
        Assert.True(await otherNode.TryAcceptAsync(acme.Identity, second, Cancellation));
        Assert.True(await accepted.TryAcceptAsync(globex.Identity, first, Cancellation));

        Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await accepted.TryAcceptAsync(acme.Identity, first with { Nonce = "AAAAAAAAAAAAAAAAAAAAAA", ExpiresAt = Host.Clock.GetUtcNow().AddMinutes(5) }, Cancellation));
        await using var db = Host.Database.Open(TenantScope.Everything);
        Assert.Equal(1, await db.AcceptedContexts.CountAsync(c => c.TenantId == acme.Id, Cancellation));
    }
}
