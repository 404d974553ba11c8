using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>Makes proofs of single blocks of stored contexts.</summary>
public sealed class ContextProofs(ContextArchive archive)
{
    /// <summary>The proof of one block of a context of the application's own. A stored context that was damaged gives a proof that does not verify.</summary>
    public async Task<Result<SealedProof>> ProveOwnAsync(ApplicationIdentity caller, string id, string block, CancellationToken cancellation) =>
        Proof(await archive.GetOwnAsync(caller, id, cancellation), block);

    /// <summary>The proof of one block of a recorded context, for an operator. It shows the block, so it is for those who may see payloads.</summary>
    public async Task<Result<SealedProof>> ProveAsync(Actor actor, string id, string block, CancellationToken cancellation) =>
        Proof(await archive.GetAsync(actor, id, cancellation), block);

    private static Result<SealedProof> Proof(Result<OpenedContext> found, string block)
    {
        if (!found.Succeeded)
        {
            return Result<SealedProof>.Failed(found.Errors);
        }

        if (!EnvelopeJson.TryRead(found.Value.Envelope, out var envelope, out var error))
        {
            return new Conflict("context.damaged", $"The stored envelope cannot be read: {error!.Path} {error.Message}.");
        }

        return BlockProof.Of(envelope, block) is { } proof ? new SealedProof(found.Value.Id, BlockProofJson.Write(proof), found.Value.Seal) : new NotFound("The block");
    }
}

/// <summary>The proof of a block in canonical JSON, and the seal of its envelope.</summary>
public sealed record SealedProof(string Context, byte[] Proof, JwsSeal Seal);
