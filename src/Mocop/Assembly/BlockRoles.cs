using Mocop.Blocks;

namespace Mocop.Assembly;

/// <summary>The chat roles that a kind of block may take. No kind but <see cref="BlockKind.System"/> may speak as the system.</summary>
internal static class BlockRoles
{
    public static BlockRole Default(BlockKind kind) => kind == BlockKind.System ? BlockRole.System : BlockRole.User;

    public static IReadOnlyList<BlockRole> Allowed(BlockKind kind) => kind switch
    {
        BlockKind.System => [BlockRole.System],
        BlockKind.History => [BlockRole.User, BlockRole.Assistant],
        BlockKind.Plugin => [BlockRole.User, BlockRole.Tool],
        _ => [BlockRole.User],
    };
}
