using Mocop.Detection.Survey;

namespace Mocop.Detection.Phrases;

/// <summary>Cuts a stretch of a text into words and keeps those that the vocabulary knows: one pass, nothing copied.</summary>
internal ref struct WordScanner
{
    private readonly ReadOnlySpan<char> _text;
    private readonly SurveyTables _tables;
    private readonly TextSurvey _survey;
    private readonly List<WordHit> _hits;
    private int _lineFeeds;
    private bool _lineStart;

    /// <param name="text">The whole text.</param>
    /// <param name="start">Where to begin: at the start of the text, after the end of a sentence, or where a word begins.</param>
    /// <param name="tables">The words to keep.</param>
    /// <param name="survey">Where words begin and end.</param>
    /// <param name="hits">Takes them.</param>
    internal WordScanner(ReadOnlySpan<char> text, int start, SurveyTables tables, TextSurvey survey, List<WordHit> hits)
    {
        _text = text;
        _tables = tables;
        _survey = survey;
        _hits = hits;
        At = start;
        _lineStart = LineShape.IsLineStart(text, start);
    }

    /// <summary>Where the next character stands.</summary>
    internal int At { get; private set; }

    /// <summary>How many words were read.</summary>
    internal int Position { get; private set; }

    /// <summary>How many ends of sentences were met.</summary>
    internal int Sentence { get; private set; }

    /// <summary>Reads on to the end of the next word.</summary>
    /// <returns>Where the word begins; -1 if there are no more.</returns>
    internal int Next()
    {
        while (At < _text.Length)
        {
            var start = At;
            var c = _text[start];
            switch (CharacterTable.ClassOf(c))
            {
                case CharacterClass.Word:
                    ReadWord();
                    return start;
                case CharacterClass.Syllable:
                    Keep(_tables.Vocabulary.Find(Vocabulary.Extend(Vocabulary.Seed, c), _text.Slice(start, 1), stem: false), start + 1);
                    return start;
                case CharacterClass.LineFeed:
                    _lineStart = true;
                    if (++_lineFeeds == 2 || LineShape.StartsItem(_text, start + 1))
                        Sentence++;
                    break;
                case CharacterClass.Stop when start + 1 == _text.Length || !CharacterTable.IsWord(_text[start + 1]):
                case CharacterClass.FullStop:
                    Sentence++;
                    break;
            }

            At++;
        }

        return -1;
    }

    private void ReadWord()
    {
        var end = _survey.WordEnd(At);
        var text = _text[At..end];
        if (text.Length > WordTable.Bytes || !_survey.IsPlain(At, end))
        {
            var word = _tables.Vocabulary.FindWord(text, out _);
            Keep(word < 0 && !text.ContainsAnyExcept(WordLore.Digits) ? _tables.Vocabulary.NumberNumber : word, end);
            return;
        }

        ref readonly var facts = ref _survey.FactsOf(At, text.Length);
        Keep(facts.Number < 0 && (facts.Flags & WordFlags.Digits) != WordFlags.None ? _tables.Vocabulary.NumberNumber : facts.Number, end);
    }

    private void Keep(int word, int end)
    {
        if (end + 1 < _text.Length && _text[end] == '@' && CharacterTable.IsWord(_text[end + 1]))
            word = _tables.Vocabulary.MailNumber;
        if (word >= 0)
        {
            var marks = (_lineStart ? WordMarks.LineStart : WordMarks.None) | (LineShape.ColonFollows(_text, end) ? WordMarks.Colon : WordMarks.None);
            _hits.Add(new(Position, At, end, word, Sentence, marks));
        }

        Position++;
        At = end;
        _lineStart = false;
        _lineFeeds = 0;
    }
}
