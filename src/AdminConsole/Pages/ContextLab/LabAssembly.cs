using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.Gateway.Contexts;
using Mocop.Assembly;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace AdminConsole.Pages.ContextLab;

/// <summary>Assembles what an operator edits, and opens what was recorded. Nothing of it is stored.</summary>
public sealed class LabAssembly(ContextPipeline pipeline, ContextArchive archive, SigningKeyStore keys, TimeProvider clock)
{
    /// <summary>Assembles a request under a tenant's policy, or under a draft of it.</summary>
    public async Task<Result<LabView>> AssembleAsync(Actor actor, Guid tenant, ContextRequest request, GuardrailPolicy? draft, TokenMemory? counts, CancellationToken cancellation)
    {
        var assembled = await pipeline.PreviewAsync(actor, tenant, request, draft, counts, cancellation);
        if (!assembled.Succeeded) return Result<LabView>.Failed(assembled.Errors);
        var ring = await keys.RingAsync(cancellation);
        return await Task.Run(() => Verified(LabView.Of(request, assembled.Value), ring, clock.GetUtcNow()), cancellation);
    }

    /// <summary>Opens a recorded context. Its payload is only for those who may see payloads.</summary>
    public async Task<Result<RecordedLab>> OpenAsync(Actor actor, string id, RenderFormat format, CancellationToken cancellation)
    {
        var opened = await archive.GetAsync(actor, id, cancellation);
        if (!opened.Succeeded) return Result<RecordedLab>.Failed(opened.Errors);
        if (!EnvelopeJson.TryRead(opened.Value.Envelope, out var envelope, out var error))
            return new Invalid("context.damaged", "context", $"The stored envelope cannot be read: {error!.Path} {error.Message}.");
        var ring = await keys.RingAsync(cancellation);
        return await Task.Run(
            () =>
            {
                var context = RecordedContext.Restore(envelope, opened.Value.Seal, format);
                var view = LabView.Of(context, TokenEncoding.TryGet(envelope.Budget.Encoding, out var encoding) ? encoding : TokenEncoding.O200kBase);
                // It may have expired since: here only its origin is asked.
                return new RecordedLab(opened.Value.TenantId, opened.Value.CreatedAt, Verified(view, ring, now: null));
            },
            cancellation);
    }

    /// <summary>Checks bytes against a seal with the installation's keys, as any holder of the public keys can.</summary>
    public async Task<VerificationResult> VerifyAsync(ReadOnlyMemory<byte> envelope, JwsSeal seal, CancellationToken cancellation)
    {
        var ring = await keys.RingAsync(cancellation);
        return await Task.Run(() => EnvelopeVerifier.Verify(envelope, seal, ring.PublicKeys), cancellation);
    }

    private static LabView Verified(LabView view, SigningKeyRing ring, DateTimeOffset? now) =>
        view.Context is { } context ? view with { Verification = EnvelopeVerifier.Verify(view.Envelope, context.Seal, ring.PublicKeys, now) } : view;
}

/// <summary>A recorded context, opened.</summary>
public sealed record RecordedLab(Guid TenantId, DateTimeOffset CreatedAt, LabView View);
