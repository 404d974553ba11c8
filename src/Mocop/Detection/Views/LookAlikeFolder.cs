using Mocop.Detection.Phrases;

namespace Mocop.Detection.Views;

/// <summary>Replaces letters that look Latin by the Latin ones, in words that mix scripts and in disguised words of a mostly Latin text.</summary>
internal static class LookAlikeFolder
{
    /// <summary>Whether <see cref="Fold"/> would change anything.</summary>
    internal static bool HasDisguise(ReadOnlySpan<char> text)
    {
        int latin = 0, other = 0, runLatin = 0, runAlike = 0, runOther = 0;
        bool mixed = false, disguised = false;
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : ' ';
            if (char.IsAsciiLetter(c))
            {
                runLatin++;
                continue;
            }

            if (c >= 0x80 && CharacterTable.IsLetter(c))
            {
                other += c >= 0x370 ? 1 : 0;
                if (FoldingTable.IsLookAlike(c))
                    runAlike++;
                else
                    runOther++;
                continue;
            }

            latin += runLatin;
            mixed |= runAlike > 0 && runLatin > 0;
            disguised |= runAlike > 2 && runLatin + runOther == 0;
            runLatin = runAlike = runOther = 0;
        }

        return other > 0 && (mixed || (disguised && latin > other));
    }

    internal static void Fold(char[] text, List<FoldedCharacter> folds, List<ViewSignal> signals, OffsetMap map)
    {
        int latin = 0, other = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c))
                latin++;
            else if (c >= 0x370 && char.IsLetter(c))
                other++;
        }

        if (other == 0)
            return;
        var mixed = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end > at && FoldWord(text, at, end, latin > other, folds) && ++mixed == 2)
                signals.Add(new(ViewSignal.MixedScripts, map.ToSource(new(at, end))));
            at = end + 1;
        }
    }

    private static bool FoldWord(char[] text, int start, int end, bool latinText, List<FoldedCharacter> folds)
    {
        int latin = 0, alike = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiLetter(text[i]))
                latin++;
            else if (FoldingTable.TryLookAlike(text[i], out _))
                alike++;
        }

        var disguised = latinText && alike == end - start && alike > 2;
        if (alike == 0 || (latin == 0 && !disguised))
            return false;
        for (var i = start; i < end; i++)
        {
            if (!FoldingTable.TryLookAlike(text[i], out var plain))
                continue;
            text[i] = plain;
            folds.Add(new(i, "confusable"));
        }

        return latin > 0;
    }
}
