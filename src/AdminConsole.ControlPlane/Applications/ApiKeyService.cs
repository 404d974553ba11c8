using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Applications;

/// <summary>Makes, revokes and checks API keys. A key reads <c>mk_</c>, ten characters that find it, <c>_</c>, and 256 random bits in base64url.</summary>
public sealed class ApiKeyService(ConsoleDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan UseGranularity = TimeSpan.FromMinutes(1);

    public async Task<Result<NewApiKey>> CreateAsync(
        Actor actor, Guid application, string name, ApiScopes scopes, DateTimeOffset? expiresAt, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == application, cancellation) is not { } owner)
        {
            return new NotFound("The application");
        }

        if (!actor.Can(Permission.ManageApplications, owner.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageApplications));
        }

        var now = clock.GetUtcNow();
        List<Error> errors = [.. Names.CheckName(name, 80)];
        if (scopes is ApiScopes.None || (scopes & ~ApiScopes.All) is not ApiScopes.None)
        {
            errors.Add(new Invalid("scopes.missing", "scopes", "Choose at least one."));
        }

        if (expiresAt <= now)
        {
            errors.Add(new Invalid("expiresAt.past", "expiresAt", "This lies in the past."));
        }

        if (errors.Count > 0)
        {
            return Result<NewApiKey>.Failed(errors);
        }

        var prefix = "mk_" + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 10);
        var secret = $"{prefix}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            TenantId = owner.TenantId,
            ApplicationId = owner.Id,
            Name = name.Trim(),
            Prefix = prefix,
            Hash = HashOf(secret),
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        db.ApiKeys.Add(key);
        db.Audit(clock, actor, "api-key.created", owner.TenantId, $"{owner.Slug}/{key.Prefix}", new { key.Name, scopes = scopes.ToString(), expiresAt });
        await db.SaveChangesAsync(cancellation);
        return new NewApiKey(key, secret);
    }

    public async Task<Result<Done>> RevokeAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, cancellation) is not { } key)
        {
            return new NotFound("The key");
        }

        if (!actor.Can(Permission.ManageApplications, key.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageApplications));
        }

        if (key.RevokedAt is null)
        {
            key.RevokedAt = clock.GetUtcNow();
            db.Audit(clock, actor, "api-key.revoked", key.TenantId, key.Prefix, new { key.Name });
            await db.SaveChangesAsync(cancellation);
        }

        return new Done();
    }

    /// <summary>The application that a key stands for, or why the key is refused: <c>key.unknown</c>, <c>key.revoked</c>, <c>key.expired</c>, <c>application.disabled</c>, <c>tenant.suspended</c>.</summary>
    public async Task<Result<ApplicationIdentity>> AuthenticateAsync(string secret, CancellationToken cancellation)
    {
        var unknown = new KeyRefused("key.unknown", "The API key is not known.");
        if (secret.Length is < 20 or > 128 || secret.IndexOf('_', 3) is not (> 3 and var end) || !secret.StartsWith("mk_", StringComparison.Ordinal))
        {
            return unknown;
        }

        var prefix = secret[..end];
        await using var db = database.Open(TenantScope.Everything);
        var found = await (
            from key in db.ApiKeys.AsNoTracking()
            join application in db.Applications on key.ApplicationId equals application.Id
            join tenant in db.Tenants on key.TenantId equals tenant.Id
            where key.Prefix == prefix
            select new { key, application.Slug, application.Disabled, Tenant = tenant.Slug, tenant.Suspended }).SingleOrDefaultAsync(cancellation);
        if (found is null || !CryptographicOperations.FixedTimeEquals(found.key.Hash, HashOf(secret)))
        {
            return unknown;
        }

        var now = clock.GetUtcNow();
        if (found.key.RevokedAt is not null)
        {
            return new KeyRefused("key.revoked", "The API key was revoked.");
        }

        if (found.key.ExpiresAt <= now)
        {
            return new KeyRefused("key.expired", "The API key has expired.");
        }

        if (found.Disabled)
        {
            return new KeyRefused("application.disabled", "The application is disabled.");
        }

        if (found.Suspended)
        {
            return new KeyRefused("tenant.suspended", "The tenant is suspended.");
        }

        if (found.key.LastUsedAt is not { } used || now - used > UseGranularity)
        {
            await db.ApiKeys.Where(k => k.Id == found.key.Id).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, now), cancellation);
        }

        return new ApplicationIdentity(found.key.TenantId, found.Tenant, found.key.ApplicationId, found.Slug, found.key.Id, found.key.Scopes);
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>A key that was just made, with the secret that is never shown again.</summary>
public sealed record NewApiKey(ApiKey Key, string Secret);

/// <summary>An API key that is not accepted.</summary>
public sealed record KeyRefused(string Code, string Message) : Error(Code, Message);
