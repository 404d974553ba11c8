using System.Buffers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>
/// Letters swapped for others, put into another order, or both: the ciphers that the frequency of the letters allows are tried with every order, and what then has the letter
/// pairs of a language and the words of one is read.
/// </summary>
internal sealed class CipherReader : IPuzzleReader
{
    private const int MostTried = 9;
    private const int MostRead = 2;
    private const int Sample = 320;

    /// <summary>What is looked at first of an order.</summary>
    private const int Glance = 72;

    /// <summary>How far below a language the pairs of the first letters may lie.</summary>
    private const double GlanceLeast = LetterPairs.Language - 0.6;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var plain = LetterPairs.Mean(text, CipherMaps.Plain);
        var readings = new List<(int Known, Reading Reading)>();
        if (plain < -8)
            return [];
        foreach (var (order, cipher, _) in Likely(text, plain >= LetterPairs.Plain))
        {
            if ((text.Length > 2 * Sample && gate.Pass(Make(text, start, order, cipher, Sample)) is null) || gate.Pass(Make(text, start, order, cipher, text.Length)) is not { } reading || readings.Exists(r => string.Equals(r.Reading.Text, reading.Text, StringComparison.Ordinal)))
                continue;
            readings.Add((gate.Lexicon.Coverage(reading.Text), reading));
            if (readings[^1].Known >= Lexicon.Sure && !LetterOrders.All[order].Leaves)
                break;
        }

        return readings.OrderByDescending(r => r.Known).Take(MostRead).Select(r => r.Reading);
    }

    private static List<(int Order, int Cipher, double Mean)> Likely(string text, bool isPlain)
    {
        var likely = new List<(int Order, int Cipher, double Mean)>();
        var pool = ArrayPool<int>.Shared.Rent(text.Length * 4);
        var lengths = (stackalloc int[4]);
        for (var scope = OrderScope.Everything; scope <= OrderScope.Signs; scope++)
            lengths[(int)scope] = LetterOrders.Choose(text, scope, pool.AsSpan((int)scope * text.Length));
        var isSpoken = isPlain || LetterPairs.AreSpoken(text.AsSpan(0, Math.Min(text.Length, Sample)));
        var usual = (stackalloc int[CipherGuess.Most]);
        usual = isSpoken ? [0] : usual[..CipherGuess.Likely(text, pool.AsSpan(0, lengths[0]), usual)];
        var own = (stackalloc int[CipherGuess.Most]);
        var places = (stackalloc int[Sample]);
        for (var number = 0; number < (isPlain ? 2 : LetterOrders.All.Length); number++)
        {
            var order = LetterOrders.All[number];
            if (usual.IsEmpty && !order.Leaves)
                continue;
            var chosen = order.Scope == OrderScope.Words ? default : pool.AsSpan((int)order.Scope * text.Length, lengths[(int)order.Scope]);
            var count = order.Write(text, chosen, places);
            var ciphers = isSpoken || !order.Leaves ? usual : own[..CipherGuess.Likely(text, places[..count], own)];
            Try(text, number, places[..count], isSpoken && number == 0 && !isPlain ? CipherMaps.Vowels : ciphers, likely);
        }

        ArrayPool<int>.Shared.Return(pool);
        likely.Sort((a, b) => b.Mean.CompareTo(a.Mean));
        return likely.Count > MostTried ? likely[..MostTried] : likely;
    }

    private static void Try(string text, int number, ReadOnlySpan<int> places, ReadOnlySpan<int> ciphers, List<(int Order, int Cipher, double Mean)> likely)
    {
        var ordered = (stackalloc char[Sample]);
        for (var i = 0; i < places.Length; i++)
            ordered[i] = text[places[i]];
        ordered = ordered[..places.Length];
        foreach (var cipher in ciphers)
        {
            // Ciphers may make letters of signs; only those of orders have left the signs out already.
            var sample = number == 0 && cipher > 0 ? text.AsSpan(0, Math.Min(text.Length, Sample)) : ordered;
            var map = CipherMaps.All[cipher].Map;
            if (sample.Length > Glance && LetterPairs.Mean(sample[..Glance], map) < GlanceLeast)
                continue;
            var mean = LetterPairs.Mean(sample, map);
            if (mean >= LetterPairs.Language)
                likely.Add((number, cipher, mean));
        }
    }

    private static Reading Make(string text, int start, int number, int cipher, int most)
    {
        var order = LetterOrders.All[number];
        var (cipherName, map) = CipherMaps.All[cipher];
        // Swapping characters leaves the text between words in place.
        var scope = number == 0 && cipher > 0 ? OrderScope.Everything : order.Scope;
        var made = new ReadingBuilder(cipher > 0 ? cipherName : order.Name);
        var pool = ArrayPool<int>.Shared.Rent(text.Length * 2);
        var chosen = pool.AsSpan(0, scope == OrderScope.Words ? 0 : LetterOrders.Choose(text, scope, pool));
        var places = pool.AsSpan(text.Length, most);
        places = places[..order.Write(text, chosen, places)];
        foreach (var place in places)
            made.Add(text[place] < 0x80 ? map[text[place]] : text[place], start + place, start + place + 1);
        ArrayPool<int>.Shared.Return(pool);
        return made.ToReading();
    }
}
