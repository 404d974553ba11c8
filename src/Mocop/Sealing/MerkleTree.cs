using System.Buffers;
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
        var input = ArrayPool<byte>.Shared.Rent(canonicalBlock.Length + 1);
        input[0] = 0;
        canonicalBlock.CopyTo(input.AsSpan(1));
        var leaf = SHA256.HashData(input.AsSpan(0, canonicalBlock.Length + 1));
        ArrayPool<byte>.Shared.Return(input);
        return leaf;
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

    /// <summary>The siblings on the way from a leaf to the root, the lowest first (RFC 6962, section 2.1.1).</summary>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        var path = new List<byte[]>();
        Climb(leaves, index, path);
        return path;
    }

    /// <summary>The root that a leaf and its path lead to; <see langword="null"/> when a tree of this size has no such path.</summary>
    public static byte[]? Root(byte[] leaf, int index, int size, ReadOnlySpan<byte[]> path)
    {
        if (size == 1)
            return index == 0 && path.IsEmpty ? leaf : null;
        if (path.IsEmpty)
            return null;
        var left = LeftCount(size);
        var sibling = path[^1];
        var below = path[..^1];
        if (index < left)
            return Root(leaf, index, left, below) is { } lower ? Node(lower, sibling) : null;
        return Root(leaf, index - left, size - left, below) is { } upper ? Node(sibling, upper) : null;
    }

    private static void Climb(ReadOnlySpan<byte[]> leaves, int index, List<byte[]> path)
    {
        if (leaves.Length <= 1)
            return;
        var left = LeftCount(leaves.Length);
        if (index < left)
            Climb(leaves[..left], index, path);
        else
            Climb(leaves[left..], index - left, path);
        path.Add(Root(index < left ? leaves[left..] : leaves[..left]));
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
