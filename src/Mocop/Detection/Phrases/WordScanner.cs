namespace Mocop.Detection.Phrases;

/// <summary>Cuts a text into words and keeps those that the vocabulary knows: one pass, nothing copied.</summary>
internal ref struct WordScanner
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Vocabulary _vocabulary;
    private readonly List<WordHit> _hits = [];
    private readonly int _mail;
    private readonly int _number;
    private int _at;
    private int _position;
    private int _sentence;
    private int _lineFeeds;
    private bool _lineStart = true;

    private WordScanner(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        _text = text;
        _vocabulary = vocabulary;
        _mail = vocabulary.MailNumber;
        _number = vocabulary.NumberNumber;
    }

    /// <summary>The known words of a text, by position.</summary>
    internal static List<WordHit> Scan(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        var scanner = new WordScanner(text, vocabulary);
        while (scanner._at < text.Length)
            scanner.Step();
        return scanner._hits;
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
                if (++_lineFeeds == 2 || StartsItem(_at + 1))
                    _sentence++;
                break;
            case CharacterClass.Stop when _at + 1 == _text.Length || !CharacterTable.IsWord(_text[_at + 1]):
            case CharacterClass.FullStop:
                _sentence++;
                break;
        }

        _at++;
    }

    /// <summary>Whether the line is an item of a list, a heading or a row of a table: what was said before has ended.</summary>
    private readonly bool StartsItem(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;
        if (at + 1 >= _text.Length)
            return false;
        return _text[at] switch
        {
            '-' or '*' or '\u2022' => _text[at + 1] == ' ',
            '#' => _text[at + 1] is '#' or ' ',
            '|' => true,
            >= '0' and <= '9' => _text[at + 1] is '.' or ')',
            _ => false,
        };
    }

    private void ReadWord()
    {
        var hash = Vocabulary.Seed;
        var stem = -1;
        var end = _at;
        var letters = 0;
        while (end < _text.Length)
        {
            var c = _text[end];
            var kind = CharacterTable.ClassOf(c);
            if (kind == CharacterClass.Apostrophe && end + 1 < _text.Length && CharacterTable.ClassOf(_text[end + 1]) == CharacterClass.Word)
            {
                end++;
                continue;
            }

            if (kind != CharacterClass.Word)
                break;
            hash = Vocabulary.Extend(hash, CharacterTable.ToLower(c));
            end++;
            if (++letters >= Vocabulary.ShortestStem && _vocabulary.MayEndStem(hash)
                && _vocabulary.Find(hash, _text[_at..end], stem: true) is >= 0 and var found)
                stem = found;
        }

        if (!_text[_at..end].ContainsAnyExceptInRange('0', '9'))
            stem = _number;
        Keep(_vocabulary.Find(hash, _text[_at..end], stem: false) is >= 0 and var exact ? exact : stem, end);
    }

    private void Keep(int word, int end)
    {
        if (end + 1 < _text.Length && _text[end] == '@' && CharacterTable.IsWord(_text[end + 1]))
            word = _mail;
        if (word >= 0)
            _hits.Add(new(_position, _at, end, word, _sentence, (_lineStart ? WordMarks.LineStart : WordMarks.None) | ColonAfter(end)));
        _position++;
        _at = end;
        _lineStart = false;
        _lineFeeds = 0;
    }

    private readonly WordMarks ColonAfter(int end)
    {
        while (end < _text.Length && _text[end] is ' ' or '*' or ']' or '_' or '"')
            end++;
        return end < _text.Length && _text[end] is ':' or '\uFF1A' ? WordMarks.Colon : WordMarks.None;
    }
}
