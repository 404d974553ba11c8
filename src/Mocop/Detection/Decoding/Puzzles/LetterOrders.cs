namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>Ways of putting letters into another order, as the places to read one after the other.</summary>
internal static class LetterOrders
{
    /// <summary>Each order with its name, made for a text. The first changes nothing.</summary>
    internal static readonly (string Name, Func<string, int[]> Places)[] All =
    [
        ("cut-up", t => Letters(t, (n, i) => i)),
        ("cut-up", t => [.. Enumerable.Range(0, t.Length).Where(i => char.IsAsciiLetter(t[i]) || char.IsWhiteSpace(t[i]))]),
        ("reversed", t => Everything(t, (n, i) => n - 1 - i)),
        ("reversed-words", t => InWords(t, (n, i) => n - 1 - i)),
        ("word-turn", t => InWords(t, (n, i) => (i + n - 1) % n)),
        ("word-turn", t => InWords(t, (n, i) => (i + 1) % n)),
        ("word-turn", t => InWords(t, (n, i) => i == 0 ? n - 1 : i == n - 1 ? 0 : i)),
        ("letter-swap", t => InWords(t, Swap)),
        ("letter-swap", t => Everything(t, Swap)),
        ("letter-swap", t => Letters(t, Swap)),
        ("every-second", t => Letters(t, (n, i) => 2 * i)),
        ("every-second", t => Letters(t, (n, i) => (2 * i) + 1)),
        ("every-second", t => Everything(t, (n, i) => 2 * i)),
        ("every-second", t => Everything(t, (n, i) => (2 * i) + 1)),
        ("every-second", t => Letters(t, (n, i) => 3 * i)),
        ("every-second", t => InWords(t, (n, i) => 2 * i)),
        ("every-second", t => InWords(t, (n, i) => (2 * i) + 1)),
        ("interleaved", t => Signs(t, Unzip)),
        ("interleaved", t => Signs(t, Zip)),
        ("rail-fence", t => Signs(t, RailFence(3))),
        ("rail-fence", t => Signs(t, RailFence(4))),
        ("interleaved", t => Letters(t, Unzip)),
        ("interleaved", t => Everything(t, Unzip)),
        ("interleaved", t => Letters(t, Zip)),
        ("interleaved", t => Everything(t, Zip)),
        ("rail-fence", t => Letters(t, RailFence(3))),
        ("rail-fence", t => Everything(t, RailFence(3))),
        ("rail-fence", t => Letters(t, RailFence(4))),
        ("rail-fence", t => Everything(t, RailFence(4))),
        ("rail-fence", t => Letters(t, RailFence(5))),
        ("rail-fence", t => Everything(t, RailFence(5))),
        ("word-start", t => InWords(t, (n, i) => i + 1)),
        ("word-end", t => InWords(t, (n, i) => i < n - 1 ? i : n)),
        ("word-halves", t => InWords(t, (n, i) => (i + (n / 2)) % n)),
        ("word-halves", t => InWords(t, (n, i) => (i + ((n + 1) / 2)) % n)),
    ];

    private static int Swap(int n, int i) => (i ^ 1) < n ? i ^ 1 : i;

    private static int Unzip(int n, int i) => i < (n + 1) / 2 ? 2 * i : (2 * (i - ((n + 1) / 2))) + 1;

    private static int Zip(int n, int i) => i % 2 == 0 ? i / 2 : ((n + 1) / 2) + (i / 2);

    private static Func<int, int, int> RailFence(int rails)
    {
        var places = Array.Empty<int>();
        return (n, i) =>
        {
            if (i == 0)
            {
                places = new int[n];
                var period = 2 * (rails - 1);
                var next = 0;
                for (var rail = 0; rail < rails; rail++)
                {
                    for (var at = 0; at < n; at++)
                    {
                        if (at % period == rail || at % period == period - rail)
                            places[at] = next++;
                    }
                }
            }

            return places[i];
        };
    }

    private static int[] Everything(string text, Func<int, int, int> order) =>
        [.. Enumerable.Range(0, text.Length).Select(i => order(text.Length, i)).Where(p => p < text.Length)];

    private static int[] Signs(string text, Func<int, int, int> order) => Chosen(text, c => !char.IsWhiteSpace(c), order);

    private static int[] Letters(string text, Func<int, int, int> order) => Chosen(text, char.IsAsciiLetter, order);

    private static int[] Chosen(string text, Func<char, bool> chosen, Func<int, int, int> order)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => chosen(text[i])).ToArray();
        return [.. Enumerable.Range(0, letters.Length).Select(i => order(letters.Length, i)).Where(p => p < letters.Length).Select(p => letters[p])];
    }

    private static int[] InWords(string text, Func<int, int, int> order)
    {
        var places = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (end == at)
            {
                places.Add(at++);
                continue;
            }

            for (var i = 0; i < end - at; i++)
            {
                var place = order(end - at, i);
                if (place < end - at)
                    places.Add(at + place);
            }

            at = end;
        }

        return [.. places];
    }
}
