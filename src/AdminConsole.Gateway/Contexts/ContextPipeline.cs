using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.ControlPlane.Tenants;
using Mocop.Assembly;
using Mocop.Policies;
using Mocop.Tokens;

namespace AdminConsole.Gateway.Contexts;

/// <summary>Takes the pieces of a prompt to a signed context under the tenant's policy, and stores what came of it.</summary>
public sealed class ContextPipeline(
    TenantScanners scanners, PolicyService policies, SigningKeyStore keys, IncidentRecorder recorder, TenantService tenants, TimeProvider clock)
{
    /// <summary>The application's name in contexts that an operator previews. No application can have it: a dot is in no short name.</summary>
    public const string PreviewApplication = "console.lab";

    /// <summary>Assembles a context. When it returns, the context and every incident are durable; the caller may be answered.</summary>
    public async Task<RecordedContext> RunAsync(ApplicationIdentity caller, string surface, ContextRequest request, CancellationToken cancellation)
    {
        var policy = await policies.InForceAsync(caller.TenantId, cancellation);
        var engine = await scanners.ForAsync(caller.TenantId, cancellation);
        var ring = await keys.RingAsync(cancellation);
        // From here on a caller that hangs up changes nothing: what is seen is stored.
        var outcome = await engine.AssembleAsync(request, policy, ring, clock, counts: null, CancellationToken.None);
        var incidents = await recorder.RecordAsync(caller, surface, request, policy, outcome, CancellationToken.None);
        return new RecordedContext(outcome, policy, incidents);
    }

    /// <summary>Assembles a context for an operator to look at. Nothing is stored, no incident is raised, no budget is spent.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="tenant">The tenant whose policy and labels apply.</param>
    /// <param name="request">The pieces; tenant and application are replaced.</param>
    /// <param name="draft">A policy to try in place of the published one.</param>
    /// <param name="counts">The token counts of what the operator previewed before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Result<AssemblyOutcome>> PreviewAsync(
        Actor actor, Guid tenant, ContextRequest request, GuardrailPolicy? draft, TokenMemory? counts, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.UseLab, tenant))
            return new Forbidden(nameof(Permission.UseLab));
        var owner = await tenants.GetAsync(actor, tenant, cancellation);
        if (!owner.Succeeded)
            return owner.Error;
        var policy = draft ?? await policies.InForceAsync(tenant, cancellation);
        var engine = await scanners.ForAsync(tenant, cancellation);
        var ring = await keys.RingAsync(cancellation);
        request = request with { Tenant = owner.Value.Slug, Application = PreviewApplication };
        return await Task.Run(() => engine.AssembleAsync(request, policy, ring, clock, counts, cancellation), cancellation);
    }
}

/// <summary>What came of a request, stored.</summary>
/// <param name="Outcome">The context, or why there is none.</param>
/// <param name="Policy">The policy that applied.</param>
/// <param name="Incidents">The ids of its incidents, the most severe first.</param>
public sealed record RecordedContext(AssemblyOutcome Outcome, GuardrailPolicy Policy, IReadOnlyList<string> Incidents)
{
    /// <summary>The most severe incident.</summary>
    public string? Incident => Incidents.Count > 0 ? Incidents[0] : null;
}
