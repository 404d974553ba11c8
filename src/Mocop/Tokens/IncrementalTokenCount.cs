namespace Mocop.Tokens;

/// <summary>
/// The token count of a text that changes bit by bit. An encoding cuts a text into pieces of which each depends only on what follows it, up to a known place; so a change leaves all pieces
/// alone that end before it and look no further, and all that begin behind it once the cuts fall into step again. Only what lies between is encoded. Not safe for use by several threads at once.
/// </summary>
public sealed class IncrementalTokenCount
{
    private readonly PieceEncoder _encoder;
    private List<Piece> _pieces;
    private long _steps;

    /// <summary>Counts a text for the first time.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="text">The text.</param>
    public IncrementalTokenCount(TokenEncoding encoding, string text = "")
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(text);
        (Encoding, _encoder, Text) = (encoding, encoding.Encoder, text);
        _pieces = new List<Piece>((text.Length / 4) + 1);
        Scan(text, 0, _pieces, _ => -1);
        Tokens = _pieces.Sum(p => p.Tokens);
    }

    /// <summary>The encoding that counts.</summary>
    public TokenEncoding Encoding { get; }

    /// <summary>The text as it now is.</summary>
    public string Text { get; private set; }

    /// <summary>The tokens of <see cref="Text"/>, as <see cref="TokenEncoding.Count"/> would count them.</summary>
    public int Tokens { get; private set; }

    /// <summary>Code units looked at and bytes merged so far: what counting costs, whatever the machine.</summary>
    internal long Steps => _steps;

    /// <summary>Puts another text in the place of the one that was counted.</summary>
    /// <param name="text">The new text; the more of its beginning and end are the old one's, the less is encoded.</param>
    /// <returns>Its tokens.</returns>
    public int Change(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var same = Text.AsSpan().CommonPrefixLength(text);
        var least = Math.Min(Text.Length, text.Length) - same;
        var tail = 0;
        while (tail < least && Text[^(tail + 1)] == text[^(tail + 1)])
            tail++;
        var shift = text.Length - Text.Length;
        var first = FirstLookingBeyond(same);
        var start = first < _pieces.Count ? _pieces[first].Start : Text.Length;
        var changed = new List<Piece>();
        var next = Scan(text, start, changed, at => at >= text.Length - tail ? IndexOf(at - shift) : -1);

        var pieces = new List<Piece>(_pieces.Count + changed.Count);
        pieces.AddRange(_pieces[..first]);
        pieces.AddRange(changed);
        for (var i = next < 0 ? _pieces.Count : next; i < _pieces.Count; i++)
            pieces.Add(_pieces[i] with { Start = _pieces[i].Start + shift, Seen = _pieces[i].Seen + shift });
        (Text, _pieces, Tokens) = (text, pieces, pieces.Sum(p => p.Tokens));
        return Tokens;
    }

    /// <summary>The tokens of a longer text in which <see cref="Text"/> stands, as between fences; only what is around it is encoded.</summary>
    /// <param name="whole">The longer text.</param>
    /// <param name="position">Where in it <see cref="Text"/> begins, in UTF-16 code units.</param>
    /// <exception cref="ArgumentException"><see cref="Text"/> does not stand there.</exception>
    public int CountWithin(ReadOnlySpan<char> whole, int position)
    {
        if (position < 0 || position > whole.Length || !whole[position..].StartsWith(Text, StringComparison.Ordinal))
            throw new ArgumentException("The text that was counted does not stand at this position.", nameof(position));
        var last = FirstLookingBeyond(Text.Length);
        var end = last < _pieces.Count ? _pieces[last].Start : Text.Length;
        var before = new List<Piece>();
        var next = Scan(whole, 0, before, at => at >= position && at <= position + end ? IndexOf(at - position) : -1);
        var tokens = before.Sum(p => p.Tokens);
        if (next < 0)
            return tokens;
        for (var i = next; i < last; i++)
            tokens += _pieces[i].Tokens;
        var after = new List<Piece>();
        Scan(whole, position + end, after, _ => -1);
        return tokens + after.Sum(p => p.Tokens);
    }

    /// <summary>The first piece that was cut by what stands behind a position. Half a surrogate pair says nothing without the other.</summary>
    private int FirstLookingBeyond(int position)
    {
        if (position > 0 && char.IsHighSurrogate(Text[position - 1]))
            position--;
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Seen > position)
                return i;
        }

        return _pieces.Count;
    }

    /// <summary>The index of the piece that begins at a position, the number of pieces for the end of the text, -1 for none.</summary>
    private int IndexOf(int start)
    {
        if (start == Text.Length)
            return _pieces.Count;
        var (low, high) = (0, _pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pieces[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _pieces.Count && _pieces[low].Start == start ? low : -1;
    }

    /// <summary>Cuts and counts until the end, or until a place of which something is known; gives what is known.</summary>
    private int Scan(ReadOnlySpan<char> text, int start, List<Piece> into, Func<int, int> known)
    {
        while (start < text.Length)
        {
            if (known(start) is >= 0 and var found)
                return found;
            var end = _encoder.Scanner.Next(text, start, out var seen);
            _steps += seen - start;
            into.Add(new Piece(start, seen, _encoder.CountPiece(text[start..end], ref _steps)));
            start = end;
        }

        return -1;
    }

    /// <summary>A piece: where it begins, the end of what its cut depends on, and its tokens.</summary>
    private readonly record struct Piece(int Start, int Seen, int Tokens);
}
