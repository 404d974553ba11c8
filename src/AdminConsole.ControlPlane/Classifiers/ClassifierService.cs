using System.Security.Cryptography;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.RulePacks;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>The use cases of a tenant's own classifier. Whoever sets it decides where texts are sent, which is what the permission for models is for.</summary>
public sealed class ClassifierService(ConsoleDatabase database, IClassifierEndpoint endpoint, ISecretProtector protector, TenantScanners scanners, TimeProvider clock)
{
    /// <summary>What is set; null when nothing is. The secret itself is never read back.</summary>
    public async Task<Result<ClassifierView>> GetAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ViewConfiguration, tenant))
        {
            return new Forbidden(nameof(Permission.ViewConfiguration));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        return new ClassifierView(await db.Classifiers.AsNoTracking().SingleOrDefaultAsync(cancellation) is { } found ? ClassifierRow.Of(found) : null);
    }

    /// <summary>Sets the classifier. It is asked from the next request on.</summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, Guid tenant, ClassifierDefinition definition, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManageModels, tenant))
        {
            return new Forbidden(nameof(Permission.ManageModels));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        var settings = await db.Classifiers.SingleOrDefaultAsync(cancellation);
        var errors = definition.Check(endpoint).Concat(MovedAway(settings, definition)).ToList();
        if (errors.Count > 0)
        {
            return Result<Done>.Failed(errors);
        }

        if (settings is null)
        {
            settings = new ClassifierSettings { Id = Guid.CreateVersion7(clock.GetUtcNow()), TenantId = tenant, Url = "", Kinds = [], Author = "" };
            db.Classifiers.Add(settings);
        }

        definition.ApplyTo(settings);
        settings.ProtectedSecret = definition.Secret switch { null => settings.ProtectedSecret, "" => null, var secret => protector.Protect(secret) };
        (settings.Revision, settings.Author, settings.SavedAt) = (settings.Revision + 1, actor.Name, clock.GetUtcNow());
        db.Audit(clock, actor, "classifier.changed", tenant, settings.Url, new
        {
            settings.Revision,
            settings.Low,
            settings.High,
            settings.Kinds,
            settings.TimeLimit,
            settings.CacheEntries,
            settings.CacheMinutes,
            settings.FailsClosed,
            settings.MayLower,
            settings.Disabled,
            hasSecret = settings.ProtectedSecret is not null,
            newSecret = definition.Secret is { Length: > 0 },
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Conflict("classifier.changed-meanwhile", "Somebody else has changed it meanwhile. Load the page anew.");
        }

        return new Done();
    }

    /// <summary>Takes the classifier away, with its secret.</summary>
    public async Task<Result<Done>> RemoveAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManageModels, tenant))
        {
            return new Forbidden(nameof(Permission.ManageModels));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (await db.Classifiers.SingleOrDefaultAsync(cancellation) is not { } settings)
        {
            return new NotFound("The classifier");
        }

        db.Classifiers.Remove(settings);
        db.Audit(clock, actor, "classifier.removed", tenant, settings.Url);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>Asks a classifier, as it is set or as it would be, about a text that the operator wrote. Nothing is stored, and no earlier answer is used.</summary>
    public async Task<Result<ClassifierTrial>> TryAsync(Actor actor, Guid tenant, ClassifierDefinition definition, string text, BlockKind kind, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManageModels, tenant))
        {
            return new Forbidden(nameof(Permission.ManageModels));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        var stored = await db.Classifiers.AsNoTracking().SingleOrDefaultAsync(cancellation);
        var errors = definition.Check(endpoint).Concat(MovedAway(stored, definition)).ToList();
        if (text.Length is 0 or > IClassifierEndpoint.LongestText)
        {
            errors.Add(new Invalid("text.length", "text", $"From 1 to {IClassifierEndpoint.LongestText} characters; these are {text.Length}."));
        }

        if (errors.Count > 0)
        {
            return Result<ClassifierTrial>.Failed(errors);
        }

        var scanner = (await scanners.ForAsync(tenant, cancellation)).Scanner;
        var score = (await Task.Run(() => scanner.Scan(text, kind), cancellation)).Score;
        var started = clock.GetTimestamp();
        var reply = await AskAsync(tenant, stored, definition, new(text, kind, score), cancellation);
        return new ClassifierTrial(score, reply, clock.GetElapsedTime(started), score >= definition.Low && score <= definition.High && definition.Kinds.Contains(kind));
    }

    private async Task<ClassifierReply> AskAsync(Guid tenant, ClassifierSettings? stored, ClassifierDefinition definition, ClassifierQuestion question, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(definition.TimeLimit), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var secret = definition.Secret switch { "" => null, null => stored?.ProtectedSecret is { } kept ? protector.Unprotect(kept) : null, var given => given };
            // A trial is no revision that was ever in force: what came of earlier calls does not hold it back.
            return await endpoint.AskAsync(new(tenant, -1, new Uri(definition.Url), secret), question, both.Token);
        }
        catch (CryptographicException)
        {
            return ClassifierReply.Failed(ClassifierFailure.SecretLost);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ClassifierReply.Failed(ClassifierFailure.TooSlow);
        }
    }

    /// <summary>A stored secret is only ever sent to the server that it was given for.</summary>
    private static IEnumerable<Error> MovedAway(ClassifierSettings? stored, ClassifierDefinition definition)
    {
        if (stored?.ProtectedSecret is not null && definition.Secret is null && Uri.TryCreate(definition.Url, UriKind.Absolute, out var address)
            && Uri.Compare(new Uri(stored.Url), address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            yield return new Invalid("secret.needed", "secret", "The address is at another server than the stored token is for. Enter the token again, or forget it.");
        }
    }
}

/// <summary>What a screen shows of a tenant's classifier.</summary>
/// <param name="Settings">Null when the tenant has none.</param>
public sealed record ClassifierView(ClassifierRow? Settings);

/// <summary>A classifier without its secret.</summary>
public sealed record ClassifierRow(ClassifierDefinition Definition, bool HasSecret, int Revision, string Author, DateTimeOffset SavedAt)
{
    internal static ClassifierRow Of(ClassifierSettings settings) => new(
        new ClassifierDefinition
        {
            Url = settings.Url,
            Low = settings.Low,
            High = settings.High,
            Kinds = settings.Kinds,
            TimeLimit = settings.TimeLimit,
            CacheEntries = settings.CacheEntries,
            CacheMinutes = settings.CacheMinutes,
            FailsClosed = settings.FailsClosed,
            MayLower = settings.MayLower,
            Disabled = settings.Disabled,
        },
        settings.ProtectedSecret is not null, settings.Revision, settings.Author, settings.SavedAt);
}

/// <summary>What came of trying a classifier.</summary>
/// <param name="DetectorScore">What the detectors say of the text, in thousandths.</param>
/// <param name="Reply">What the classifier says.</param>
/// <param name="Took">How long it took.</param>
/// <param name="InBand">Whether it would be asked about this text.</param>
public sealed record ClassifierTrial(int DetectorScore, ClassifierReply Reply, TimeSpan Took, bool InBand);
