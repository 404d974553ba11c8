namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>A way of putting letters into another order.</summary>
/// <param name="Name">The decoding.</param>
/// <param name="Scope">What is put into another order; the rest is left out, or stays between the words.</param>
/// <param name="Place">For a number of places and the place that is read next, the place where that stands; beyond the number for none.</param>
/// <param name="Leaves">Whether something may be left out that says something.</param>
internal sealed record LetterOrder(string Name, OrderScope Scope, Func<int, int, int> Place, bool Leaves = false)
{
    /// <summary>The places of a text to read one after the other.</summary>
    /// <param name="text">The text.</param>
    /// <param name="chosen">The places of what the scope takes; unused within words.</param>
    /// <param name="places">Where they are written; as many as fit.</param>
    /// <returns>How many were written.</returns>
    internal int Write(ReadOnlySpan<char> text, ReadOnlySpan<int> chosen, Span<int> places)
    {
        if (Scope == OrderScope.Words)
            return WriteWords(text, places);
        var count = 0;
        for (var i = 0; i < chosen.Length && count < places.Length; i++)
        {
            var place = Place(chosen.Length, i);
            if (place < chosen.Length)
                places[count++] = chosen[place];
        }

        return count;
    }

    private int WriteWords(ReadOnlySpan<char> text, Span<int> places)
    {
        var count = 0;
        for (var at = 0; at < text.Length && count < places.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (end == at)
            {
                places[count++] = at++;
                continue;
            }

            for (var i = 0; i < end - at && count < places.Length; i++)
            {
                var place = Place(end - at, i);
                if (place < end - at)
                    places[count++] = at + place;
            }

            at = end;
        }

        return count;
    }
}

/// <summary>What an order is about.</summary>
internal enum OrderScope
{
    Everything,
    Letters,
    LettersAndSpaces,
    Signs,
    Words,
}

/// <summary>Ways of putting letters into another order, as the places to read one after the other.</summary>
internal static class LetterOrders
{
    /// <summary>Each order with its name. The first changes nothing.</summary>
    internal static readonly LetterOrder[] All =
    [
        new("cut-up", OrderScope.Letters, static (n, i) => i),
        new("cut-up", OrderScope.LettersAndSpaces, static (n, i) => i, Leaves: true),
        new("reversed", OrderScope.Everything, static (n, i) => n - 1 - i),
        new("reversed-words", OrderScope.Words, static (n, i) => n - 1 - i),
        new("word-turn", OrderScope.Words, static (n, i) => (i + n - 1) % n),
        new("word-turn", OrderScope.Words, static (n, i) => (i + 1) % n),
        new("word-turn", OrderScope.Words, static (n, i) => i == 0 ? n - 1 : i == n - 1 ? 0 : i),
        new("letter-swap", OrderScope.Words, Swap),
        new("letter-swap", OrderScope.Everything, Swap),
        new("letter-swap", OrderScope.Letters, Swap),
        new("every-second", OrderScope.Letters, static (n, i) => 2 * i, Leaves: true),
        new("every-second", OrderScope.Letters, static (n, i) => (2 * i) + 1, Leaves: true),
        new("every-second", OrderScope.Everything, static (n, i) => 2 * i, Leaves: true),
        new("every-second", OrderScope.Everything, static (n, i) => (2 * i) + 1, Leaves: true),
        new("every-second", OrderScope.Letters, static (n, i) => 3 * i, Leaves: true),
        new("every-second", OrderScope.Everything, static (n, i) => 3 * i, Leaves: true),
        new("every-second", OrderScope.Letters, static (n, i) => 4 * i, Leaves: true),
        new("every-second", OrderScope.Words, static (n, i) => 2 * i, Leaves: true),
        new("every-second", OrderScope.Words, static (n, i) => (2 * i) + 1, Leaves: true),
        new("turned-groups", OrderScope.Everything, TurnGroups(3)),
        new("turned-groups", OrderScope.Everything, TurnGroups(4)),
        new("turned-groups", OrderScope.Everything, TurnGroups(5)),
        new("turned-groups", OrderScope.Letters, TurnGroups(3)),
        new("turned-groups", OrderScope.Letters, TurnGroups(4)),
        new("turned-groups", OrderScope.Letters, TurnGroups(5)),
        new("interleaved", OrderScope.Signs, Unzip),
        new("interleaved", OrderScope.Signs, Zip),
        new("rail-fence", OrderScope.Signs, RailFence(3)),
        new("rail-fence", OrderScope.Signs, RailFence(4)),
        new("interleaved", OrderScope.Letters, Unzip),
        new("interleaved", OrderScope.Everything, Unzip),
        new("interleaved", OrderScope.Letters, Zip),
        new("interleaved", OrderScope.Everything, Zip),
        new("rail-fence", OrderScope.Letters, RailFence(3)),
        new("rail-fence", OrderScope.Everything, RailFence(3)),
        new("rail-fence", OrderScope.Letters, RailFence(4)),
        new("rail-fence", OrderScope.Everything, RailFence(4)),
        new("rail-fence", OrderScope.Letters, RailFence(5)),
        new("rail-fence", OrderScope.Everything, RailFence(5)),
        new("word-start", OrderScope.Words, static (n, i) => i + 1, Leaves: true),
        new("word-end", OrderScope.Words, static (n, i) => i < n - 1 ? i : n, Leaves: true),
        new("word-halves", OrderScope.Words, static (n, i) => (i + (n / 2)) % n),
        new("word-halves", OrderScope.Words, static (n, i) => (i + ((n + 1) / 2)) % n),
    ];

    /// <summary>The places of what a scope takes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="places">Room for as many places as the text has.</param>
    /// <returns>How many there are.</returns>
    internal static int Choose(ReadOnlySpan<char> text, OrderScope scope, Span<int> places)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var takes = scope switch
            {
                OrderScope.Everything => true,
                OrderScope.Letters => char.IsAsciiLetter(text[i]),
                OrderScope.LettersAndSpaces => char.IsAsciiLetter(text[i]) || char.IsWhiteSpace(text[i]),
                _ => !char.IsWhiteSpace(text[i]),
            };
            if (takes)
                places[count++] = i;
        }

        return count;
    }

    private static int Swap(int n, int i) => (i ^ 1) < n ? i ^ 1 : i;

    /// <summary>Groups of so many, each backwards; the last one may be shorter.</summary>
    private static Func<int, int, int> TurnGroups(int size) => (n, i) => (i - (i % size)) + Math.Min(size, n - (i - (i % size))) - 1 - (i % size);

    private static int Unzip(int n, int i) => i < (n + 1) / 2 ? 2 * i : (2 * (i - ((n + 1) / 2))) + 1;

    private static int Zip(int n, int i) => i % 2 == 0 ? i / 2 : ((n + 1) / 2) + (i / 2);

    /// <summary>Letters stand rail by rail; the one that is read next stands behind all of the rails above, and those before it on its own.</summary>
    private static Func<int, int, int> RailFence(int rails)
    {
        var period = 2 * (rails - 1);
        return (n, i) =>
        {
            var rail = Math.Min(i % period, period - (i % period));
            var before = OnRail(i, rail);
            for (var above = 0; above < rail; above++)
                before += OnRail(n, above);
            return before;
        };

        int OnRail(int among, int rail) => At(among, rail) + (rail > 0 && rail < rails - 1 ? At(among, period - rail) : 0);

        int At(int among, int remainder) => among <= remainder ? 0 : ((among - remainder - 1) / period) + 1;
    }
}
