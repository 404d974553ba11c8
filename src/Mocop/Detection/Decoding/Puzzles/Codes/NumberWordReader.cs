using System.Collections.Frozen;
using System.Globalization;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Numbers written out as words, as digits, for the readers of numbers: places in the alphabet, or digits said one by one.</summary>
internal static class NumberWordReader
{
    private const int Fewest = 8;
    private const int Looked = 6;
    private const int FewestLooked = 3;
    private const int LongestWord = 24;

    private static readonly FrozenDictionary<string, int> Values = new (string Words, int First, int Step)[]
    {
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", 0, 1),
        ("thirty forty fifty sixty seventy eighty ninety", 30, 10),
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 1, 1),
        ("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig sechsundzwanzig", 0, 1),
        ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis", 0, 1),
        ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 0, 1),
    }.SelectMany(row => row.Words.Split(' ').Select((word, i) => (word, Value: row.First + (i * row.Step)))).DistinctBy(p => p.word).ToFrozenDictionary(p => p.word, p => p.Value, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByWord = Values.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether half of the first words are numbers. Allocates nothing.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        int words = 0, numbers = 0;
        for (var at = 0; at < text.Length && words < Looked; words++)
        {
            var (start, end) = Word(text, at);
            numbers += end > start && end - start <= LongestWord && ByWord.ContainsKey(text[start..end]) ? 1 : 0;
            at = end;
            if (words == 2 && numbers == 0)
                return false;
        }

        return numbers >= FewestLooked;
    }

    /// <summary>The text with digits for the words; digits said one by one in groups stand together.</summary>
    internal static Reading? Read(string text)
    {
        var made = new ReadingBuilder("number-words");
        var numbers = new List<(int At, int End, int Value)>();
        for (var at = 0; at < text.Length;)
        {
            var (start, end) = Word(text, at);
            if (end > start && end - start <= LongestWord && ByWord.TryGetValue(text.AsSpan(start, end - start), out var value))
            {
                if (numbers.Count > 0 && numbers[^1].Value is >= 20 and < 100 and var tens && tens % 10 == 0 && value is > 0 and < 10 && text.AsSpan(numbers[^1].End, start - numbers[^1].End) is "-" or " ")
                    numbers[^1] = (numbers[^1].At, end, tens + value);
                else
                    numbers.Add((start, end, value));
            }

            at = end;
        }

        if (numbers.Count < Fewest)
            return null;
        var areDigits = numbers.TrueForAll(n => n.Value < 10) && numbers.Skip(1).Where((n, i) => text.AsSpan(numbers[i].End, n.At - numbers[i].End) is " " or "-").Any() && numbers.Skip(1).Where((n, i) => n.At - numbers[i].End > 1).Any();
        for (var i = 0; i < numbers.Count; i++)
        {
            var last = i == 0 ? 0 : numbers[i - 1].End;
            var gap = text.AsSpan(last, numbers[i].At - last);
            if (!areDigits || gap.Length > 1)
                made.Copy(gap, last);
            made.Add(numbers[i].Value.ToString(CultureInfo.InvariantCulture), numbers[i].At, numbers[i].End);
        }

        made.Copy(text.AsSpan(numbers[^1].End), numbers[^1].End);
        return made.ToReading();
    }

    private static (int Start, int End) Word(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsLetter(text[at]))
            at++;
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return (at, end);
    }
}
