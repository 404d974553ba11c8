using System.Buffers;

namespace Mocop.Detection.Phrases;

/// <summary>Cuts a text into words and keeps those that the vocabulary knows: one pass, nothing copied.</summary>
internal ref struct WordScanner
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");
    private readonly ReadOnlySpan<char> _text;
    private readonly Vocabulary _vocabulary;
    private readonly WordList _words = new();
    private readonly int _mail;
    private readonly int _number;
    private int _at;
    private int _position;
    private int _sentence;
    private int _lineFeeds;
    private int _letterRow;
    private bool _lineStart = true;

    private WordScanner(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        _text = text;
        _vocabulary = vocabulary;
        _mail = vocabulary.MailNumber;
        _number = vocabulary.NumberNumber;
    }

    /// <summary>The known words of a text, by position, and the shape of the rest.</summary>
    internal static WordList Scan(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        var scanner = new WordScanner(text, vocabulary);
        while (scanner._at < text.Length)
            scanner.Step();
        return scanner._words;
    }

    private void Step()
    {
        var c = _text[_at];
        switch (CharacterTable.ClassOf(c))
        {
            case CharacterClass.Word:
                ReadWord();
                return;
            case CharacterClass.Syllable:
                Keep(_vocabulary.Find(Vocabulary.Extend(Vocabulary.Seed, c), _text.Slice(_at, 1), stem: false), _at + 1);
                return;
            case CharacterClass.LineFeed:
                _lineStart = true;
                if (++_lineFeeds == 2 || LineShape.StartsItem(_text, _at + 1))
                    _sentence++;
                break;
            case CharacterClass.Stop when _at + 1 == _text.Length || !CharacterTable.IsWord(_text[_at + 1]):
            case CharacterClass.FullStop:
                _sentence++;
                break;
        }

        _at++;
    }

    private void ReadWord()
    {
        var hash = Vocabulary.Seed;
        var stem = -1;
        var end = _at;
        int letters = 0, digits = 0;
        while (end < _text.Length)
        {
            var c = _text[end];
            var kind = CharacterTable.ClassOf(c);
            if (kind != CharacterClass.Word)
            {
                if (kind != CharacterClass.Apostrophe || end + 1 == _text.Length || CharacterTable.ClassOf(_text[end + 1]) != CharacterClass.Word)
                    break;
                end++;
                continue;
            }

            hash = Vocabulary.Extend(hash, CharacterTable.ToLower(c));
            end++;
            digits += (uint)(c - '0') < 10 ? 1 : 0;
            if (++letters >= Vocabulary.ShortestStem && _vocabulary.MayEndStem(hash)
                && _vocabulary.Find(hash, _text[_at..end], stem: true) is >= 0 and var found)
                stem = found;
        }

        var word = _vocabulary.Find(hash, _text[_at..end], stem: false) is >= 0 and var exact ? exact : stem;
        Measure(word, hash, end, letters, digits);
        Keep(word < 0 && digits == letters ? _number : word, end);
    }

    private void Measure(int word, uint hash, int end, int letters, int digits)
    {
        _letterRow = letters == 1 ? _letterRow + 1 : 0;
        if (_letterRow > _words.LongestLetterRow)
            _words.LongestLetterRow = _letterRow;
        if (digits == letters)
            _words.Numbers++;
        else if (digits > 0 && word < 0)
            _words.MixedWords++;
        if ((letters & 1) == 0 && char.IsAsciiHexDigit(_text[_at]) && !_text[_at..end].ContainsAnyExcept(HexDigits))
            _words.HexWords++;
        if (letters >= WordList.LongWord && (word < 0 || _vocabulary[word].EndsWith('*')))
            _words.LongWords++;
        if (word >= 0)
            return;
        if (letters >= Vocabulary.ShortestScramble && _vocabulary.MayBeScrambled(_text[_at..end]))
            _words.Scrambled++;
        _words.Ciphers |= _vocabulary.CipherOf(hash, _text[_at..end]);
    }

    private void Keep(int word, int end)
    {
        if (end + 1 < _text.Length && _text[end] == '@' && CharacterTable.IsWord(_text[end + 1]))
            word = _mail;
        if (word >= 0)
        {
            var marks = (_lineStart ? WordMarks.LineStart : WordMarks.None) | (LineShape.ColonFollows(_text, end) ? WordMarks.Colon : WordMarks.None);
            _words.Hits.Add(new(_position, _at, end, word, _sentence, marks));
        }

        _position++;
        _at = end;
        _lineStart = false;
        _lineFeeds = 0;
    }
}
