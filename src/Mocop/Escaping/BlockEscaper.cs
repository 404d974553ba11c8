using System.Buffers;
using System.Text;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>
/// Makes a text unable to look like anything but data, and loses nothing: what could be read as structure (special tokens of model families, role markers, our own
/// fences, placeholders and scars) loses its decisive character to an escape, hidden characters become visible, and what already reads as an escape gets its
/// ampersand escaped. All else stays as it is.
/// </summary>
public static class BlockEscaper
{
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create([.. Enumerable.Range(' ', 95).Select(c => (char)c).Where(c => c is not ('&' or '<' or '[' or '{')), '\t']);

    /// <summary>Escapes a text.</summary>
    /// <param name="text">Any text, unpaired surrogates included.</param>
    /// <returns>The escaped text; <see cref="Unescape"/> gives back the original. It has no hidden characters, no unpaired surrogates and no markers, however they are spelled.</returns>
    public static string Escape(string text) => Prepare(text).Content;

    /// <summary>Undoes <see cref="Escape(string)"/>.</summary>
    /// <param name="escaped">An escaped text.</param>
    /// <returns>The original.</returns>
    public static string Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        var rest = escaped.AsSpan();
        while (!rest.IsEmpty)
        {
            var next = rest.IndexOf('&');
            text.Append(next < 0 ? rest : rest[..next]);
            if (next < 0)
                break;
            var length = EscapeForm.Read(rest[next..], out var codePoint);
            if (length == 0)
                text.Append('&');
            else if (codePoint <= char.MaxValue)
                text.Append((char)codePoint);
            else
                text.Append(char.ConvertFromUtf32(codePoint));
            rest = rest[(next + Math.Max(length, 1))..];
        }

        return text.ToString();
    }

    internal static PreparedText Prepare(string text)
    {
        var builder = new PreparedTextBuilder(text);
        var colon = TurnMarkers.ColonOf(text, 0);
        for (var i = 0; i < text.Length;)
        {
            var plain = text.AsSpan(i).IndexOfAnyExcept(s_plain);
            var stop = plain < 0 ? text.Length : i + plain;
            if (colon >= i && colon < stop)
            {
                Put(builder, colon, colon + 1, text[colon], "role-marker");
                i = colon + 1;
                continue;
            }

            if (stop == text.Length)
                break;
            i = Step(builder, text, stop, stop == colon);
            if (IsLineBreak(text[stop]))
                colon = TurnMarkers.ColonOf(text, stop + 1);
        }

        return builder.Build();
    }

    /// <summary>Handles the one character at a position and says where the next begins.</summary>
    private static int Step(PreparedTextBuilder builder, string text, int at, bool isTurnColon)
    {
        var letter = text[at];
        if (letter == '&')
        {
            if (EscapeForm.Read(text.AsSpan(at), out _) > 0)
                Put(builder, at, at + 1, letter, "escape");
            return at + 1;
        }

        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
        {
            Put(builder, at, at + 1, letter, "surrogate");
            return at + 1;
        }

        var end = at + length;
        if (isTurnColon)
            Put(builder, at, end, rune.Value, "role-marker");
        else if (IsOpening(rune.Value) && BracketMarkers.OpensAt(text, at))
            Put(builder, at, end, rune.Value, "special-token");
        else if (HiddenCharacters.Reason(rune.Value) is { } reason && !IsLineEnd(text, at))
        {
            if (VisibleJoiners.Length(text, at) is > 0 and var kept)
                return at + kept;
            Put(builder, at, end, rune.Value, reason);
        }

        return end;
    }

    private static bool IsOpening(int codePoint) => LookAlikes.Fold(codePoint) is '<' or '[' or '{';

    private static bool IsLineEnd(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';

    private static bool IsLineBreak(char letter) => letter is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private static void Put(PreparedTextBuilder builder, int start, int end, int codePoint, string detail)
    {
        var text = codePoint switch
        {
            '<' => EscapeForm.Less,
            '&' => EscapeForm.Ampersand,
            _ => EscapeForm.Numeric(codePoint),
        };
        builder.Replace(start, end, text, TransformOp.Escape, detail);
    }
}
