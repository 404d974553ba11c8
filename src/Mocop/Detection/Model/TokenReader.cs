using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Model;

/// <summary>Cuts a text into tokens, one after the other, and copies nothing.</summary>
/// <param name="text">The text.</param>
/// <param name="concepts">What words are about.</param>
/// <param name="survey">Where words end and what is known of them, if the text was surveyed for the same concepts.</param>
/// <param name="offset">Where the text begins in what was surveyed.</param>
internal ref struct TokenReader(ReadOnlySpan<char> text, ConceptTable concepts, TextSurvey? survey = null, int offset = 0)
{
    private const uint Seed = 2166136261;
    private const int StemLength = 5;
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private const int FewestCapitals = 3;
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private bool _begins = true;
    private bool _lineStart = true;
    private char _quote;

    /// <summary>The next token.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool TryRead(out ModelToken token)
    {
        while (_at < _text.Length)
        {
            switch (CharacterTable.ClassOf(_text[_at]))
            {
                case CharacterClass.Word:
                    token = survey is null ? ReadWord() : ReadSurveyed();
                    return true;
                case CharacterClass.Syllable:
                    token = ReadSyllable();
                    return true;
                default:
                    Pass(_text[_at]);
                    _at++;
                    break;
            }
        }

        token = default;
        return false;
    }

    private void Pass(char c)
    {
        switch (c)
        {
            case '\n':
                _begins = _lineStart = true;
                _quote = '\0';
                break;
            case '"' or '`':
                _quote = _quote == c ? '\0' : c;
                _begins = true;
                break;
            case '\u201C':
                _quote = c;
                _begins = true;
                break;
            case '\u201D':
                _quote = '\0';
                break;
            case '.' or '!' or '?' or ':' or ';' or '(' or '[' or '{' or '<' or '>' or '*' or '#' or '|' or '\u3002' or '\uFF01' or '\uFF1F' or '\uFF1A' or '\u061F' or '\u0964':
                _begins = true;
                break;
        }
    }

    private ModelToken ReadSurveyed()
    {
        var start = _at;
        var end = Math.Min(_text.Length, survey!.WordEnd(offset + start) - offset);
        if (end - start > WordTable.Bytes || !survey.IsPlain(offset + start, offset + end))
            return ReadWord();
        ref readonly var facts = ref survey.FactsOf(offset + start, end - start);
        _at = end;
        var marks = char.IsAsciiLetterUpper(_text[start]) && end - start >= FewestCapitals && !_text[start..end].ContainsAnyExcept(Capitals) ? TokenMarks.Capitals : TokenMarks.None;
        if ((facts.Flags & WordFlags.Digits) != WordFlags.None)
            marks |= TokenMarks.Number;
        return new(start, end, facts.Word, facts.Stem, facts.Concept, Marks(marks));
    }

    /// <summary>A word by itself.</summary>
    internal static ModelToken Word(ReadOnlySpan<char> word, ConceptTable concepts)
    {
        var reader = new TokenReader(word, concepts);
        return reader.ReadWord();
    }

    private ModelToken ReadWord()
    {
        var start = _at;
        uint hash = Seed, stem = Seed;
        byte concept = 0;
        int letters = 0, digits = 0, capitals = 0;
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (CharacterTable.ClassOf(c) != CharacterClass.Word)
            {
                if (CharacterTable.ClassOf(c) == CharacterClass.Apostrophe && _at + 1 < _text.Length && CharacterTable.ClassOf(_text[_at + 1]) == CharacterClass.Word)
                    continue;
                break;
            }

            var lower = CharacterTable.ToLower(c);
            hash = (hash ^ lower) * 16777619u;
            letters++;
            if (letters == StemLength)
                stem = hash;
            digits += (uint)(c - '0') < 10 ? 1 : 0;
            capitals += lower != c ? 1 : 0;
            if (letters >= ConceptTable.ShortestStem && concepts.Find(hash, isStem: true) is > 0 and var found)
                concept = found;
        }

        if (concepts.Find(hash, isStem: false) is > 0 and var exact)
            concept = exact;
        var marks = Marks(capitals >= FewestCapitals && capitals == letters ? TokenMarks.Capitals : TokenMarks.None);
        if (digits == letters)
            return new(start, _at, NumberHash(letters), NumberHash(letters), 0, marks | TokenMarks.Number);
        return new(start, _at, hash, letters < StemLength ? hash : stem, concept, marks);
    }

    private ModelToken ReadSyllable()
    {
        var start = _at++;
        var hash = Seed;
        byte concept = 0;
        for (var end = start; end < _text.Length && end - start < ConceptTable.LongestSyllables && CharacterTable.ClassOf(_text[end]) == CharacterClass.Syllable; end++)
        {
            hash = (hash ^ _text[end]) * 16777619u;
            if (concepts.Find(hash, isStem: false) is > 0 and var found)
                concept = found;
        }

        var own = (Seed ^ _text[start]) * 16777619u;
        return new(start, _at, own, own, concept, Marks(TokenMarks.None));
    }

    private TokenMarks Marks(TokenMarks marks)
    {
        if (_begins)
            marks |= TokenMarks.Begins;
        if (_lineStart)
            marks |= TokenMarks.LineStart;
        if (_quote != '\0')
            marks |= TokenMarks.Quoted;
        if (_at < _text.Length && _text[_at] is ('?' or '\uFF1F' or '\u061F'))
            marks |= TokenMarks.Question;
        _begins = _lineStart = false;
        return marks;
    }

    /// <summary>Numbers of one length are one word.</summary>
    private static uint NumberHash(int digits) => 0x9E3779B1u * (uint)(Math.Min(digits, 6) + 1);
}
