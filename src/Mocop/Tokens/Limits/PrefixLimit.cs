using System.Text;

namespace Mocop.Tokens.Limits;

/// <summary>
/// Finds the longest beginning of a text within a number of tokens. More text can need fewer tokens, so what lies behind the first beginning that is
/// too long is looked at too.
/// </summary>
internal sealed class PrefixLimit(PieceEncoder encoder)
{
    /// <summary>Up to this distance every position is counted anew; beyond it, in one pass over the piece.</summary>
    private const int NearChars = 256;

    private const int RememberedPieces = 16;
    private const int Attempts = 32;

    private readonly PieceEncoder _encoder = encoder;
    private readonly Queue<(int Start, int Seen, int Before)> _recent = new(RememberedPieces);

    // Below this position an older piece than the remembered ones may be another one when the text ends there.
    private int _forgotten;
    private long _steps;

    /// <summary>Grows with the work done.</summary>
    public long Steps => _steps;

    public int Find(ReadOnlySpan<char> text, int maxTokens)
    {
        var (start, end, before) = Walk(text, maxTokens, out var reach);
        if (end == text.Length && before <= maxTokens)
            return text.Length;

        if (reach - start > NearChars)
        {
            var found = FindInLongPiece(text, start, reach, maxTokens);
            if (found >= 0)
                return found;
            reach = start;
        }

        var length = reach;
        while (!Fits(text, length, maxTokens))
            length--;
        return length;
    }

    /// <summary>Walks to the last piece that begins within the limit.</summary>
    /// <returns>That piece, and the count of everything up to its end.</returns>
    private (int Start, int End, int Count) Walk(ReadOnlySpan<char> text, int maxTokens, out int reach)
    {
        var (start, end, count) = (0, 0, 0);
        reach = 0;
        while (end < text.Length && count < maxTokens)
        {
            start = end;
            end = _encoder.Scanner.Next(text, start, out var seen);
            _steps += seen - start;
            Remember(start, seen, count);
            count += _encoder.CountPiece(text[start..end], ref _steps);
            reach = Math.Min(text.Length, Math.Max(reach, Math.Max(end, seen - 1)));
        }

        return (start, end, count);
    }

    private void Remember(int start, int seen, int before)
    {
        if (_recent.Count == RememberedPieces)
            _forgotten = Math.Max(_forgotten, _recent.Dequeue().Seen);
        _recent.Enqueue((start, seen, before));
    }

    /// <summary>Counts from the first piece that can be another one when the text ends at <paramref name="length"/>.</summary>
    private bool Fits(ReadOnlySpan<char> text, int length, int maxTokens)
    {
        if (length == 0)
            return true;
        if (length < text.Length && char.IsSurrogatePair(text[length - 1], text[length]))
            return false;

        var (start, before) = (0, 0);
        if (length >= _forgotten)
        {
            foreach (var piece in _recent)
            {
                (start, before) = (piece.Start, piece.Before);
                if (piece.Seen > length)
                    break;
            }
        }

        return before + _encoder.Count(text[start..length], ref _steps) <= maxTokens;
    }

    /// <summary>Positions that fit if the text from the piece's beginning on is one piece there too; each is counted before it is believed.</summary>
    private int FindInLongPiece(ReadOnlySpan<char> text, int start, int reach, int maxTokens)
    {
        var before = 0;
        foreach (var piece in _recent)
            before = piece.Before;

        var limit = maxTokens - before;
        var bytes = Encoding.UTF8.GetBytes(text[start..reach].ToArray());
        var counts = new EdgeCounts(_encoder).Count(bytes, fromEnd: false, limit, ref _steps);
        var offset = bytes.Length;
        var attempts = 0;
        for (var length = reach; length > start;)
        {
            if (counts[offset] <= limit && attempts++ < Attempts && Fits(text, length, maxTokens))
                return length;
            var pair = length - start >= 2 && char.IsSurrogatePair(text[length - 2], text[length - 1]);
            offset -= pair ? 4 : text[length - 1] < 0x80 ? 1 : text[length - 1] < 0x800 ? 2 : 3;
            length -= pair ? 2 : 1;
        }

        return -1;
    }
}
