namespace Mocop.Sealing;

/// <summary>Text that every JSON reader takes and spells in one way: no unpaired surrogate, and no control character but tab and the line breaks.</summary>
internal static class WellFormedText
{
    public static bool IsWellFormed(ReadOnlySpan<char> text) => IndexOfUnpairedSurrogate(text) < 0;

    public static int IndexOfUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            i += next;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    public static int IndexOfControl(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i..].IndexOfAnyInRange('\0', '\u001F');
            if (next < 0)
                return -1;
            i += next;
            if (text[i] is not ('\t' or '\n' or '\r' or '\b' or '\f'))
                return i;
        }

        return -1;
    }
}
