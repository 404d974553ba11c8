namespace Mocop.Tokens;

/// <summary>Follows the bytes of a text's UTF-8 form through its UTF-16 form.</summary>
internal ref struct CharacterWalk(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    // The character that is being walked through: where it begins, and how many of its bytes are taken.
    private int _index;
    private int _taken;

    /// <summary>Takes so many bytes.</summary>
    /// <returns>The characters they belong to, in UTF-16 code units; whole ones even if only some of their bytes were taken.</returns>
    public (int Start, int Length) Advance(int bytes)
    {
        var start = _index;
        var end = _index;
        while (bytes > 0)
        {
            var (units, size) = Character();
            end = _index + units;
            var step = Math.Min(bytes, size - _taken);
            bytes -= step;
            _taken += step;
            if (_taken == size)
                (_index, _taken) = (end, 0);
        }

        return (start, end - start);
    }

    private readonly (int Units, int Bytes) Character()
    {
        var c = _text[_index];
        if (c < 0x80)
            return (1, 1);
        if (c < 0x800)
            return (1, 2);
        return char.IsHighSurrogate(c) && _index + 1 < _text.Length && char.IsLowSurrogate(_text[_index + 1]) ? (2, 4) : (1, 3);
    }
}
