using Mocop.Blocks;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>Checks the shape of the request and of every block, and settles whom each block comes from and how far it may be believed.</summary>
internal sealed class AdmitStage : IAssemblyStage
{
    public string Name => "admit";

    public StageOutcome Run(AssemblyRun run)
    {
        var (request, blocks) = (run.Request, run.Request.Blocks);
        if (RequestShape.Check(request) is { } misshapen)
            return misshapen;

        var ids = new BlockIds(blocks);
        var admitted = new AssemblyBlock[blocks.Count];
        for (var i = 0; i < admitted.Length; i++)
        {
            if (BlockShape.Check(blocks[i], i, request.Tenant) is { } refused)
                return refused;
            if (ids.Next(i) is not { } id)
                return StageOutcome.Refused("block.id", $"blocks[{i}].id", "The id stands twice, or is \"mocop\", which is reserved.");
            var block = blocks[i] with { Tenant = request.Tenant, CreatedAt = EnvelopeTime.Truncate(blocks[i].CreatedAt ?? run.Now) };
            var isProven = block.Seal is not null && BlockSealing.Verify(block, run.Keys.PublicKeys);
            if (block.Seal is not null && !isProven)
                return StageOutcome.Refused("block.seal-broken", $"blocks[{i}].seal", "The block is not the one that the plugin runtime sealed for this tenant.");
            if (run.Policy.RefuseUnproven && block.Kind == BlockKind.Plugin && !isProven)
                return StageOutcome.Refused("block.unproven", $"blocks[{i}].seal", "The policy wants the plugin runtime's seal on every plugin block.");
            admitted[i] = Admitted(block, i, id, isProven, request);
        }

        run.Blocks = admitted;
        var unproven = admitted.Count(b => b.Input.Kind == BlockKind.Plugin && !b.Proven);
        return new StageOutcome($"{admitted.Length} blocks" + (unproven > 0 ? $", {unproven} unproven" : ""));
    }

    private static AssemblyBlock Admitted(ContextBlock block, int index, string id, bool isProven, ContextRequest request)
    {
        var role = block.Role ?? BlockRoles.Default(block.Kind);
        var origin = block.Origin ?? DefaultOrigin(block.Kind, role, request);
        var trust = BlockTrust.Of(block.Kind, origin.Type, isProven);
        return new AssemblyBlock
        {
            Index = index,
            Id = id,
            Input = block,
            Role = role,
            Origin = origin,
            Trust = trust,
            Proven = isProven || trust == TrustLevel.System,
            CreatedAt = block.CreatedAt!.Value,
        };
    }

    private static BlockOrigin DefaultOrigin(BlockKind kind, BlockRole role, ContextRequest request) => kind switch
    {
        BlockKind.System => new("application", request.Application),
        BlockKind.Memory => new("memory"),
        BlockKind.Retrieval => new("web"),
        BlockKind.Plugin => new("plugin"),
        BlockKind.History when role == BlockRole.Assistant => new("model", request.Model),
        _ => new("user", request.Subject),
    };
}
