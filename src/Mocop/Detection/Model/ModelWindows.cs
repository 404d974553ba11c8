namespace Mocop.Detection.Model;

/// <summary>The windows of a text: as many tokens as a few hundred characters have, each half over the one before.</summary>
internal ref struct ModelWindows(ReadOnlySpan<char> text, ConceptTable concepts, Span<ModelToken> buffer)
{
    /// <summary>The most tokens of a window.</summary>
    internal const int Length = 32;

    /// <summary>How far one window begins after the other.</summary>
    internal const int Step = Length / 2;
    private readonly Span<ModelToken> _buffer = buffer;
    private TokenReader _reader = new(text, concepts);
    private int _filled;
    private bool _ended;

    /// <summary>The window; valid until the next one.</summary>
    internal ReadOnlySpan<ModelToken> Current => _buffer[.._filled];

    /// <summary>Goes on to the next window.</summary>
    /// <returns>Whether there is one.</returns>
    internal bool MoveNext()
    {
        if (_ended)
            return false;
        var kept = 0;
        if (_filled > 0)
        {
            _buffer[Step.._filled].CopyTo(_buffer);
            kept = _filled - Step;
        }

        _filled = kept;
        while (_filled < Length)
        {
            if (!_reader.TryRead(out _buffer[_filled]))
            {
                _ended = true;
                break;
            }

            _filled++;
        }

        return kept == 0 ? _filled > 0 : _filled > kept;
    }
}
