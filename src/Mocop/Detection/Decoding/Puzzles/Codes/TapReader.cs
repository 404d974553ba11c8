namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Knocks: two groups of one to five equal signs for each letter, its row and its column in a square of letters.</summary>
internal sealed class TapReader : IPuzzleReader
{
    private const int Fewest = 12;
    private const string Square = "abcdefghijlmnopqrstuvwxyz";

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var groups = Groups(text);
        if (groups.Count < Fewest)
            return [];
        var made = new ReadingBuilder("tap-code");
        for (var i = 0; i + 1 < groups.Count; i += 2)
            made.Add(Square[((groups[i].End - groups[i].At - 1) * 5) + groups[i + 1].End - groups[i + 1].At - 1], start + groups[i].At, start + groups[i + 1].End);
        return gate.Pass(made.ToReading()) is { } reading ? [reading] : [];
    }

    private static List<(int At, int End)> Groups(string text)
    {
        var groups = new List<(int At, int End)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && text[end] == text[at] && !char.IsWhiteSpace(text[at]))
                end++;
            if (end == at)
            {
                at++;
                continue;
            }

            if (groups.Count > 0 && text[groups[0].At] != text[at])
            {
                if (text[at] is not ('/' or '|' or ','))
                    return [];
            }
            else if (end - at > 5)
                return [];
            else
                groups.Add((at, end));
            at = end;
        }

        return groups;
    }
}
