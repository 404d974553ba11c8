using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mocop.Detection.Decoding;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Survey;

/// <summary>The fast pass over a text: 64 characters at a time into bits, then a few table look-ups for each word. Allocates nothing.</summary>
internal ref struct Surveyor
{
    private readonly ReadOnlySpan<char> _text;
    private readonly TextSurvey _survey;
    private readonly SurveyTables _tables;
    private readonly WordMemory _memory;
    private readonly ref byte _lower;
    private RunWatch _base64;
    private RunWatch _base32;
    private RunWatch _printed;
    private RunWatch _gaps;
    private AsciiBlock _block;
    private ulong _lastWord;
    private ulong _lastDigit;
    private ulong _special;
    private int _open = -1;
    private bool _openSpecial;
    private Range _scrambled;
    private int _base64Until;
    private RowWatch _rows;

    private Surveyor(ReadOnlySpan<char> text, SurveyTables tables, TextSurvey survey)
    {
        _text = text;
        _survey = survey;
        _tables = tables;
        _memory = survey.Memory;
        _lower = ref MemoryMarshal.GetArrayDataReference(survey.Lower);
    }

    /// <summary>Surveys a text in plain characters.</summary>
    internal static void Survey(ReadOnlySpan<char> text, WordLore lore, TextSurvey survey)
    {
        survey.Reset(text.Length);
        survey.Memory.Lore = lore;
        var surveyor = new Surveyor(text, lore.Tables, survey);
        var at = 0;
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; at + AsciiBlock.Size <= text.Length; at += AsciiBlock.Size)
            surveyor.Block(ref Unsafe.Add(ref first, at), at);
        surveyor.Finish(at);
        survey.Signs = surveyor._block.AllSigns;
    }

    private void Finish(int at)
    {
        Span<char> rest = stackalloc char[AsciiBlock.Size];
        rest.Fill(' ');
        _text[at..].CopyTo(rest);
        Block(ref MemoryMarshal.GetReference(rest), at);
        if (_open >= 0)
            Word(_open, _text.Length, _openSpecial);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Block(ref char first, int at)
    {
        _block.Read(ref first, ref Unsafe.Add(ref _lower, at));
        var triggers = 0UL;
        var word = _block.Word;
        if (_block.Apostrophe != 0)
            word |= Joined(at);
        _special = _block.Foreign | (word ^ _block.Word);
        if (_tables.MailIsTrigger && _block.At != 0)
            triggers = _block.At & ((word << 1) | 1) & ((word >> 1) | (1UL << 63));
        if (_block.Syllable != 0)
            triggers |= Syllables(at);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_survey.Triggers), (nint)(uint)at >> 6) = triggers;
        _survey.HasTriggers |= triggers != 0;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_survey.Words), (nint)(uint)at >> 6) = word;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_survey.Special), (nint)(uint)at >> 6) = _special;
        Runs(at, word);
        var letter = word & ~_block.Digit;
        _survey.HasMixedWords |= ((letter & ((_block.Digit << 1) | (_lastDigit >> 63))) | (_block.Digit & ((letter << 1) | ((_lastWord & ~_lastDigit) >> 63)))) != 0;
        Words(word, at);
        _lastWord = word;
        _lastDigit = _block.Digit;
    }

    /// <summary>Goes through the words that end in the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Words(ulong word, int at)
    {
        var before = (word << 1) | (_lastWord >> 63);
        var starts = word & ~before;
        var ends = ~word & before;
        if (_open >= 0)
        {
            _openSpecial |= _special != 0;
            if (ends == 0)
                return;
            Word(_open, at + BitOperations.TrailingZeroCount(ends), _openSpecial);
            ends &= ends - 1;
            _open = -1;
        }

        while (ends != 0)
        {
            var start = BitOperations.TrailingZeroCount(starts);
            var end = BitOperations.TrailingZeroCount(ends);
            starts &= starts - 1;
            ends &= ends - 1;
            Word(at + start, at + end, _special != 0 && (_special >> start & ~(ulong.MaxValue << (end - start))) != 0);
        }

        if (starts == 0)
            return;
        _open = at + BitOperations.TrailingZeroCount(starts);
        _openSpecial = _special >> (_open - at) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Word(int start, int end, bool special)
    {
        var length = end - start;
        if (special || length > WordTable.Bytes)
        {
            Strange(start, end, special);
            return;
        }

        var low = TextSurvey.KeyOf(ref Unsafe.Add(ref _lower, start), length, out var high);
        var flags = _memory.Of(low, high, length).Flags & WordFlags.Surveyed;
        if (flags == WordFlags.None)
            return;
        if (flags == WordFlags.Trigger)
            Trigger(start);
        else
            Note(start, end, flags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Note(int start, int end, WordFlags flags)
    {
        var word = _text[start..end];
        if ((flags & WordFlags.Trigger) != WordFlags.None)
            Trigger(start);
        if ((flags & WordFlags.Long) != WordFlags.None)
        {
            _survey.AllLongWords++;
            _survey.LongWords += (flags & WordFlags.HoldsTrigger) != WordFlags.None ? 1 : 0;
        }

        _survey.HasSpelling |= (flags & WordFlags.Spelling) != WordFlags.None;
        if ((flags & WordFlags.Literal) != WordFlags.None)
            _survey.LiteralStarts.Add(start);
        if ((flags & WordFlags.Cipher) != WordFlags.None)
            Cipher(word);
        if ((flags & WordFlags.Scrambled) != WordFlags.None)
            Scrambled(word, start);
        if ((flags & WordFlags.EndsInAy) != WordFlags.None)
            _survey.EndsInAy++;
    }

    /// <summary>A word that is long, or has other characters than letters and digits of ASCII.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Strange(int start, int end, bool special)
    {
        var word = _text[start..end];
        ref var first = ref Unsafe.Add(ref _lower, start);
        var marks = _tables.Words.MarksOf(WordTable.Hash(TextSurvey.KeyOf(ref first, word.Length, out var high), high));
        if (word.Length >= TextSurvey.LongWord && (marks & WordTable.Known) == 0)
        {
            _survey.AllLongWords++;
            _survey.LongWords += _tables.HoldsTrigger(ref first, word.Length) ? 1 : 0;
        }

        Literals(word, start);
        var number = _tables.Vocabulary.FindWord(word, out _);
        if ((marks & WordTable.Trigger) != 0 || (number >= 0 && _tables.IsTrigger(number)))
            Trigger(start);
        if ((marks & WordTable.Spelling) != 0)
            _survey.HasSpelling = true;
        if (number >= 0 || (marks & WordTable.Known) != 0)
            return;
        if ((marks & WordTable.Cipher) != 0 || special)
            Cipher(word);
        if (word.Length >= Vocabulary.ShortestScramble && _tables.Vocabulary.MayBeScrambled(word))
            Scrambled(word, start);
        if (word.Length >= 4 && word.EndsWith("ay", StringComparison.OrdinalIgnoreCase))
            _survey.EndsInAy++;
    }

    /// <summary>Where literals may begin in a word: at its start and behind its apostrophes.</summary>
    private readonly void Literals(ReadOnlySpan<char> word, int start)
    {
        for (var i = 0; i + 1 < word.Length; i++)
        {
            if ((i == 0 || CharacterTable.ClassOf(word[i - 1]) == CharacterClass.Apostrophe) && _tables.BeginsLiteral(Unsafe.Add(ref _lower, start + i), Unsafe.Add(ref _lower, start + i + 1)))
                _survey.LiteralStarts.Add(start + i);
        }
    }

    private readonly void Cipher(ReadOnlySpan<char> word)
    {
        _tables.Vocabulary.FindWord(word, out var hash);
        _survey.Ciphers |= _tables.Vocabulary.CipherOf(hash, word);
    }

    private void Scrambled(ReadOnlySpan<char> word, int start)
    {
        if (word.Equals(_text[_scrambled], StringComparison.OrdinalIgnoreCase))
            return;
        _survey.Scrambled++;
        _scrambled = start..(start + word.Length);
    }

    private void Trigger(int start)
    {
        _survey.Triggers[start >> 6] |= 1UL << (start & 63);
        _survey.HasTriggers = true;
    }

    /// <summary>The apostrophes that stand inside of words.</summary>
    private readonly ulong Joined(int at)
    {
        var next = at + AsciiBlock.Size < _text.Length && CharacterTable.ClassOf(_text[at + AsciiBlock.Size]) == CharacterClass.Word ? 1UL << 63 : 0;
        return _block.Apostrophe & ((_block.Word << 1) | (_lastWord >> 63)) & ((_block.Word >> 1) | next);
    }

    private readonly ulong Syllables(int at)
    {
        var triggers = 0UL;
        for (var bits = _block.Syllable; bits != 0; bits &= bits - 1)
        {
            var place = BitOperations.TrailingZeroCount(bits);
            if (_tables.IsTriggerSyllable(_text[at + place]))
                triggers |= 1UL << place;
        }

        return triggers;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Runs(int at, ulong word)
    {
        _rows.See(word, _lastWord, ref _block, _survey);

        _base64.Sixteen(_block.Base64, out var base64);
        if (base64 != 0)
            Base64Run(base64, at);
        _survey.HasBase32 |= _base32.Sixteen(_block.Base32, out _) != 0;
        _survey.HasLongRun |= _printed.Sixteen(_block.Printed, out _) != 0;
        _survey.HasWideGap |= _gaps.Sixteen(~(_block.Word | _block.Syllable), out _) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Base64Run(ulong ends, int at)
    {
        for (; ends != 0 && !_survey.HasBase64; ends &= ends - 1)
        {
            var place = at + BitOperations.TrailingZeroCount(ends);
            if (place < _base64Until || place >= _text.Length)
                continue;
            _survey.HasBase64 = Base64Decoder.MayBegin(_text, place - Base64Decoder.Shortest + 1, out _base64Until);
        }
    }
}
