using Mocop.Tokens.Ranks;

namespace Mocop.Tokens.Limits;

/// <summary>How long tokens can be that begin, or end, with two bytes: it spares most of the look-ups when all of them are sought.</summary>
internal sealed class TokenReach
{
    private readonly byte[] _from = new byte[65536];
    private readonly byte[] _to = new byte[65536];

    public TokenReach(RankTable ranks)
    {
        // A single byte is always a token.
        _from.AsSpan().Fill(1);
        _to.AsSpan().Fill(1);
        for (var rank = 0; rank < ranks.Count; rank++)
        {
            var token = ranks.Bytes(rank);
            if (token.Length < 2)
                continue;
            ref var from = ref _from[(token[0] << 8) | token[1]];
            ref var to = ref _to[(token[^2] << 8) | token[^1]];
            from = Math.Max(from, (byte)token.Length);
            to = Math.Max(to, (byte)token.Length);
        }
    }

    /// <summary>The bytes in the longest token that begins with two bytes.</summary>
    public int LongestFrom(byte first, byte second) => _from[(first << 8) | second];

    /// <summary>The bytes in the longest token that ends with two bytes.</summary>
    public int LongestTo(byte beforeLast, byte last) => _to[(beforeLast << 8) | last];
}
