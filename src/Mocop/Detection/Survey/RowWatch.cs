using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mocop.Detection.Survey;

/// <summary>Counts short words of one kind over two neighbouring blocks: rows of them that some decoding reads are never longer than that.</summary>
internal struct RowWatch
{
    private const int Letters = 5;
    private const int Numbers = 8;
    private const int Digits = 32;
    private const int HexWords = 8;
    private const int HexWordsBesideLong = 6;
    private ulong _carry;
    private ulong _lastFour;
    private ulong _lastEight;
    private int _letters;
    private int _numbers;
    private int _digits;
    private int _hex;
    private int _hexOfFour;
    private int _hexOfEight;
    private RunWatch _hexRuns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void See(ulong word, ulong lastWord, ref AsciiBlock block, TextSurvey survey)
    {
        var starts = word & ~((word << 1) | (lastWord >> 63));
        var letters = BitOperations.PopCount(starts & ~(word >> 1));
        var numbers = BitOperations.PopCount(starts & block.Digit);
        var digits = BitOperations.PopCount(block.Digit);
        survey.HasLetterRow |= letters + _letters >= Letters;
        survey.HasNumberRow |= (numbers + _numbers >= Numbers) | (digits + _digits >= Digits);

        // Adding the starts to the runs carries through every word that has only such digits, and comes out behind it.
        var run = block.Hex & word;
        var sum = run + (starts & run);
        var whole = sum + _carry;
        _carry = sum < run || whole < sum ? 1UL : 0;
        whole &= ~word & ~(starts << 1);
        var hex = BitOperations.PopCount(whole);
        var sixteen = _hexRuns.Sixteen(run, out var four, out var eight, out _);
        var hexOfFour = BitOperations.PopCount(whole & ((four << 1) | _lastFour));
        var hexOfEight = BitOperations.PopCount(whole & ((eight << 1) | _lastEight));
        (_lastFour, _lastEight) = (four >> 63, eight >> 63);
        survey.HasHexRow |= sixteen != 0 | (hex + _hex >= HexWords) | (hexOfFour + _hexOfFour >= 2)
            | (hexOfFour + _hexOfFour >= 1 & hex + _hex >= HexWordsBesideLong) | (hexOfEight + _hexOfEight >= 1 & hex + _hex >= 2);
        (_letters, _numbers, _digits) = (letters, numbers, digits);
        (_hex, _hexOfFour, _hexOfEight) = (hex, hexOfFour, hexOfEight);
    }
}
