using Mocop.Blocks;
using Mocop.Sealing;

namespace Mocop.Cli.Output;

/// <summary>Whether something is what was sealed: <c>{"valid":true,"key":"…","id":"ctx_…"}</c> or <c>{"valid":false,"reason":"digest","block":"b3"}</c>.</summary>
internal sealed record VerifyResult(bool Valid, string? Key, string? Id, string? Reason, string? Block, string? Path, ShownBlock? Shown)
{
    public static VerifyResult Of(VerificationResult result) =>
        new(result.Valid, result.Key, result.Head?.Id, result.Reason, result.Block, result.Path, ShownBlock.Of(result));
}

/// <summary>What the seal says of one block.</summary>
internal sealed record ShownBlock(string Id, int Index, int Size, BlockKind Kind, TrustLevel Trust, bool Proven, string Hash)
{
    public static ShownBlock? Of(VerificationResult result) =>
        result is { ProvenBlock: { } block, ProvenIndex: { } index, Head: { } head } ? new(block.Id, index, head.Size, block.Kind, block.Trust, block.Proven, block.Hash) : null;
}
