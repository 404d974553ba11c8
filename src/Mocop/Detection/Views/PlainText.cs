using System.Buffers;

namespace Mocop.Detection.Views;

/// <summary>
/// The plain characters of a text that has nothing to hide, without a map and without allocating: accents, quotation marks and letters of other scripts.
/// Says no as soon as a character might hide something; then <see cref="CharacterFolder"/> writes it all down.
/// </summary>
internal sealed class PlainText
{
    private const int MostKept = 1 << 20;
    private const string Printable = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\t\n\r";
    private char[] _buffer = new char[2048];

    /// <summary>The characters that fold to themselves.</summary>
    internal static SearchValues<char> Plain { get; } = SearchValues.Create(Printable);

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plain">The text in plain characters; good until the next call.</param>
    /// <returns>Whether it could be done.</returns>
    internal bool TryFold(string text, out ReadOnlySpan<char> plain)
    {
        plain = text;
        var at = text.AsSpan().IndexOfAnyExcept(Plain);
        if (at < 0)
            return true;
        var length = 0;
        Grow(0, text.Length + 64);
        for (var copied = 0; ;)
        {
            text.AsSpan(copied, at - copied).CopyTo(_buffer.AsSpan(length));
            length += at - copied;
            if (at == text.Length)
                break;
            var taken = FoldAt(text, at, ref length);
            if (taken == 0)
                return false;
            at = copied = at + taken;
            if (at < text.Length && text[at] < 0x80)
                at = text.AsSpan(at).IndexOfAnyExcept(Plain) is >= 0 and var skip ? at + skip : text.Length;
        }

        plain = _buffer.AsSpan(0, length);
        return !LookAlikeFolder.HasDisguise(plain);
    }

    /// <summary>Gives the room of an unusually long text back.</summary>
    internal void Shrink()
    {
        if (_buffer.Length > MostKept)
            _buffer = new char[2048];
    }

    private int FoldAt(string text, int at, ref int length)
    {
        var c = text[at];
        var kind = FoldingTable.KindOf(c);
        if (kind == FoldingKind.Itself)
        {
            if (c is >= '\u0180' and <= '\u02AF' or >= '\u1D00' and <= '\u1DBF' or >= '\u2800' and <= '\u28FF')
                return 0;
            _buffer[length++] = c;
            return 1;
        }

        int codePoint = c;
        var taken = 1;
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            codePoint = char.ConvertToUtf32(c, text[at + 1]);
            taken = 2;
        }

        if (InvisibleCharacters.IsControl(codePoint) || InvisibleCharacters.IsMark(codePoint) || InvisibleCharacters.IsInvisible(codePoint))
            return 0;
        var to = FoldingTable.TryFold(codePoint, out var folding) ? folding.To : text.AsSpan(at, taken);
        if (folding.Stylistic)
            return 0;
        Grow(length, to.Length + text.Length - at + 64);
        to.CopyTo(_buffer.AsSpan(length));
        length += to.Length;
        return taken;
    }

    private void Grow(int used, int more)
    {
        if (used + more > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(used + more, _buffer.Length * 2));
    }
}
