using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Signing;
using Microsoft.EntityFrameworkCore;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>Checks stored contexts against their seals. Hands out no payload.</summary>
public sealed class ContextSeals(ConsoleDatabase database, SigningKeyStore keys)
{
    /// <summary>Whether the stored envelope is still what was sealed. Its expiry does not count here: it tells until when a model may be sent it, not whether it is genuine.</summary>
    public async Task<Result<VerificationResult>> CheckAsync(Actor actor, string id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewContexts));
        var found = await db.Contexts.AsNoTracking().Where(c => c.Id == id)
            .Select(c => new { c.Envelope, c.SealProtected, c.SealSignature }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return new NotFound("The context");
        }

        var ring = await keys.RingAsync(cancellation);
        return EnvelopeVerifier.Verify(found.Envelope, new(found.SealProtected, found.SealSignature), ring.PublicKeys);
    }
}
