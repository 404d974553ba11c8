using Mocop.Blocks;

namespace Mocop.Assembly;

/// <summary>How far a block may be believed. What the sender claims of an origin can lower the trust of its kind and never raise it.</summary>
internal static class BlockTrust
{
    public static TrustLevel Of(BlockKind kind, string originType, bool isProven)
    {
        var ceiling = kind switch
        {
            BlockKind.System => TrustLevel.System,
            BlockKind.User or BlockKind.History => TrustLevel.User,
            _ => isProven ? TrustLevel.Plugin : TrustLevel.Web,
        };
        var claimed = originType switch
        {
            "application" => TrustLevel.System,
            "user" or "model" => TrustLevel.User,
            _ => isProven ? TrustLevel.Plugin : TrustLevel.Web,
        };
        return claimed < ceiling ? claimed : ceiling;
    }
}
