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
    private readonly WordTable _words;
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
        _words = tables.Words;
        _lower = ref MemoryMarshal.GetArrayDataReference(survey.Lower);
    }

    /// <summary>Surveys a text in plain characters.</summary>
    internal static void Survey(ReadOnlySpan<char> text, SurveyTables tables, TextSurvey survey)
    {
        survey.Reset(text.Length);
        var surveyor = new Surveyor(text, tables, survey);
        var at = 0;
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; at + AsciiBlock.Size <= text.Length; at += AsciiBlock.Size)
            surveyor.Block(ref Unsafe.Add(ref first, at), at);
        surveyor.Finish(at);
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
        ref var first = ref Unsafe.Add(ref _lower, start);
        var low = TextSurvey.KeyOf(ref first, length, out var high);
        var marks = _words.MarksOf(WordTable.Hash(low, high));
        var last = Unsafe.Add(ref first, length - 1);
        var unknown = _words.MayBeginTrigger((uint)low) | _words.MayBeScrambled(low, high, last, length) | EndsInAy(ref first, length);
        var rare = (marks & ~(WordTable.Known | WordTable.Number)) | (special ? 1u : 0) | (uint)(length / TextSurvey.LongWord) | (marks == 0 ? (uint)unknown : 0);
        if (rare == 0)
            return;
        if (rare == WordTable.Trigger)
            Trigger(start);
        else
            Rare(start, end, marks, special);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EndsInAy(ref byte first, int length) =>
        Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, Math.Max(length - 2, 0))) == (BitConverter.IsLittleEndian ? 0x7961 : 0x6179) ? 1u : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Rare(int start, int end, uint marks, bool special)
    {
        var word = _text[start..end];
        if (word.Length >= TextSurvey.LongWord && (marks & WordTable.Known) == 0)
            LongWord(start, end);
        var number = special || marks == 0 || word.Length > WordTable.Bytes ? _tables.Vocabulary.FindWord(word, out _) : -1;
        if ((marks & WordTable.Trigger) != 0 || (number >= 0 && _tables.IsTrigger(number)))
            Trigger(start);
        if ((marks & WordTable.Spelling) != 0)
            _survey.HasSpelling = true;
        if (number >= 0 || (marks & WordTable.Known) != 0)
            return;
        if ((marks & WordTable.Cipher) != 0 || special)
        {
            _tables.Vocabulary.FindWord(word, out var hash);
            _survey.Ciphers |= _tables.Vocabulary.CipherOf(hash, word);
        }

        if (word.Length >= Vocabulary.ShortestScramble && _tables.Vocabulary.MayBeScrambled(word) && !word.Equals(_text[_scrambled], StringComparison.OrdinalIgnoreCase))
        {
            _survey.Scrambled++;
            _scrambled = start..end;
        }

        if (word.Length >= 4 && word.EndsWith("ay", StringComparison.OrdinalIgnoreCase))
            _survey.EndsInAy++;
    }

    private void Trigger(int start)
    {
        _survey.Triggers[start >> 6] |= 1UL << (start & 63);
        _survey.HasTriggers = true;
    }

    private void LongWord(int start, int end)
    {
        _survey.AllLongWords++;
        for (var at = start; at + 4 <= end; at++)
        {
            if (!_tables.MayBeginTrigger(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref _lower, at))) || !_tables.BeginsTrigger(_survey, at, end))
                continue;
            _survey.LongWords++;
            return;
        }
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
