using Mocop.Detection.Quotation;

namespace Mocop.Detection.Model.Tongues;

/// <summary>Cuts a text into the words of one language and says what they stand for. Its room is used again and again.</summary>
internal sealed class TongueReader
{
    /// <summary>So many characters of a script without spaces that stand for nothing are one token.</summary>
    private const int LongestRest = 3;

    private TongueToken[] _tokens = new TongueToken[256];
    private int _count;

    /// <summary>The tokens of a text; good until the next call.</summary>
    internal ReadOnlySpan<TongueToken> Read(ReadOnlySpan<char> text, TongueLexicon lexicon)
    {
        _count = 0;
        Cut(text, lexicon);
        for (var i = 0; i < _count;)
        {
            if (_tokens[i].Idea != 0 || TongueTables.IsUnspaced(text[_tokens[i].Start]))
            {
                i++;
                continue;
            }

            var (idea, words) = lexicon.Find(_tokens.AsSpan(0, _count), i, text);
            _tokens[i] = _tokens[i] with { Idea = idea };
            i += words;
        }

        return _tokens.AsSpan(0, _count);
    }

    private void Cut(ReadOnlySpan<char> text, TongueLexicon lexicon)
    {
        var marks = TongueMarks.Begins;
        var quote = '\0';
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            var end = at;
            byte idea = 0;
            if (TongueTables.IsWord(c))
            {
                while (end < text.Length && TongueTables.IsWord(text[end]))
                    end++;
            }
            else if (TongueTables.IsUnspaced(c))
                (idea, end) = Run(text, at, lexicon);
            else
            {
                marks = After(text, at, marks, ref quote);
                at++;
                continue;
            }

            Add(new(at, end, TongueTables.HashOf(text[at..end]), idea, marks | (quote != '\0' ? TongueMarks.Quoted : TongueMarks.None) | Following(text, end)));
            marks = TongueMarks.None;
            at = end;
        }
    }

    private void Add(TongueToken token)
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _count * 2);
        _tokens[_count++] = token;
    }

    /// <summary>The longest form that begins here, or what stands before the next form.</summary>
    private static (byte Idea, int End) Run(ReadOnlySpan<char> text, int at, TongueLexicon lexicon)
    {
        if (Longest(text, at, lexicon) is var (idea, end) && idea > 0)
            return (idea, end);
        for (end = at + 1; end < at + LongestRest && end < text.Length && TongueTables.IsUnspaced(text[end]) && Longest(text, end, lexicon).Idea == 0;)
            end++;
        return (0, end);
    }

    private static (byte Idea, int End) Longest(ReadOnlySpan<char> text, int at, TongueLexicon lexicon)
    {
        (byte Idea, int End) found = default;
        var hash = TongueTables.Seed;
        for (var end = at; end < text.Length && end - at < lexicon.LongestRun && (TongueTables.IsUnspaced(text[end]) || TongueTables.IsWord(text[end]));)
        {
            hash = TongueTables.Add(hash, text[end++]);
            if (lexicon.OfRun(hash) is > 0 and var idea)
                found = (idea, end);
        }

        return found;
    }

    private static TongueMarks Following(ReadOnlySpan<char> text, int end) => end == text.Length ? TongueMarks.None : text[end] switch
    {
        '?' or '\uFF1F' or '\u061F' or '\u037E' => TongueMarks.Question,
        ':' or '!' or '\uFF1A' or '\uFF01' => TongueMarks.Calls,
        _ => TongueMarks.None,
    };

    private static TongueMarks After(ReadOnlySpan<char> text, int at, TongueMarks marks, ref char quote)
    {
        var before = quote;
        quote = QuotationMarks.After(text, at, quote);
        if (quote != '\0' && quote != before)
            return marks | TongueMarks.Begins;
        return text[at] switch
        {
            '\n' or '.' or '!' or '?' or ';' or '>' or '|' or '/' or '\u3002' or '\uFF01' or '\uFF1F' or '\u061F' or '\u0964' or '\u06D4' or '"' or '`' => marks | TongueMarks.Begins,
            '(' or '[' or '{' or '<' or '*' or '#' or '\u3010' or '\uFF08' => marks | TongueMarks.Begins | TongueMarks.Bracket,
            ':' or '\uFF1A' => marks | TongueMarks.Begins | TongueMarks.Called,
            ',' or '\uFF0C' or '\u3001' or '\u060C' => marks | TongueMarks.Called,
            _ => marks,
        };
    }
}
