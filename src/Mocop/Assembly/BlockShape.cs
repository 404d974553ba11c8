using Mocop.Blocks;
using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>The bounds of one block.</summary>
internal static class BlockShape
{
    public static IReadOnlyList<string> OriginTypes { get; } = ["application", "user", "plugin", "web", "memory", "model"];

    public static StageOutcome? Check(ContextBlock block, int index, string tenant)
    {
        var field = $"blocks[{index}]";
        if (block.Content.Length > ContextLimits.BlockChars)
            return StageOutcome.Refused("block.too-large", $"{field}.content", $"The content has {block.Content.Length} characters; {ContextLimits.BlockChars} are allowed.");
        if (block.Id is { } id && !BlockIds.IsValid(id))
            return StageOutcome.Refused("block.id", $"{field}.id", $"An id has 1 to {ContextLimits.IdChars} of the letters A-Z, a-z, 0-9, '.', '_' and '-'.");
        if (!Enum.IsDefined(block.Kind) || !Enum.IsDefined(block.Sensitivity))
            return StageOutcome.Refused("request.invalid", field, "The kind or the sensitivity is unknown.");
        if (block.Tenant is { } label && !string.Equals(label, tenant, StringComparison.Ordinal))
            return StageOutcome.Refused("tenant.mismatch", $"{field}.tenant", "The block belongs to another tenant than the request.");
        if (block.Role is { } role && !BlockRoles.Allowed(block.Kind).Contains(role))
            return StageOutcome.Refused("block.role", $"{field}.role", $"A {WireName.Of(block.Kind)} block may have the role {string.Join(" or ", BlockRoles.Allowed(block.Kind).Select(WireName.Of))}.");
        return RequestShape.Name(block.MediaType, $"{field}.mediaType")
            ?? (block.Schema is { } schema ? RequestShape.Name(schema, $"{field}.schema") : null)
            ?? (block.Origin is { } origin ? CheckOrigin(origin, block.Kind, $"{field}.origin") : null)
            ?? (block.Seal is not null ? CheckSeal(block, field) : null)
            ?? (block.Kind == BlockKind.System ? CheckUnescaped(block.Content, $"{field}.content") : null);
    }

    private static StageOutcome? CheckOrigin(BlockOrigin origin, BlockKind kind, string field)
    {
        if (!OriginTypes.Contains(origin.Type))
            return StageOutcome.Refused("block.origin", $"{field}.type", $"The type must be one of {string.Join(", ", OriginTypes)}.");
        if (kind == BlockKind.System && origin.Type is not "application")
            return StageOutcome.Refused("block.origin", $"{field}.type", "A system block comes from the application.");
        (string? Value, string Name, int Max)[] members =
        [
            (origin.Id, "id", ContextLimits.NameChars), (origin.Version, "version", ContextLimits.NameChars), (origin.Tool, "tool", ContextLimits.NameChars),
            (origin.CallId, "callId", ContextLimits.NameChars), (origin.Uri, "uri", ContextLimits.UriChars),
        ];
        return members.Where(m => m.Value is not null).Select(m => RequestShape.Name(m.Value!, $"{field}.{m.Name}", m.Max)).FirstOrDefault(r => r is not null);
    }

    private static StageOutcome? CheckSeal(ContextBlock block, string field) =>
        block.Kind is BlockKind.System or BlockKind.User or BlockKind.History
            ? StageOutcome.Refused("block.seal-broken", $"{field}.seal", "Only what the plugin runtime fetched carries its seal.")
            : block.Origin is null || block.CreatedAt is null
                ? StageOutcome.Refused("block.seal-broken", $"{field}.seal", "A sealed block carries the origin and the createdAt that were sealed with it.")
                : null;

    private static StageOutcome? CheckUnescaped(string content, string field)
    {
        var surrogate = WellFormedText.IndexOfUnpairedSurrogate(content);
        var control = WellFormedText.IndexOfControl(content);
        return surrogate >= 0
            ? StageOutcome.Refused("block.character", field, $"There is an unpaired surrogate at {surrogate}; a system block is not rewritten.")
            : control >= 0
                ? StageOutcome.Refused("block.character", field, $"There is the control character U+{(int)content[control]:X4} at {control}; a system block is not rewritten.")
                : null;
    }
}
