using System.Globalization;
using System.Text;

namespace Mocop.Escaping;

/// <summary>Reads a text the way a marker in it could be meant: without hidden characters, format characters and combining marks, folded to plain lower-case letters.</summary>
internal ref struct MarkerReader
{
    private const char End = '\0';

    private readonly ReadOnlySpan<char> _text;
    private int _next;

    public MarkerReader(ReadOnlySpan<char> text, int start)
    {
        _text = text;
        _next = start;
        Move();
    }

    /// <summary>The folded character; <c>\0</c> at the end.</summary>
    public char Current { get; private set; }

    /// <summary>Where the current character begins in the text.</summary>
    public int Position { get; private set; }

    public readonly bool IsEnd => Current == End;

    public readonly bool IsSpace => Current != End && char.IsWhiteSpace(Current);

    public readonly bool IsLineBreak => Current is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    public void Move()
    {
        while (_next < _text.Length)
        {
            Position = _next;
            Rune.DecodeFromUtf16(_text[_next..], out var rune, out var length);
            _next += length;
            if (rune.Value < 0x80 ? rune.Value is '\t' or '\n' or '\r' or '\v' or '\f' or (>= ' ' and not '\x7F') : !IsSkipped(rune))
            {
                Current = LookAlikes.Fold(rune.Value);
                return;
            }
        }

        Position = _text.Length;
        Current = End;
    }

    public void SkipSpaces()
    {
        while (IsSpace)
            Move();
    }

    public bool Take(char expected)
    {
        if (Current != expected)
            return false;
        Move();
        return true;
    }

    private static bool IsSkipped(Rune rune) =>
        rune.Value is not (0x85 or 0x2028 or 0x2029)
        && (HiddenCharacters.Reason(rune.Value) is not null
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format);
}
