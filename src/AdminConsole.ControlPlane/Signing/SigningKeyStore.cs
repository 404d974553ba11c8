using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Signing;

/// <summary>Keeps the installation's signing keys, encrypted, and hands them to the engine as a ring.</summary>
public sealed class SigningKeyStore(ConsoleDatabase database, ISecretProtector protector, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private SigningKeyRing? _ring;

    /// <summary>The ring: the newest key signs, all that are not retired verify. The first call of a new installation makes the first key.</summary>
    public async ValueTask<SigningKeyRing> RingAsync(CancellationToken cancellation)
    {
        if (_ring is { } ready)
        {
            return ready;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            return _ring ??= await LoadAsync(cancellation);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Makes a new key that signs from now on. Envelopes of the older ones keep verifying.</summary>
    public async Task<Result<Done>> RotateAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.CanEverywhere(Permission.ManageSettings))
        {
            return new Forbidden(nameof(Permission.ManageSettings));
        }

        await using var db = database.Open(TenantScope.Everything);
        Add(db, actor);
        await db.SaveChangesAsync(cancellation);
        _ring = await LoadAsync(cancellation);
        return new Done();
    }

    /// <summary>The public facts of the keys, the newest first.</summary>
    public async Task<Result<List<SigningKeyRow>>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewConfiguration))
        {
            return new Forbidden(nameof(Permission.ViewConfiguration));
        }

        await using var db = database.Open(TenantScope.Everything);
        return await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).Select(k => new SigningKeyRow(k.Kid, k.CreatedAt, k.RetiredAt)).ToListAsync(cancellation);
    }

    public void Dispose() => _loading.Dispose();

    private async Task<SigningKeyRing> LoadAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Everything);
        var stored = await db.SigningKeys.AsNoTracking().Where(k => k.RetiredAt == null).OrderByDescending(k => k.CreatedAt).ToListAsync(cancellation);
        if (stored.Count == 0)
        {
            stored.Add(Add(db, Actor.System));
            await db.SaveChangesAsync(cancellation);
        }

        var keys = stored.ConvertAll(k => SigningKey.FromPem(protector.Unprotect(k.ProtectedPem)));
        return new SigningKeyRing(keys[0], keys[1..]);
    }

    private StoredSigningKey Add(ConsoleDbContext db, Actor actor)
    {
        using var key = SigningKey.Create();
        var stored = new StoredSigningKey { Kid = key.Id, ProtectedPem = protector.Protect(key.ExportPem()), CreatedAt = clock.GetUtcNow() };
        db.SigningKeys.Add(stored);
        db.Audit(clock, actor, "signing-key.created", null, key.Id);
        return stored;
    }
}

/// <summary>A signing key as a list shows it.</summary>
public sealed record SigningKeyRow(string Kid, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt);
