using System.Text;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.EntityFrameworkCore;

namespace ControlPlane.Tests.Applications;

public sealed class ApiKeyTests : ControlPlaneTest
{
    [Fact]
    public async Task A_key_stands_for_its_application_and_is_stored_only_as_a_hash()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);

        Assert.Equal(("acme", "bot"), (acme.Identity.Tenant, acme.Identity.Application));
        await using var db = Host.Database.Open(TenantScope.Everything);
        var stored = await db.ApiKeys.SingleAsync(Cancellation);
        Assert.Equal(32, stored.Hash.Length);
        Assert.DoesNotContain(acme.Key.Secret[^20..], Encoding.UTF8.GetString(stored.Hash) + stored.Prefix + stored.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mk_")]
    [InlineData("mk_aaaaaaaaaa_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("sk-something-else-altogether")]
    public async Task What_is_not_a_key_is_unknown(string secret) => Assert.Equal("key.unknown", await RefusalAsync(secret));

    [Fact]
    public async Task A_key_with_one_character_changed_is_unknown()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var changed = acme.Key.Secret[..^1] + (acme.Key.Secret[^1] == 'A' ? 'B' : 'A');

        Assert.Equal("key.unknown", await RefusalAsync(changed));
    }

    [Fact]
    public async Task Revoked_expired_disabled_and_suspended_are_told_apart()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var keys = Host.Get<ApiKeyService>();
        var expiring = (await keys.CreateAsync(Actor.System, acme.Application.Id, "short", ApiScopes.Scan, Host.Clock.GetUtcNow().AddHours(1), Cancellation)).Value!;
        var other = (await keys.CreateAsync(Actor.System, acme.Application.Id, "other", ApiScopes.Scan, null, Cancellation)).Value!;

        await keys.RevokeAsync(Actor.System, acme.Key.Key.Id, Cancellation);
        Assert.Equal("key.revoked", await RefusalAsync(acme.Key.Secret));

        Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("key.expired", await RefusalAsync(expiring.Secret));

        await Host.Get<ApplicationService>().UpdateAsync(Actor.System, acme.Application.Id, "Bot", "", disabled: true, Cancellation);
        Assert.Equal("application.disabled", await RefusalAsync(other.Secret));

        await Host.Get<ApplicationService>().UpdateAsync(Actor.System, acme.Application.Id, "Bot", "", disabled: false, Cancellation);
        await Host.Get<TenantService>().UpdateAsync(Actor.System, acme.Id, "Acme", suspended: true, Cancellation);
        Assert.Equal("tenant.suspended", await RefusalAsync(other.Secret));
    }

    [Fact]
    public async Task A_key_without_scopes_or_already_expired_is_not_made()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);

        var made = await Host.Get<ApiKeyService>().CreateAsync(Actor.System, acme.Application.Id, "", ApiScopes.None, Host.Clock.GetUtcNow(), Cancellation);

        Assert.Equal(["name", "scopes", "expiresAt"], made.Errors.Select(e => e.Field));
    }

    private async Task<string> RefusalAsync(string secret) => (await Host.Get<ApiKeyService>().AuthenticateAsync(secret, Cancellation)).Error.Code;
}
