using System.Buffers;

namespace Mocop.Tokens;

/// <summary>
/// Counts a text by itself and as it stands between two others, in one pass: a piece depends on nothing before it and only on little behind it, so the two counts differ at the text's ends alone.
/// </summary>
internal readonly ref struct FencedTokenCount
{
    /// <summary>How much of the text is looked at to find where its pieces fall into step with those of the whole.</summary>
    private const int HeadChars = 512;

    private FencedTokenCount(int alone, int fenced) => (Alone, Fenced) = (alone, fenced);

    /// <summary>Tokens of the text.</summary>
    public int Alone { get; }

    /// <summary>Tokens of the text with what stands before and after it.</summary>
    public int Fenced { get; }

    public static FencedTokenCount Of(PieceEncoder encoder, ReadOnlySpan<char> before, ReadOnlySpan<char> text, ReadOnlySpan<char> after)
    {
        long steps = 0;
        if (Step(encoder, before, text) is not { } step)
            return new FencedTokenCount(encoder.Count(text, ref steps), CountJoined(encoder, before, text, after));
        var (start, alone, fenced) = step;
        var known = KnownLength(text);
        while (start < text.Length)
        {
            var end = encoder.Scanner.Next(text, start, out var seen);
            if (seen > known)
                break;
            var tokens = encoder.CountPiece(text[start..end], ref steps);
            (start, alone, fenced) = (end, alone + tokens, fenced + tokens);
        }

        var tail = text[start..];
        return new FencedTokenCount(alone + encoder.Count(tail, ref steps), fenced + CountJoined(encoder, tail, after, []));
    }

    /// <summary>Where the text's own pieces and those of the whole first begin at one place, and the tokens of both before it; nothing if that is not near the text's beginning.</summary>
    private static (int Start, int Alone, int Fenced)? Step(PieceEncoder encoder, ReadOnlySpan<char> before, ReadOnlySpan<char> text)
    {
        using var joined = new Joined(before, text[..Math.Min(HeadChars, text.Length)], []);
        var head = joined.Text;
        var known = KnownLength(head);
        var (at, start, alone, fenced, steps) = (-before.Length, 0, 0, 0, 0L);
        while (at != start)
        {
            if (at < start)
            {
                var end = encoder.Scanner.Next(head, at + before.Length, out var seen);
                if (seen > known)
                    return null;
                fenced += encoder.CountPiece(head[(at + before.Length)..end], ref steps);
                at = end - before.Length;
            }
            else
            {
                var end = encoder.Scanner.Next(text, start, out _);
                alone += encoder.CountPiece(text[start..end], ref steps);
                start = end;
            }
        }

        return (start, alone, fenced);
    }

    private static int CountJoined(PieceEncoder encoder, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        long steps = 0;
        using var joined = new Joined(first, second, third);
        return encoder.Count(joined.Text, ref steps);
    }

    /// <summary>Half a surrogate pair says nothing without the other.</summary>
    private static int KnownLength(ReadOnlySpan<char> text) => text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;

    /// <summary>Texts one behind the other, in borrowed memory.</summary>
    private readonly ref struct Joined
    {
        private readonly char[] _buffer;

        public Joined(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
        {
            var length = first.Length + second.Length + third.Length;
            _buffer = ArrayPool<char>.Shared.Rent(length);
            first.CopyTo(_buffer);
            second.CopyTo(_buffer.AsSpan(first.Length));
            third.CopyTo(_buffer.AsSpan(first.Length + second.Length));
            Text = _buffer.AsSpan(0, length);
        }

        public ReadOnlySpan<char> Text { get; }

        public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);
    }
}
