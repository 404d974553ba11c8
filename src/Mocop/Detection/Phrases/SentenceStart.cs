namespace Mocop.Detection.Phrases;

/// <summary>Finds where to begin reading so that everything that belongs to a word is read.</summary>
internal static class SentenceStart
{
    /// <summary>The words that count before another: a match and the words that may forbid it.</summary>
    internal const int WordsBefore = Phrase.Window + 4;

    /// <summary>The start of the sentence in which a word stands, or of one before it, or a point enough words before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word begins.</param>
    /// <param name="earlier">How many sentences before its own are wanted.</param>
    internal static int Before(ReadOnlySpan<char> text, int at, int earlier)
    {
        var words = 0;
        var lineFeeds = 0;
        while (at > 0)
        {
            var c = text[at - 1];
            switch (CharacterTable.ClassOf(c))
            {
                case CharacterClass.Word:
                case CharacterClass.Syllable:
                    at = WordStart(text, at);
                    if (++words == WordsBefore)
                        return at;
                    lineFeeds = 0;
                    continue;
                case CharacterClass.LineFeed when lineFeeds < 2 && (++lineFeeds == 2 || LineShape.StartsItem(text, at)):
                    lineFeeds = 2;
                    if (earlier-- == 0)
                        return at;
                    break;
                case CharacterClass.Stop when at == text.Length || !CharacterTable.IsWord(text[at]):
                case CharacterClass.FullStop:
                    if (earlier-- == 0)
                        return at;
                    break;
            }

            at--;
        }

        return 0;
    }

    /// <summary>Where the word begins that ends at <paramref name="at"/>.</summary>
    internal static int WordStart(ReadOnlySpan<char> text, int at)
    {
        at--;
        if (CharacterTable.ClassOf(text[at]) == CharacterClass.Syllable)
            return at;
        while (at > 0)
        {
            var kind = CharacterTable.ClassOf(text[at - 1]);
            if (kind == CharacterClass.Apostrophe && at > 1 && CharacterTable.ClassOf(text[at - 2]) == CharacterClass.Word)
                at--;
            else if (kind != CharacterClass.Word)
                break;
            else
                at--;
        }

        return at;
    }
}
