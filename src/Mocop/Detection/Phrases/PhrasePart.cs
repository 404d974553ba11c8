using System.Text;
using Mocop.Detection.Views;

namespace Mocop.Detection.Phrases;

/// <summary>One part of a pattern: any of several words or word sequences.</summary>
/// <param name="Gap">How many words may stand before it.</param>
/// <param name="Alternatives">Each a sequence of words, as the word scanner would cut them.</param>
/// <param name="Optional">Whether it may be missing.</param>
/// <param name="Colon">Whether a colon must follow.</param>
internal sealed record PhrasePart(PhraseGap Gap, IReadOnlyList<string[]> Alternatives, bool Optional, bool Colon)
{
    private const int DeepestList = 4;

    internal static PhrasePart? Parse(string piece, PhraseGap gap, IReadOnlyDictionary<string, string> lists, out string? error)
    {
        var optional = piece.EndsWith('?');
        if (optional)
            piece = piece[..^1];
        var colon = piece.EndsWith(':');
        if (colon)
            piece = piece[..^1];
        var alternatives = new List<string[]>();
        error = Expand(piece, lists, 0, alternatives);
        return error is null ? new(gap, alternatives, optional, colon) : null;
    }

    private static string? Expand(string piece, IReadOnlyDictionary<string, string> lists, int depth, List<string[]> into)
    {
        foreach (var alternative in piece.Split('|'))
        {
            if (alternative.StartsWith('@'))
            {
                if (depth == DeepestList || !lists.TryGetValue(alternative[1..], out var list))
                    return $"there is no word list '{alternative}'";
                if (Expand(list, lists, depth + 1, into) is { } inner)
                    return inner;
                continue;
            }

            var words = Cut(alternative);
            if (words.Length == 0)
                return $"'{piece}' has an empty alternative";
            into.Add(words);
        }

        return null;
    }

    private static string[] Cut(string alternative)
    {
        if (alternative is Vocabulary.Mail or Vocabulary.Number)
            return [alternative];
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in FoldingTable.FoldWord(alternative))
        {
            switch (CharacterTable.ClassOf(c))
            {
                case CharacterClass.Syllable:
                    End();
                    words.Add(c.ToString());
                    break;
                case CharacterClass.Word:
                    word.Append(CharacterTable.ToLower(c));
                    break;
                case CharacterClass.Apostrophe:
                    break;
                default:
                    if (c == '*' && word.Length > 0)
                        word.Append('*');
                    End();
                    break;
            }
        }

        End();
        return [.. words];

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
