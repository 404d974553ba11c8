namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>
/// Letters swapped for others, put into another order, or both: every cipher is tried with every order, and what then has the letter pairs of a language and the words
/// of one is read.
/// </summary>
internal sealed class CipherReader : IPuzzleReader
{
    private const int MostTried = 9;
    private const int MostRead = 2;
    private const int Sample = 320;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var plain = LetterPairs.Mean(text, CipherMaps.All[0].Map);
        if (plain < -8)
            yield break;
        var readings = new List<(int Known, Reading Reading)>();
        foreach (var (order, cipher, _) in Likely(text, plain >= LetterPairs.Plain))
        {
            if (gate.Pass(Make(text, start, order, cipher)) is { } reading && !readings.Exists(r => string.Equals(r.Reading.Text, reading.Text, StringComparison.Ordinal)))
                readings.Add((gate.Lexicon.Coverage(reading.Text), reading));
        }

        foreach (var (_, reading) in readings.OrderByDescending(r => r.Known).Take(MostRead))
            yield return reading;
    }

    private static List<(int Order, int Cipher, double Mean)> Likely(string text, bool isPlain)
    {
        var sample = text.Length > Sample ? text[..Sample] : text;
        var likely = new List<(int Order, int Cipher, double Mean)>();
        var ciphers = isPlain || LetterPairs.AreSpoken(sample) ? 1 : CipherMaps.All.Length;
        for (var order = 0; order < (isPlain ? 2 : LetterOrders.All.Length); order++)
        {
            var ordered = string.Concat(LetterOrders.All[order].Places(sample).Select(p => sample[p]));
            for (var cipher = 0; cipher < ciphers; cipher++)
            {
                // Ciphers may make letters of signs; only those of orders have left the signs out already.
                var mean = LetterPairs.Mean(order == 0 && cipher > 0 ? sample : ordered, CipherMaps.All[cipher].Map);
                if (mean >= LetterPairs.Language)
                    likely.Add((order, cipher, mean));
            }
        }

        return [.. likely.OrderByDescending(l => l.Mean).Take(MostTried)];
    }

    private static Reading Make(string text, int start, int order, int cipher)
    {
        var (orderName, places) = LetterOrders.All[order];
        var (cipherName, map) = CipherMaps.All[cipher];
        // Swapping characters leaves the text between words in place.
        var keepsAll = order == 0 && cipher > 0;
        var made = new ReadingBuilder(cipher > 0 ? cipherName : orderName);
        foreach (var place in keepsAll ? [.. Enumerable.Range(0, text.Length)] : places(text))
            made.Add(text[place] < 0x80 ? map[text[place]] : text[place], start + place, start + place + 1);
        return made.ToReading();
    }
}
