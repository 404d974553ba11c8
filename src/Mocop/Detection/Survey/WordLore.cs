using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mocop.Detection.Decoding.Puzzles;
using Mocop.Detection.Model;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Survey;

/// <summary>Finds out what a plain word of at most sixteen letters says, to the rules of one pack and to one model. Slow: <see cref="WordMemory"/> keeps what it found.</summary>
internal sealed class WordLore
{
    internal static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");
    private const ulong TagBits = 0x8080808080808080;
    private static int s_count;
    private readonly ConceptTable? _concepts;

    internal WordLore(SurveyTables tables, ConceptTable? concepts)
    {
        Tables = tables;
        _concepts = concepts;
        var number = (uint)Interlocked.Increment(ref s_count);
        Epoch = number >> 16;
        TagLow = Spread((byte)number);
        TagHigh = Spread((byte)(number >> 8));
    }

    internal SurveyTables Tables { get; }

    /// <summary>Marks the words of this lore, together with <see cref="TagHigh"/>: ASCII leaves the highest bit of each letter free.</summary>
    internal ulong TagLow { get; }

    internal ulong TagHigh { get; }

    /// <summary>Changes when the tags begin anew.</summary>
    internal uint Epoch { get; }

    /// <summary>Whether the model that reads with these concepts may use what is kept.</summary>
    internal bool Knows(ConceptTable concepts) => ReferenceEquals(_concepts, concepts);

    /// <summary>Finds out everything about a word.</summary>
    /// <param name="low">Its first eight letters in lower case, zeros behind its end.</param>
    /// <param name="high">The next eight.</param>
    /// <param name="length">1 to 16.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal WordFacts Find(ulong low, ulong high, int length)
    {
        Span<byte> bytes = stackalloc byte[3 * WordTable.Bytes];
        bytes.Clear();
        MemoryMarshal.Write(bytes, low);
        MemoryMarshal.Write(bytes[8..], high);
        Span<char> word = stackalloc char[length];
        for (var i = 0; i < length; i++)
            word[i] = (char)bytes[i];
        var facts = new WordFacts { Low = low | TagLow, High = high | TagHigh, Number = Tables.Vocabulary.FindWord(word, out _) };
        facts.Flags = FlagsOf(word, bytes, facts.Number);
        if (_concepts is not null)
        {
            var token = TokenReader.Word(word, _concepts);
            (facts.Word, facts.Stem, facts.Concept) = (token.Word, token.Stem, token.Concept);
        }

        return facts;
    }

    private WordFlags FlagsOf(ReadOnlySpan<char> word, ReadOnlySpan<byte> bytes, int number)
    {
        var marks = Tables.Words.MarksOf(WordTable.Hash(MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[8..])));
        var flags = word.ContainsAnyExcept(Digits) ? WordFlags.None : WordFlags.Digits;
        var isKnown = (marks & WordTable.Known) != 0;
        if (word.Length >= TextSurvey.LongWord && !isKnown)
            flags |= WordFlags.Long | (Tables.HoldsTrigger(ref MemoryMarshal.GetReference(bytes), word.Length) ? WordFlags.HoldsTrigger : WordFlags.None);
        if ((marks & WordTable.Trigger) != 0 || (marks == 0 && number >= 0 && Tables.IsTrigger(number)))
            flags |= WordFlags.Trigger;
        if ((marks & WordTable.Spelling) != 0)
            flags |= WordFlags.Spelling;
        if (Tables.BeginsLiteral(word))
            flags |= WordFlags.Literal;
        if (!word.ContainsAnyExcept(Letters))
            flags |= WordFlags.Letters | OddText.FlagsOf(word);
        if (isKnown || (marks == 0 && number >= 0))
            return flags;
        if ((marks & WordTable.Cipher) != 0)
            flags |= WordFlags.Cipher;
        if (word.Length >= Vocabulary.ShortestScramble && Tables.Vocabulary.MayBeScrambled(word))
            flags |= WordFlags.Scrambled;
        if (word.Length >= 4 && word.EndsWith("ay", StringComparison.Ordinal))
            flags |= WordFlags.EndsInAy;
        return flags;
    }

    /// <summary>The bits of a byte, one at the top of each byte.</summary>
    private static ulong Spread(byte bits)
    {
        ulong spread = 0;
        for (var i = 0; i < 8; i++)
            spread |= (ulong)(bits >> i & 1) << ((8 * i) + 7);
        return spread & TagBits;
    }
}
