using System.Security.Cryptography;

namespace Mocop.Sealing;

/// <summary>
/// The hash tree of RFC 6962 over the blocks of an envelope: a leaf is SHA-256 of a zero byte and the block's canonical bytes, a node is SHA-256 of a one byte and
/// its two children, and the left subtree of n leaves holds the largest power of two below n.
/// </summary>
internal static class MerkleTree
{
    public static byte[] Leaf(ReadOnlySpan<byte> canonicalBlock)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(canonicalBlock);
        return hash.GetHashAndReset();
    }

    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var left = LeftCount(leaves.Length);
        return Node(Root(leaves[..left]), Root(leaves[left..]));
    }

    private static int LeftCount(int count)
    {
        var left = 1;
        while (left * 2 < count)
            left *= 2;
        return left;
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> input = stackalloc byte[1 + SHA256.HashSizeInBytes + SHA256.HashSizeInBytes];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + SHA256.HashSizeInBytes)..]);
        return SHA256.HashData(input);
    }
}
