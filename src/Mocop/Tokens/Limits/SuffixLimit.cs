using System.Text;

namespace Mocop.Tokens.Limits;

/// <summary>
/// Finds the longest end of a text within a number of tokens. A piece depends on nothing before it, so an end that begins where a piece of the whole
/// text begins has that text's pieces; only what begins inside a piece is counted anew, up to where it meets them again.
/// </summary>
internal sealed class SuffixLimit(PieceEncoder encoder)
{
    private const int NearChars = 256;
    private const int Attempts = 32;

    // A piece that begins inside another can end behind the next ones, but only by way of its first characters; so far back is looked, and no farther.
    private const int PiecesBack = 4;
    private const int CharsBack = 64;

    private readonly PieceEncoder _encoder = encoder;
    private long _steps;

    /// <summary>Grows with the work done.</summary>
    public long Steps => _steps;

    public int Find(ReadOnlySpan<char> text, int maxTokens)
    {
        var total = _encoder.Count(text, ref _steps);
        if (total <= maxTokens)
            return text.Length;
        if (maxTokens == 0)
            return 0;

        // The first piece from whose beginning on everything fits; the end of the text if it is none.
        var back = new Queue<int>(PiecesBack);
        var (boundary, last, before) = (0, 0, 0);
        while (boundary < text.Length && total - before > maxTokens)
        {
            if (back.Count == PiecesBack)
                back.Dequeue();
            back.Enqueue(boundary);
            last = boundary;
            boundary = _encoder.Scanner.Next(text, last, out var seen);
            _steps += seen - last;
            before += _encoder.CountPiece(text[last..boundary], ref _steps);
        }

        var meeting = new Meeting(boundary, total - before);
        var isLong = boundary - last > NearChars;
        for (var start = Math.Max(back.Peek(), last - CharsBack); start < boundary; start++)
        {
            if (isLong && start == last)
                return text.Length - FindInLongPiece(text, last, boundary, meeting, maxTokens);
            if (Fits(text, start, meeting, maxTokens))
                return text.Length - start;
        }

        return text.Length - boundary;
    }

    /// <summary>Counts from <paramref name="start"/> to the first place that is a piece's beginning in the whole text too.</summary>
    private bool Fits(ReadOnlySpan<char> text, int start, Meeting meeting, int maxTokens)
    {
        if (start > 0 && start < text.Length && char.IsSurrogatePair(text[start - 1], text[start]))
            return false;

        var count = 0;
        while (count <= maxTokens)
        {
            while (meeting.Position < start)
            {
                var next = _encoder.Scanner.Next(text, meeting.Position, out var looked);
                _steps += looked - meeting.Position;
                meeting = new Meeting(next, meeting.Count - _encoder.CountPiece(text[meeting.Position..next], ref _steps));
            }

            if (meeting.Position == start)
                return count + meeting.Count <= maxTokens;
            var end = _encoder.Scanner.Next(text, start, out var seen);
            _steps += seen - start;
            count += _encoder.CountPiece(text[start..end], ref _steps);
            start = end;
        }

        return false;
    }

    private int FindInLongPiece(ReadOnlySpan<char> text, int start, int end, Meeting meeting, int maxTokens)
    {
        var limit = maxTokens - meeting.Count;
        var bytes = Encoding.UTF8.GetBytes(text[start..end].ToArray());
        var counts = new EdgeCounts(_encoder).Count(bytes, fromEnd: true, limit, ref _steps);
        var taken = bytes.Length;
        var attempts = 0;
        while (start < end)
        {
            if (counts[taken] <= limit && attempts++ < Attempts && Fits(text, start, meeting, maxTokens))
                return start;
            var pair = start + 1 < end && char.IsSurrogatePair(text[start], text[start + 1]);
            taken -= pair ? 4 : text[start] < 0x80 ? 1 : text[start] < 0x800 ? 2 : 3;
            start += pair ? 2 : 1;
        }

        return end;
    }

    /// <summary>A piece's beginning in the whole text, and the tokens from there to the end.</summary>
    private readonly record struct Meeting(int Position, int Count);
}
