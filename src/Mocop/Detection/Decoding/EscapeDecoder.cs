using System.Globalization;
using System.Text;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Escapes that stand for one character each and are replaced where they stand. Fewer than <c>fewest</c> of them hide nothing.</summary>
internal abstract class EscapeDecoder(string name, char mark, int fewest) : IViewDecoder
{
    private readonly Signs _mark = mark switch { '\\' => Signs.Backslash, '%' => Signs.Percent, '&' => Signs.Ampersand, '=' => Signs.Equals, '+' => Signs.None, _ => throw new ArgumentOutOfRangeException(nameof(mark)) };

    private const int Around = 256;

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (_mark != Signs.None && (view.Survey.Signs & _mark) == Signs.None)
            return;
        var text = view.Folded.Text;
        ViewWriter? writer = null;
        int copied = 0, at = 0, escapes = 0;
        var tells = false;
        while (at < text.Length && text.AsSpan(at).IndexOf(mark) is >= 0 and var skip)
        {
            at += skip;
            var length = DecodeAt(text, at, out var decoded);
            if (length == 0)
            {
                at++;
                continue;
            }

            tells |= Tells(text, at, length, decoded);
            writer ??= new(text);
            writer.CopyAround(copied, at, Around);
            writer.Replace(decoded, at, at + length);
            at += length;
            copied = at;
            escapes++;
        }

        if (writer is null || escapes < fewest || !tells)
            return;
        writer.CopyAround(copied, text.Length, Around);
        into.Add(view.Folded.Decoded(name, writer));
    }

    /// <inheritdoc/>
    public bool IsInPlace => true;

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey)
    {
        if (_mark != Signs.None && (survey.Signs & _mark) == Signs.None)
            return false;
        var escapes = 0;
        var tells = false;
        for (var at = 0; at < text.Length && text[at..].IndexOf(mark) is >= 0 and var skip;)
        {
            at += skip;
            var length = DecodeAt(text, at, out var decoded);
            tells |= length > 0 && Tells(text, at, length, decoded);
            escapes += length > 0 ? 1 : 0;
            if (tells && escapes >= fewest)
                return true;
            at += Math.Max(length, 1);
        }

        return false;
    }

    /// <summary>Whether a text can say anything with this escape read that it does not say without. A view in which none does is not made: programs and addresses are full of such.</summary>
    protected virtual bool Tells(ReadOnlySpan<char> text, int at, int length, string decoded) => true;

    /// <summary>Reads the escape at <paramref name="at"/>.</summary>
    /// <returns>Its length, or 0 if there is none.</returns>
    protected abstract int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded);

    /// <summary>The value of exactly <paramref name="digits"/> hexadecimal digits, or -1.</summary>
    protected static int Hex(ReadOnlySpan<char> text, int at, int digits) =>
        at + digits <= text.Length && int.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;

    /// <summary>The text of a code point; nothing for what is none.</summary>
    protected static string CodePoint(int value) => Rune.IsValid(value) ? new Rune(value).ToString() : value is > 0 and <= char.MaxValue ? ((char)value).ToString() : "";
}
