using System.Buffers;
using System.Runtime.CompilerServices;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Survey;

/// <summary>What a survey looks up, made once for a pack.</summary>
internal sealed class SurveyTables
{
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);
    private readonly bool[] _pairs = new bool[128 * 128];
    private readonly bool[] _isTrigger;
    private readonly bool[] _syllables = new bool[char.MaxValue + 1];
    private readonly ulong[] _beginnings = new ulong[1024];

    /// <param name="vocabulary">The words of the pack.</param>
    /// <param name="isTrigger">By number: whether some phrase cannot match without the word.</param>
    /// <param name="literals">The literals that begin with a letter or a digit.</param>
    internal SurveyTables(Vocabulary vocabulary, bool[] isTrigger, IReadOnlyList<string> literals)
    {
        foreach (var literal in literals)
        {
            var lower = literal.ToLowerInvariant();
            _literals.Add(lower[..(lower.AsSpan().IndexOfAnyExcept(LettersAndDigits) is >= 0 and var end ? end : lower.Length)]);
            _pairs[(lower[0] << 7) | lower[1]] = true;
        }

        Vocabulary = vocabulary;
        _isTrigger = isTrigger;
        Words = new(vocabulary, IsTrigger);
        MailIsTrigger = vocabulary.MailNumber >= 0 && isTrigger[vocabulary.MailNumber];
        for (var number = 0; number < vocabulary.Count; number++)
        {
            var word = vocabulary[number].AsSpan().TrimEnd('*');
            if (!isTrigger[number])
                continue;
            if (word.Length == 1)
                _syllables[word[0]] = true;
            if (word.Length >= 4 && System.Text.Ascii.IsValid(word))
                AddBeginning(word);
        }
    }

    internal Vocabulary Vocabulary { get; }

    /// <summary>Whether a literal may begin with a word in lower case.</summary>
    internal bool BeginsLiteral(ReadOnlySpan<char> word)
    {
        foreach (var literal in _literals)
        {
            if (word.StartsWith(literal, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether a literal may begin with these two signs in lower case.</summary>
    internal bool BeginsLiteral(byte first, byte second) => (first | second) < 128 && _pairs[(first << 7) | second];

    internal WordTable Words { get; }

    internal bool MailIsTrigger { get; }

    /// <summary>The number of a word of the vocabulary, or of its longest stem; -1 if there is none.</summary>
    internal int NumberOf(ReadOnlySpan<char> word, int start, TextSurvey survey)
    {
        if (word.Length > WordTable.Bytes || !survey.IsPlain(start, start + word.Length))
            return Vocabulary.FindWord(word, out _);
        return survey.FactsOf(start, word.Length).Number;
    }

    internal bool IsTrigger(int number) => _isTrigger[number];

    internal bool IsTriggerSyllable(char c) => _syllables[c];

    /// <summary>Whether a trigger of four letters or more stands in a run of lower-case letters. Behind the run must be room for sixteen more.</summary>
    internal bool HoldsTrigger(ref byte first, int length)
    {
        for (var at = 0; at + 4 <= length; at++)
        {
            if (MayBeginTrigger(ref Unsafe.Add(ref first, at)) && BeginsTrigger(ref Unsafe.Add(ref first, at), length - at))
                return true;
        }

        return false;
    }

    private bool MayBeginTrigger(ref byte first)
    {
        var hash = (Unsafe.ReadUnaligned<uint>(ref first) * 0x85EBCA6B) >> 16;
        return (_beginnings[hash >> 6] >> (int)(hash & 63) & 1) != 0;
    }

    private bool BeginsTrigger(ref byte first, int most)
    {
        for (var length = 4; length <= Math.Min(WordTable.Bytes, most); length++)
        {
            var low = TextSurvey.KeyOf(ref first, length, out var high);
            if ((Words.MarksOf(WordTable.Hash(low, high)) & WordTable.Trigger) != 0)
                return true;
        }

        return Words.MayBeginTrigger(Unsafe.ReadUnaligned<uint>(ref first)) != 0;
    }

    private void AddBeginning(ReadOnlySpan<char> word)
    {
        var letters = (uint)(word[0] | (word[1] << 8) | (word[2] << 16) | (word[3] << 24));
        var hash = (letters * 0x85EBCA6B) >> 16;
        _beginnings[hash >> 6] |= 1UL << (int)(hash & 63);
    }
}
