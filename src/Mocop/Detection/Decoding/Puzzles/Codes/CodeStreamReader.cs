using System.Text;
using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>
/// Any row of numbers, digits or signs that may be characters, whatever the width, the base and the order of the bits, and whatever was done to all of them alike: what turns them into a language is kept.
/// </summary>
internal sealed class CodeStreamReader : IPuzzleReader
{
    private const int Fewest = 12;
    private const int Sample = 96;

    /// <summary>The share of letters and spaces that language has at least, in hundredths.</summary>
    private const int LeastSaid = 80;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (LetterPairs.Mean(text, CipherMaps.Plain) >= LetterPairs.Language)
            return [];
        foreach (var stream in CodeStreams.Of(text))
        {
            if (stream.Count >= Fewest && Solve(stream, start, gate) is { } reading)
                return [reading];
        }

        return [];
    }

    private static Reading? Solve(List<CodeUnit> stream, int start, LanguageGate gate)
    {
        foreach (var turn in CodeTurns.For(stream))
        {
            if (!IsSaid(stream, turn))
                continue;
            foreach (var order in (ReadOnlySpan<Func<int, int, int>>)[(_, i) => i, (n, i) => n - 1 - i, (n, i) => (i ^ 1) < n ? i ^ 1 : i, (n, i) => (i ^ 3) < n ? i ^ 3 : i])
            {
                var made = new ReadingBuilder("code-stream");
                for (var i = 0; i < stream.Count; i++)
                {
                    var unit = stream[order(stream.Count, i)];
                    if (CodeTurns.Letter(turn(unit.Value)) is var c && c != '\0')
                        made.Add(c, start + unit.At, start + unit.End);
                    if (unit.EndsWord)
                        made.Add(' ', start + unit.End, start + unit.End);
                }

                if (gate.Pass(made.ToReading()) is { } passed && gate.Lexicon.Coverage(passed.Text) >= 60)
                    return passed;
            }
        }

        return null;
    }

    /// <summary>Whether nearly all are characters, and most of them letters of usual frequency. The same in every order.</summary>
    private static bool IsSaid(List<CodeUnit> stream, Func<int, int> turn)
    {
        int said = 0, weight = 0, letters = 0, count = 0, kinds = 0;
        for (var i = 0; i < stream.Count && count < Sample; i++)
        {
            var value = turn(stream[i].Value);
            if (value == 0)
                continue;
            count++;
            if (value is not ((>= ' ' and < 127) or 10 or 13 or 9) && count - said > 1 + (count / 4))
                return false;
            var small = (value | 0x20) - 'a';
            if (value is >= 'A' and <= 'z' && small is >= 0 and < 26)
            {
                letters++;
                weight += CipherGuess.Weight(small);
                kinds |= 1 << small;
            }

            said += value == ' ' || (value is >= 'A' and <= 'z' && small is >= 0 and < 26) ? 1 : 0;
        }

        return count >= Fewest && said * 100 >= count * LeastSaid && letters * 2 > count && weight >= 3 * letters && int.PopCount(kinds) > 5;
    }
}

/// <summary>A number that may be a character, and where it stands.</summary>
/// <param name="Value">The number.</param>
/// <param name="At">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Bits">How wide it is, if it is of bits; otherwise 0.</param>
/// <param name="EndsWord">Whether something stands behind it that ends a word.</param>
internal readonly record struct CodeUnit(int Value, int At, int End, int Bits = 0, bool EndsWord = false);
