using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Mocop.Tokens.Limits;
using Mocop.Tokens.Merging;
using Mocop.Tokens.Pieces;
using Mocop.Tokens.Ranks;

namespace Mocop.Tokens;

/// <summary>Encodes text piece by piece.</summary>
internal sealed class PieceEncoder(PieceScanner scanner, RankTable ranks)
{
    private const int StackChars = 128;
    private const int BytesPerChar = 3;

    private readonly PieceMerger _merger = new(ranks);
    private readonly Lazy<TokenReach> _reach = new(() => new TokenReach(ranks));

    public PieceScanner Scanner => scanner;

    public RankTable Ranks => ranks;

    public PieceMerger Merger => _merger;

    public TokenReach Reach => _reach.Value;

    public int Count(ReadOnlySpan<char> text, ref long steps)
    {
        var count = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = scanner.Next(text, start, out var seen);
            steps += Math.Min(seen, text.Length) - start;
            count += CountPiece(text[start..end], ref steps);
            start = end;
        }

        return count;
    }

    public bool Fits(ReadOnlySpan<char> text, int maxTokens)
    {
        long steps = 0;
        var count = 0;
        for (var start = 0; start < text.Length && count <= maxTokens;)
        {
            var end = scanner.Next(text, start, out _);
            count += CountPiece(text[start..end], ref steps);
            start = end;
        }

        return count <= maxTokens;
    }

    [SkipLocalsInit]
    public int CountPiece(ReadOnlySpan<char> piece, ref long steps)
    {
        if (piece.Length > StackChars)
            return EncodeLongPiece(piece, sink: null, ref steps);

        Span<byte> bytes = stackalloc byte[StackChars * BytesPerChar];
        Span<int> tokens = stackalloc int[StackChars * BytesPerChar];
        var length = ToUtf8(piece, bytes);
        return _merger.Merge(bytes[..length], tokens, ref steps);
    }

    public List<int> Encode(ReadOnlySpan<char> text)
    {
        var result = new List<int>(text.Length / 4 + 8);
        for (var start = 0; start < text.Length;)
        {
            var end = scanner.Next(text, start, out _);
            EncodePiece(text[start..end], result);
            start = end;
        }

        return result;
    }

    [SkipLocalsInit]
    public void EncodePiece(ReadOnlySpan<char> piece, List<int> sink)
    {
        long steps = 0;
        if (piece.Length > StackChars)
        {
            EncodeLongPiece(piece, sink, ref steps);
            return;
        }

        Span<byte> bytes = stackalloc byte[StackChars * BytesPerChar];
        Span<int> tokens = stackalloc int[StackChars * BytesPerChar];
        var length = ToUtf8(piece, bytes);
        sink.AddRange(tokens[.._merger.Merge(bytes[..length], tokens, ref steps)]);
    }

    public List<TokenSpan> Spans(ReadOnlySpan<char> text)
    {
        var tokens = Encode(text);
        var spans = new List<TokenSpan>(tokens.Count);
        var walk = new CharacterWalk(text);
        foreach (var token in tokens)
        {
            var (start, length) = walk.Advance(ranks.Bytes(token).Length);
            spans.Add(new TokenSpan(token, start, length));
        }

        return spans;
    }

    public string Decode(IEnumerable<int> tokens, string name)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var token in tokens)
        {
            if ((uint)token >= (uint)ranks.Count || ranks.Bytes(token).IsEmpty)
                throw new ArgumentException($"{token} is not a token of text in {name}.", nameof(tokens));
            bytes.Write(ranks.Bytes(token));
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static int ToUtf8(ReadOnlySpan<char> piece, Span<byte> bytes) => Encoding.UTF8.GetBytes(piece, bytes);

    private int EncodeLongPiece(ReadOnlySpan<char> piece, List<int>? sink, ref long steps)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(piece));
        var length = ToUtf8(piece, bytes);
        var tokens = ArrayPool<int>.Shared.Rent(length);
        var count = _merger.Merge(bytes.AsSpan(0, length), tokens, ref steps);
        sink?.AddRange(tokens.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<int>.Shared.Return(tokens);
        return count;
    }
}
