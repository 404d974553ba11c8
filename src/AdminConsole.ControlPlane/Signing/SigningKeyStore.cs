using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Signing;

/// <summary>Keeps the installation's signing keys, encrypted, and hands them to the engine as a ring. Another node's changes are seen within <see cref="MaxAge"/>.</summary>
public sealed class SigningKeyStore(ConsoleDatabase database, ISecretProtector protector, TimeProvider clock) : IDisposable
{
    /// <summary>How long a ring is used before the store is asked again.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private LoadedRing? _loaded;

    /// <summary>The ring: the newest key signs, all that are not retired verify. The first call of a new installation makes the first key.</summary>
    public async ValueTask<SigningKeyRing> RingAsync(CancellationToken cancellation)
    {
        if (_loaded is { } ready && IsFresh(ready))
        {
            return ready.Ring;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            return (_loaded is { } meanwhile && IsFresh(meanwhile) ? meanwhile : await LoadAsync(cancellation)).Ring;
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
        var newest = await InForce(db).Select(k => (DateTimeOffset?)k.CreatedAt).FirstOrDefaultAsync(cancellation);
        Add(db, actor, newest);
        await db.SaveChangesAsync(cancellation);
        await ReloadAsync(cancellation);
        return new Done();
    }

    /// <summary>Takes a key out of the set: nothing that it sealed verifies any more. The key that signs is to be rotated out first.</summary>
    public async Task<Result<Done>> RetireAsync(Actor actor, string kid, CancellationToken cancellation)
    {
        if (!actor.CanEverywhere(Permission.ManageSettings))
        {
            return new Forbidden(nameof(Permission.ManageSettings));
        }

        await using var db = database.Open(TenantScope.Everything);
        var keys = await InForce(db).ToListAsync(cancellation);
        if (keys.Find(k => k.Kid == kid) is not { } key)
        {
            return new NotFound("The key");
        }

        if (key == keys[0])
        {
            return new Conflict("signing-key.signs", "This key signs. Rotate first; then it can be retired.");
        }

        key.RetiredAt = clock.GetUtcNow();
        db.Audit(clock, actor, "signing-key.retired", null, kid);
        await db.SaveChangesAsync(cancellation);
        await ReloadAsync(cancellation);
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
        return await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ThenBy(k => k.Kid)
            .Select(k => new SigningKeyRow(k.Kid, k.CreatedAt, k.RetiredAt)).ToListAsync(cancellation);
    }

    public void Dispose() => _loading.Dispose();

    private static IQueryable<StoredSigningKey> InForce(ConsoleDbContext db) =>
        db.SigningKeys.Where(k => k.RetiredAt == null).OrderByDescending(k => k.CreatedAt).ThenBy(k => k.Kid);

    private bool IsFresh(LoadedRing loaded)
    {
        var age = clock.GetUtcNow() - loaded.At;
        return age >= TimeSpan.Zero && age < MaxAge;
    }

    private async Task ReloadAsync(CancellationToken cancellation)
    {
        await _loading.WaitAsync(cancellation);
        try
        {
            await LoadAsync(cancellation);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<LoadedRing> LoadAsync(CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        await using var db = database.Open(TenantScope.Everything);
        var stored = await InForce(db).AsNoTracking().ToListAsync(cancellation);
        if (stored.Count == 0)
        {
            stored.Add(Add(db, Actor.System, newest: null));
            await db.SaveChangesAsync(cancellation);
        }

        var kids = string.Join(' ', stored.Select(k => k.Kid));
        return _loaded = _loaded is { } before && before.Kids == kids ? before with { At = at } : new LoadedRing(Open(stored), kids, at);
    }

    private SigningKeyRing Open(List<StoredSigningKey> stored)
    {
        var keys = stored.ConvertAll(k => SigningKey.FromPem(protector.Unprotect(k.ProtectedPem)));
        return new SigningKeyRing(keys[0], keys[1..]);
    }

    /// <summary>The new key is younger than the newest, even where this node's clock is behind: the youngest signs.</summary>
    private StoredSigningKey Add(ConsoleDbContext db, Actor actor, DateTimeOffset? newest)
    {
        using var key = SigningKey.Create();
        var (now, earliest) = (clock.GetUtcNow(), newest?.AddMilliseconds(1));
        var stored = new StoredSigningKey { Kid = key.Id, ProtectedPem = protector.Protect(key.ExportPem()), CreatedAt = earliest > now ? earliest.Value : now };
        db.SigningKeys.Add(stored);
        db.Audit(clock, actor, "signing-key.created", null, key.Id);
        return stored;
    }

    private sealed record LoadedRing(SigningKeyRing Ring, string Kids, DateTimeOffset At);
}

/// <summary>A signing key as a list shows it.</summary>
public sealed record SigningKeyRow(string Kid, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt);
