namespace Mocop.Detection.Views;

/// <summary>Tells hidden writing from ordinary use of invisible characters while a text is folded. One signal of each name for a text.</summary>
internal sealed class SignalWatch(string text, List<ViewSignal> signals)
{
    private const int TightInvisible = 4;
    private const int StackedMarks = 4;
    private const int BlackFlag = 0x1F3F4;
    private int _tight;
    private int _lastInvisible = int.MinValue;
    private int _marks;
    private int _lastMark = -2;
    private int _selectorEnd = -1;
    private int _flagEnd = -1;

    /// <summary>A combining mark stands at <paramref name="at"/>.</summary>
    internal void Mark(int at)
    {
        _marks = _lastMark == at - 1 ? _marks + 1 : 1;
        _lastMark = at;
        if (_marks == StackedMarks)
            Raise(ViewSignal.StackedMarks, at - StackedMarks + 1, at + 1);
    }

    /// <summary>An invisible character stands at <paramref name="at"/>, with <paramref name="written"/> visible ones before it.</summary>
    internal void Invisible(int codePoint, int at, int length, int written)
    {
        if (InvisibleCharacters.IsTag(codePoint))
            Tag(at, length);
        else if (InvisibleCharacters.IsVariationSelector(codePoint))
            Selector(at, length);
        else if (InvisibleCharacters.TurnsDirection(codePoint))
            Turn(codePoint, at);
        if (written == _lastInvisible || InvisibleCharacters.IsTag(codePoint))
            return;
        _tight = written == _lastInvisible + 1 && IsLatinBetween(at, length) ? _tight + 1 : 0;
        _lastInvisible = written;
        if (_tight == TightInvisible)
            Raise(ViewSignal.InvisibleInWords, Math.Max(0, at - (2 * TightInvisible)), at + length);
    }

    /// <summary>A control sequence of a terminal.</summary>
    internal void TerminalControl(int at, int length) => Raise(ViewSignal.TerminalControl, at, at + length);

    private void Tag(int at, int length)
    {
        if (at < _flagEnd)
            return;
        if (at >= 2 && char.IsSurrogatePair(text, at - 2) && char.ConvertToUtf32(text, at - 2) == BlackFlag)
        {
            var end = at;
            while (end + 1 < text.Length && end - at <= 12 && char.IsSurrogatePair(text, end) && InvisibleCharacters.IsTag(char.ConvertToUtf32(text, end)))
                end += 2;
            if (end - at <= 14 && char.ConvertToUtf32(text, end - 2) == 0xE007F)
            {
                _flagEnd = end;
                return;
            }
        }

        Raise(ViewSignal.TagCharacters, at, at + length);
    }

    private void Selector(int at, int length)
    {
        if (_selectorEnd == at)
            Raise(ViewSignal.VariationSelectors, at, at + length);
        _selectorEnd = at + length;
    }

    private void Turn(int codePoint, int at)
    {
        var next = at + 1;
        while (next < text.Length && !char.IsLetter(text[next]) && next - at < 8)
            next++;
        if (codePoint is 0x202E or 0x202D || (next < text.Length && char.IsAsciiLetter(text[next])))
            Raise(ViewSignal.BidiOverride, at, Math.Min(text.Length, next + 1));
    }

    private bool IsLatinBetween(int at, int length) =>
        at > 0 && at + length < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && text[at + length] < 0x80;

    private void Raise(string name, int start, int end)
    {
        foreach (var signal in signals)
        {
            if (ReferenceEquals(signal.Name, name))
                return;
        }

        signals.Add(new(name, new(start, end)));
    }
}
