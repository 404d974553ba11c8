using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mocop.Detection.Decoding.Puzzles;

namespace Mocop.Detection.Survey;

/// <summary>What one fast pass over a text found: where rules may match, and which decodings are worth trying. It errs to the side of trying. Used again and again.</summary>
internal sealed class TextSurvey
{
    /// <summary>Runs of letters from this length on may be several words without spaces.</summary>
    internal const int LongWord = 12;

    private const int MostKept = 1 << 20;

    private static readonly ulong[] Masks =
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFF_FFFFFFFF, 0xFFFF_FFFFFFFF, 0xFFFFFF_FFFFFFFF,
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
    ];

    /// <summary>The words by their last sign in lower case, and what else stood there as it was; longer than the text.</summary>
    internal byte[] Lower = new byte[2048];

    /// <summary>A bit for each character: a word begins here without which some phrase cannot match.</summary>
    internal ulong[] Triggers = new ulong[32];

    /// <summary>A bit for each character: it is part of a word, apostrophes inside of words too.</summary>
    internal ulong[] Words = new ulong[32];

    /// <summary>A bit for each character of a word that is not a letter or digit of ASCII.</summary>
    internal ulong[] Special = new ulong[32];

    /// <summary>What is known of words.</summary>
    internal WordMemory Memory { get; } = new();

    /// <summary>The length of the text.</summary>
    internal int Length { get; private set; }

    /// <summary>Whether any trigger was seen.</summary>
    internal bool HasTriggers { get; set; }

    /// <summary>Where a literal that begins with a letter or a digit may stand.</summary>
    internal List<int> LiteralStarts { get; } = [];

    /// <summary>Which of the signs stand anywhere that decodings cannot do without.</summary>
    internal Signs Signs { get; set; }

    /// <summary>What the text has that is no plain language, once somebody has looked.</summary>
    internal OddText.Look? Odd { get; set; }

    /// <summary>Where some phrase has all its words or all but one, in order: what is worth a closer look. Known once the rules were tried.</summary>
    internal List<TextSpan> Near { get; } = [];

    /// <summary>Whether words of one letter each stand close together.</summary>
    internal bool HasLetterRow { get; set; }

    /// <summary>Words of <see cref="LongWord"/> letters or more, with something in them that a rule needs.</summary>
    internal int LongWords { get; set; }

    /// <summary>All words of that length.</summary>
    internal int AllLongWords { get; set; }

    /// <summary>Whether digits stand next to letters.</summary>
    internal bool HasMixedWords { get; set; }

    /// <summary>Whether numbers stand close together.</summary>
    internal bool HasNumberRow { get; set; }

    /// <summary>Whether words of nothing but hexadecimal digits stand close together, or one is long.</summary>
    internal bool HasHexRow { get; set; }

    /// <summary>Different words with the letters of known ones, in another order but for the first and the last.</summary>
    internal int Scrambled { get; set; }

    /// <summary>Unknown words that end like pig latin.</summary>
    internal int EndsInAy { get; set; }

    /// <summary>Whether names of the spelling alphabet were seen.</summary>
    internal bool HasSpelling { get; set; }

    /// <summary>The ciphers in which a trigger word was seen, as bits.</summary>
    internal uint Ciphers { get; set; }

    /// <summary>Whether a run of characters decodes as base64.</summary>
    internal bool HasBase64 { get; set; }

    /// <summary>Whether there is a run of upper-case letters and digits.</summary>
    internal bool HasBase32 { get; set; }

    /// <summary>Whether there is a long run without spaces.</summary>
    internal bool HasLongRun { get; set; }

    /// <summary>Whether there is a long stretch without letters and digits.</summary>
    internal bool HasWideGap { get; set; }

    /// <summary>Forgets everything and makes room for a text.</summary>
    internal void Reset(int length)
    {
        if (Lower.Length < length + 128)
            Lower = new byte[Math.Max(length + 128, Lower.Length * 2)];
        if (Triggers.Length < (length / 64) + 2)
        {
            Triggers = new ulong[Math.Max((length / 64) + 2, Triggers.Length * 2)];
            Words = new ulong[Triggers.Length];
            Special = new ulong[Triggers.Length];
        }

        Length = length;
        HasTriggers = HasMixedWords = HasLetterRow = HasNumberRow = HasHexRow = HasSpelling = HasBase64 = HasBase32 = HasLongRun = HasWideGap = false;
        LongWords = AllLongWords = Scrambled = EndsInAy = 0;
        Ciphers = 0;
        Near.Clear();
        Odd = null;
        LiteralStarts.Clear();
    }

    /// <summary>Makes everything worth trying.</summary>
    internal void OpenAll()
    {
        HasMixedWords = HasLetterRow = HasNumberRow = HasHexRow = HasBase64 = HasBase32 = HasLongRun = HasWideGap = true;
        EndsInAy = int.MaxValue;
        LongWords = AllLongWords;
    }

    /// <summary>Gives the room of an unusually long text back.</summary>
    internal void Shrink()
    {
        if (Lower.Length <= MostKept)
            return;
        Lower = new byte[2048];
        Triggers = new ulong[32];
        Words = new ulong[32];
        Special = new ulong[32];
    }

    /// <summary>One past the end of the word that begins at <paramref name="start"/>.</summary>
    internal int WordEnd(int start)
    {
        var block = start >> 6;
        var bits = ~Words[block] & (ulong.MaxValue << (start & 63));
        while (bits == 0)
            bits = ~Words[++block];
        return Math.Min(Length, (block << 6) + BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>Whether all of a word are letters and digits of ASCII.</summary>
    internal bool IsPlain(int start, int end)
    {
        var (first, last) = (start >> 6, (end - 1) >> 6);
        if (first != last)
            return !Special.AsSpan(first, last - first + 1).ContainsAnyExcept(0UL);
        return (Special[first] >> (start & 63) & (ulong.MaxValue >> (64 - (end - start)))) == 0;
    }

    /// <summary>The first sixteen bytes of a word in lower case, zeros behind its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong KeyOf(ref byte first, int length, out ulong high)
    {
        ref var masks = ref MemoryMarshal.GetArrayDataReference(Masks);
        var kept = Math.Min(length, WordTable.Bytes);
        high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 8)) & Unsafe.Add(ref masks, kept);
        return Unsafe.ReadUnaligned<ulong>(ref first) & Unsafe.Add(ref masks, kept + 8);
    }

    /// <summary>What is known of a plain word; good until the next call.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly WordFacts FactsOf(int start, int length)
    {
        var low = KeyOf(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Lower), start), length, out var high);
        return ref Memory.Of(low, high, length);
    }

    /// <summary>Whether a letter or digit at <paramref name="at"/> is the first of its word.</summary>
    internal bool BeginsWord(int at) => at == 0 || (Words[(at - 1) >> 6] >> ((at - 1) & 63) & 1) == 0;

    /// <summary>Where the next trigger begins, from <paramref name="from"/> on; -1 if there is none.</summary>
    internal int NextTrigger(int from)
    {
        if (from >= Length)
            return -1;
        var block = from >> 6;
        var bits = Triggers[block] & (ulong.MaxValue << (from & 63));
        for (var last = (Length - 1) >> 6; bits == 0;)
        {
            if (++block > last)
                return -1;
            bits = Triggers[block];
        }

        return (block << 6) + BitOperations.TrailingZeroCount(bits);
    }
}
