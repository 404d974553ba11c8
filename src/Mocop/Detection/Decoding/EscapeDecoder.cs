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
        while (at < text.Length && text.AsSpan(at).IndexOf(mark) is >= 0 and var skip)
        {
            at += skip;
            var length = DecodeAt(text, at, out var decoded);
            if (length == 0)
            {
                at++;
                continue;
            }

            writer ??= new(text);
            writer.CopyAround(copied, at, Around);
            writer.Replace(decoded, at, at + length);
            at += length;
            copied = at;
            escapes++;
        }

        if (writer is null || escapes < fewest)
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
        for (var at = 0; at < text.Length && text[at..].IndexOf(mark) is >= 0 and var skip;)
        {
            at += skip;
            var length = DecodeAt(text, at, out _);
            if (length > 0 && ++escapes == fewest)
                return true;
            at += Math.Max(length, 1);
        }

        return false;
    }

    /// <summary>Reads the escape at <paramref name="at"/>.</summary>
    /// <returns>Its length, or 0 if there is none.</returns>
    protected abstract int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded);

    /// <summary>The value of exactly <paramref name="digits"/> hexadecimal digits, or -1.</summary>
    protected static int Hex(ReadOnlySpan<char> text, int at, int digits) =>
        at + digits <= text.Length && int.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;

    /// <summary>The text of a code point; nothing for what is none.</summary>
    protected static string CodePoint(int value) => Rune.IsValid(value) ? new Rune(value).ToString() : value is > 0 and <= char.MaxValue ? ((char)value).ToString() : "";
}
