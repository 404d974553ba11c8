using Mocop.Policies;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>Makes the envelope and signs the canonical bytes of its head, which holds the root over the blocks.</summary>
internal sealed class SealStage : IAssemblyStage
{
    public string Name => "seal";

    public StageOutcome Run(AssemblyRun run)
    {
        var (request, budget) = (run.Request, run.Budget!);
        var leaves = EnvelopeBlockJson.Leaves(run.Prepared);
        run.Envelope = new Envelope
        {
            Schema = EnvelopeJson.Schema,
            Id = ContextId.New(run.Now, run.Nonces),
            Tenant = request.Tenant,
            Application = request.Application,
            Subject = request.Subject,
            Model = request.Model,
            Policy = new PolicyReference(run.Policy.Id, run.Policy.Version, GuardrailPolicyJson.HashOf(run.Policy)),
            Spotlight = run.Policy.Spotlight,
            IssuedAt = run.Now,
            ExpiresAt = EnvelopeTime.Truncate(run.Now + run.Policy.Lifetime),
            Nonce = run.Nonce,
            Session = request.Session,
            Budget = new EnvelopeBudget(budget.Encoding, budget.Limit, budget.Reserve, budget.Used),
            Blocks = [.. run.Prepared.Select((b, i) => b with { Digest = ContentHash.Format(leaves[i]) })],
            Root = ContentHash.Format(MerkleTree.Root(leaves)),
            Size = leaves.Length,
        };
        run.Seal = DetachedJws.Sign(EnvelopeJson.WriteHead(run.Envelope), DetachedJws.EnvelopeType, run.Keys.Active);
        return new StageOutcome($"{leaves.Length} digests, key {run.Keys.Active.Id[..8]}");
    }
}
