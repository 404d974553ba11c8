using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>The detection rules of a tenant's own: a draft that is edited, versions that were tried and published.</summary>
public sealed class RulePackService(ConsoleDatabase database, RulePackTrials trials, TimeProvider clock)
{
    private const int LongestNote = 500;

    /// <summary>All versions, the draft first, then the newest.</summary>
    public async Task<Result<List<RulePackVersion>>> ListAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ViewConfiguration, tenant))
        {
            return new Forbidden(nameof(Permission.ViewConfiguration));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        return await db.RulePackVersions.AsNoTracking().OrderByDescending(p => p.Version == 0).ThenByDescending(p => p.Version).ToListAsync(cancellation);
    }

    /// <summary>Keeps the draft. It must be readable; nothing changes for requests until it is published.</summary>
    public async Task<Result<RulePackVersion>> SaveDraftAsync(Actor actor, Guid tenant, string document, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        if (RulePackTrials.Read(document, out var errors) is not { } pack)
        {
            return Result<RulePackVersion>.Failed([.. errors.Select(e => new Invalid("rules.invalid", "document", e))]);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        var draft = await db.RulePackVersions.SingleOrDefaultAsync(p => p.Version == 0, cancellation);
        if (draft is null)
        {
            draft = NewVersion(tenant, 0, document, pack.Rules.Count, actor.Name, "");
            db.RulePackVersions.Add(draft);
        }
        else
        {
            (draft.Document, draft.Hash, draft.Rules, draft.Author, draft.SavedAt) = (document, PackDocument.HashOf(document), pack.Rules.Count, actor.Name, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
        return draft;
    }

    /// <summary>Tries the draft and, if nothing stands against it, puts it into force as the next version.</summary>
    public async Task<Result<RulePackVersion>> PublishAsync(Actor actor, Guid tenant, string note, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        if (note.Length > LongestNote)
        {
            return new Invalid("note.too-long", "note", $"At most {LongestNote} characters; these are {note.Length}.");
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (await db.RulePackVersions.SingleOrDefaultAsync(p => p.Version == 0, cancellation) is not { } draft)
        {
            return new Conflict("rules.no-draft", "There is no draft to publish.");
        }

        var newest = await db.RulePackVersions.AsNoTracking().Where(p => p.Version > 0).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellation);
        if (newest?.Hash == draft.Hash)
        {
            return new Conflict("rules.unchanged", $"The draft is the same as version {newest.Version}.");
        }

        var report = await trials.RunAsync(actor, tenant, draft.Document, cancellation);
        if (!report.Succeeded)
        {
            return report.Error;
        }

        if (!report.Value.MayBePublished)
        {
            return Result<RulePackVersion>.Failed([.. report.Value.Objections.Take(20).Select(o => new Conflict("rules.refused", Sentence(o)))]);
        }

        var published = NewVersion(tenant, (newest?.Version ?? 0) + 1, draft.Document, draft.Rules, actor.Name, note.Trim());
        db.RulePackVersions.Remove(draft);
        db.RulePackVersions.Add(published);
        db.Audit(clock, actor, "rules.published", tenant, $"rules v{published.Version}", new { published.Hash, published.Rules, published.Note, cases = report.Value.Cases.Count });
        await db.SaveChangesAsync(cancellation);
        return published;
    }

    /// <summary>Makes a version that was published before the draft again, to be tried and published.</summary>
    public async Task<Result<RulePackVersion>> RestoreAsync(Actor actor, Guid tenant, int version, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Of(tenant));
        var old = await db.RulePackVersions.AsNoTracking().SingleOrDefaultAsync(p => p.Version == version && version > 0, cancellation);
        return old is null ? new NotFound("The version") : await SaveDraftAsync(actor, tenant, old.Document, cancellation);
    }

    /// <summary>Drops the draft.</summary>
    public async Task<Result<Done>> DiscardDraftAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        await db.RulePackVersions.Where(p => p.Version == 0).ExecuteDeleteAsync(cancellation);
        return new Done();
    }

    private static string Sentence(string objection) => $"{char.ToUpperInvariant(objection[0])}{objection[1..]}.";

    private RulePackVersion NewVersion(Guid tenant, int version, string document, int rules, string author, string note) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        TenantId = tenant,
        Version = version,
        Document = document,
        Hash = PackDocument.HashOf(document),
        Rules = rules,
        Author = author,
        Note = note,
        SavedAt = clock.GetUtcNow(),
    };
}
