using System.Collections.Concurrent;
using System.Text;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Policies;
using Mocop.Schemas;

namespace AdminConsole.ControlPlane.Policies;

/// <summary>The guardrail policy of each tenant: a draft that is edited, versions that were published.</summary>
public sealed class PolicyService(ConsoleDatabase database, TimeProvider clock, ISchemaValidator schemas)
{
    private readonly ConcurrentDictionary<Guid, (Guid Row, GuardrailPolicy Policy)> _parsed = new();

    /// <summary>The policy in force. Read once per request: a request keeps the policy it began with.</summary>
    /// <exception cref="InvalidOperationException">The tenant has no published policy, which creating a tenant rules out.</exception>
    public async Task<GuardrailPolicy> InForceAsync(Guid tenant, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Of(tenant));
        var newest = await db.PolicyVersions.AsNoTracking().Where(p => p.Version > 0).OrderByDescending(p => p.Version)
            .Select(p => p.Id).FirstOrDefaultAsync(cancellation);
        if (_parsed.TryGetValue(tenant, out var cached) && cached.Row == newest)
        {
            return cached.Policy;
        }

        var row = await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == newest, cancellation)
            ?? throw new InvalidOperationException($"The tenant {tenant} has no published policy.");
        var policy = GuardrailPolicyJson.Read(Encoding.UTF8.GetBytes(row.Document)) with { Version = row.Version };
        _parsed[tenant] = (newest, policy);
        return policy;
    }

    /// <summary>All versions, the draft first, then the newest.</summary>
    public async Task<Result<List<PolicyVersion>>> ListAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ViewConfiguration, tenant))
        {
            return new Forbidden(nameof(Permission.ViewConfiguration));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        return await db.PolicyVersions.AsNoTracking().OrderByDescending(p => p.Version == 0).ThenByDescending(p => p.Version).ToListAsync(cancellation);
    }

    /// <summary>Keeps the draft of a tenant. Nothing changes for requests until it is published.</summary>
    public async Task<Result<PolicyVersion>> SaveDraftAsync(Actor actor, Guid tenant, GuardrailPolicy policy, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        var errors = Check(policy).ToList();
        if (errors.Count > 0)
        {
            return Result<PolicyVersion>.Failed(errors);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        var now = clock.GetUtcNow();
        var draft = await db.PolicyVersions.SingleOrDefaultAsync(p => p.Version == 0, cancellation);
        if (draft is null)
        {
            draft = NewVersion(tenant, 0, policy, actor.Name, "", now);
            db.PolicyVersions.Add(draft);
        }
        else
        {
            (draft.Document, draft.Hash, draft.Author, draft.SavedAt) = (TextOf(policy), GuardrailPolicyJson.HashOf(policy), actor.Name, now);
        }

        await db.SaveChangesAsync(cancellation);
        return draft;
    }

    /// <summary>Adds an exemption to the draft, which begins as what is in force when there is none. Nothing changes for requests until it is published.</summary>
    public async Task<Result<PolicyVersion>> ExemptAsync(Actor actor, Guid tenant, RuleExemption exemption, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        var row = await db.PolicyVersions.AsNoTracking().OrderByDescending(p => p.Version == 0).ThenByDescending(p => p.Version).FirstAsync(cancellation);
        var policy = GuardrailPolicyJson.Read(Encoding.UTF8.GetBytes(row.Document));
        return policy.Exemptions.Contains(exemption)
            ? new Conflict("exemption.exists", row.Version == 0 ? "The draft of the guardrails silences it already; it is in force once that is published." : "The guardrails silence it already.")
            : await SaveDraftAsync(actor, tenant, policy with { Exemptions = [.. policy.Exemptions, exemption] }, cancellation);
    }

    /// <summary>Puts the draft into force as the next version.</summary>
    public async Task<Result<PolicyVersion>> PublishAsync(Actor actor, Guid tenant, string note, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        if (note.Length > 500)
        {
            return new Invalid("note.too-long", "note", $"At most 500 characters; these are {note.Length}.");
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (await db.PolicyVersions.SingleOrDefaultAsync(p => p.Version == 0, cancellation) is not { } draft)
        {
            return new Conflict("policy.no-draft", "There is no draft to publish.");
        }

        var newest = await db.PolicyVersions.Where(p => p.Version > 0).OrderByDescending(p => p.Version).FirstAsync(cancellation);
        if (newest.Hash == draft.Hash)
        {
            return new Conflict("policy.unchanged", $"The draft is the same as version {newest.Version}.");
        }

        var policy = GuardrailPolicyJson.Read(Encoding.UTF8.GetBytes(draft.Document));
        var published = NewVersion(tenant, newest.Version + 1, policy, actor.Name, note.Trim(), clock.GetUtcNow());
        db.PolicyVersions.Remove(draft);
        db.PolicyVersions.Add(published);
        db.Audit(clock, actor, "policy.published", tenant, $"{policy.Id} v{published.Version}", new { published.Hash, published.Note });
        await db.SaveChangesAsync(cancellation);
        return published;
    }

    /// <summary>Drops the draft.</summary>
    public async Task<Result<Done>> DiscardDraftAsync(Actor actor, Guid tenant, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        await db.PolicyVersions.Where(p => p.Version == 0).ExecuteDeleteAsync(cancellation);
        return new Done();
    }

    internal static PolicyVersion FirstVersion(Guid tenant, Actor actor, DateTimeOffset now) =>
        NewVersion(tenant, 1, GuardrailPolicy.Default, actor.Name, "The default of a new tenant.", now);

    private IEnumerable<Error> Check(GuardrailPolicy policy)
    {
        foreach (var (kind, thresholds) in policy.Kinds)
        {
            foreach (var (name, value) in new[]
                     {
                         ("neutralizeAt", thresholds.NeutralizeAt), ("redactAt", thresholds.RedactAt),
                         ("quarantineAt", thresholds.QuarantineAt), ("blockAt", thresholds.BlockAt),
                     })
            {
                if (value is < 1 or > 1000)
                {
                    yield return new Invalid("threshold.range", $"kinds.{kind}.{name}", $"From 1 to 1000; this is {value}.");
                }
            }
        }

        foreach (var (index, schema) in policy.Schemas.Index())
        {
            if (schemas.ProblemOf(schema) is { } problem)
            {
                yield return new Invalid("schema.unusable", $"schemas.{index}.text", $"The schema {schema.Tag} {problem}.");
            }
        }

        if (policy.Lifetime < TimeSpan.FromSeconds(10) || policy.Lifetime > TimeSpan.FromDays(1))
        {
            yield return new Invalid("lifetime.range", "lifetime", "From 10 seconds to 1 day.");
        }
    }

    private static PolicyVersion NewVersion(Guid tenant, int version, GuardrailPolicy policy, string author, string note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = tenant,
        Version = version,
        Document = TextOf(policy),
        Hash = GuardrailPolicyJson.HashOf(policy),
        Author = author,
        Note = note,
        SavedAt = now,
    };

    private static string TextOf(GuardrailPolicy policy) => Encoding.UTF8.GetString(GuardrailPolicyJson.Write(policy));
}
