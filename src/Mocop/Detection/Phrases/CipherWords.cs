namespace Mocop.Detection.Phrases;

/// <summary>
/// Words that most injections cannot do without, as they look in ciphers that swap letters or turn the text around. A whole text is deciphered only where
/// one of them appears.
/// </summary>
internal static class CipherWords
{
    /// <summary>How many shifts of the alphabet there are; a shift by <c>n</c> is cipher <c>n</c>.</summary>
    internal const int Shifts = 26;

    /// <summary>The alphabet backwards.</summary>
    internal const int Atbash = Shifts;

    /// <summary>The text backwards.</summary>
    internal const int Backwards = Shifts + 1;

    private static readonly string[] Triggers =
        ("ignore disregard forget override bypass previous instruction instructions directions guidelines system prompt password reveal secret assistant "
        + "unrestricted developer jailbreak document everything").Split(' ');

    /// <summary>Each word as it looks in a cipher.</summary>
    internal static IEnumerable<(string Word, int Cipher)> All()
    {
        foreach (var word in Triggers)
        {
            for (var shift = 1; shift < Shifts; shift++)
                yield return (string.Concat(word.Select(c => (char)('a' + ((c - 'a' + shift) % Shifts)))), shift);
            yield return (string.Concat(word.Select(c => (char)('z' - (c - 'a')))), Atbash);
            yield return (string.Concat(word.Reverse()), Backwards);
        }
    }
}
