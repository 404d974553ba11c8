using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Persistence;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>Stores what a request came to, the context and its incidents in one transaction. When it returns they are durable, and only then may the caller be answered.</summary>
public sealed class IncidentRecorder(ConsoleDatabase database, IncidentFeed feed, TimeProvider clock)
{
    private const int ExcerptLength = 160;

    /// <summary>Stands for the finding of a block that the policy stopped by its score alone.</summary>
    private static readonly Finding WithoutFinding = new("policy.score", "policy", "stopped by policy", Severity.Medium, 0, default, [], new Taxonomy("LLM01", "AML.T0051"), "");

    /// <summary>Stores a context and an incident for each flagged block; for a refusal that shows an attack, the incidents alone.</summary>
    /// <returns>The ids of the incidents, the most severe first.</returns>
    public async Task<IReadOnlyList<string>> RecordAsync(
        ApplicationIdentity caller, string surface, ContextRequest request, GuardrailPolicy policy, AssemblyOutcome outcome, CancellationToken cancellation)
    {
        var incidents = FlaggedBlocks(caller, surface, request, policy, outcome).ToList();
        if (outcome is RefusedContext refused && IntegrityIncident(caller, surface, request, policy, refused) is { } broken)
        {
            incidents.Add(broken);
        }

        await using var db = database.Open(caller.Scope);
        if (outcome is AssembledContext assembled)
        {
            db.Contexts.Add(Stored(caller, assembled));
        }

        await SaveAsync(db, caller, incidents, cancellation);
        return [.. incidents.OrderByDescending(i => i.Severity).ThenByDescending(i => i.Score).Select(i => i.Id)];
    }

    /// <summary>Stores an incident for one text that was seen outside of a context, such as a tool's answer.</summary>
    /// <returns>The incident's id.</returns>
    public async Task<string> RecordAsync(
        ApplicationIdentity caller, string surface, ContextBlock block, TrustLevel trust, GuardrailPolicy policy, BlockScan scan, CancellationToken cancellation)
    {
        var incident = NewIncident(caller, surface, block, scan.Block, trust, policy, scan, contextId: null);
        await using var db = database.Open(caller.Scope);
        await SaveAsync(db, caller, [incident], cancellation);
        return incident.Id;
    }

    private async Task SaveAsync(ConsoleDbContext db, ApplicationIdentity caller, List<Incident> incidents, CancellationToken cancellation)
    {
        db.Incidents.AddRange(incidents);
        await db.SaveChangesAsync(cancellation);
        foreach (var incident in incidents)
        {
            feed.Publish(new(IncidentChange.Raised, IncidentRow.Of(incident, caller.Tenant, caller.Application)));
        }
    }

    private static StoredContext Stored(ApplicationIdentity caller, AssembledContext context) => new()
    {
        Id = context.Envelope.Id,
        TenantId = caller.TenantId,
        ApplicationId = caller.ApplicationId,
        Model = context.Envelope.Model,
        Subject = context.Envelope.Subject,
        CreatedAt = context.Envelope.IssuedAt,
        Verdict = context.Verdict,
        Blocks = context.Envelope.Blocks.Count,
        Tokens = context.Budget.Used,
        Policy = $"{context.Envelope.Policy.Id} v{context.Envelope.Policy.Version}",
        Envelope = EnvelopeJson.Write(context.Envelope),
        SealProtected = context.Seal.Protected,
        SealSignature = context.Seal.Signature,
    };

    private IEnumerable<Incident> FlaggedBlocks(
        ApplicationIdentity caller, string surface, ContextRequest request, GuardrailPolicy policy, AssemblyOutcome outcome)
    {
        var envelope = (outcome as AssembledContext)?.Envelope;
        // The scans stand in the order of the blocks; their ids may differ from the request's, which need not name them.
        foreach (var (scan, block) in outcome.Scans.Zip(request.Blocks).Where(s => s.First.Verdict != Verdict.Allow))
        {
            var trust = envelope?.Blocks.First(b => b.Id == scan.Block).Trust ?? TrustOfRefused(block);
            yield return NewIncident(caller, surface, block, scan.Block, trust, policy, scan, envelope?.Id);
        }
    }

    /// <summary>A block was scanned, so it was admitted, and its seal, when it has one, is whole.</summary>
    private static TrustLevel TrustOfRefused(ContextBlock block) => block.Kind switch
    {
        BlockKind.System => TrustLevel.System,
        BlockKind.User or BlockKind.History => TrustLevel.User,
        _ => block.Seal is null ? TrustLevel.Web : TrustLevel.Plugin,
    };

    private Incident? IntegrityIncident(
        ApplicationIdentity caller, string surface, ContextRequest request, GuardrailPolicy policy, RefusedContext refused)
    {
        if (refused.Code is not ("tenant.mismatch" or "block.seal-broken"))
        {
            return null;
        }

        var index = refused.Field.Split('[', ']') is [_, var digits, ..] && int.TryParse(digits, out var number) ? number : 0;
        var block = request.Blocks[index];
        var (technique, atlas) = refused.Code == "tenant.mismatch"
            ? ("block of another tenant", "AML.T0071")
            : ("altered plugin answer", "AML.T0092");
        var finding = new Finding(
            $"integrity.{refused.Code}", "integrity", technique, Severity.Critical, 1000, new(0, block.Content.Length), [], new Taxonomy("LLM01", atlas), "");
        var scan = new BlockScan(block.Id ?? $"b{index + 1}", 1000, Verdict.Block, [finding]);
        return NewIncident(caller, surface, block, scan.Block, TrustLevel.Web, policy, scan, contextId: null);
    }

    private Incident NewIncident(
        ApplicationIdentity caller, string surface, ContextBlock block, string blockId, TrustLevel trust, GuardrailPolicy policy, BlockScan scan, string? contextId)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var strongest = scan.Findings.OrderByDescending(f => f.Score).ThenByDescending(f => f.Severity).FirstOrDefault() ?? WithoutFinding;
        return new Incident
        {
            Id = $"inc_{Guid.CreateVersion7(now):N}",
            TenantId = caller.TenantId,
            ApplicationId = caller.ApplicationId,
            OccurredAt = now,
            ContextId = contextId,
            Surface = surface,
            Block = blockId,
            Kind = block.Kind,
            Trust = trust,
            Source = block.Origin?.Id,
            SourceVersion = block.Origin?.Version,
            Tool = block.Origin?.Tool,
            CallId = block.Origin?.CallId,
            Uri = block.Origin?.Uri,
            Technique = strongest.Technique,
            Category = strongest.Category,
            Severity = scan.Findings.Select(f => f.Severity).DefaultIfEmpty(strongest.Severity).Max(),
            Score = scan.Score,
            InstructionScore = scan.InstructionScore,
            Verdict = scan.Verdict,
            Policy = $"{policy.Id} v{policy.Version}",
            Excerpt = ExcerptOf(Storable(block.Content), strongest.Span),
            Text = Storable(block.Content),
            Findings = [.. scan.Findings],
        };
    }

    /// <summary>PostgreSQL's texts hold no NUL, and an attack that carries one must be stored all the same, each character in its place.</summary>
    private static string Storable(string text) => text.Replace('\0', '␀');

    private static string ExcerptOf(string text, TextSpan span)
    {
        var start = Math.Clamp(span.Start - 20, 0, text.Length);
        var end = Math.Min(text.Length, start + ExcerptLength);
        start = start > 0 && char.IsLowSurrogate(text[start]) ? start - 1 : start;
        end = end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end;
        return (start > 0 ? "…" : "") + text[start..end] + (end < text.Length ? "…" : "");
    }
}
