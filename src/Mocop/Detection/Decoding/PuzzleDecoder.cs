using Mocop.Detection.Decoding.Puzzles;
using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Codes;
using Mocop.Detection.Decoding.Puzzles.Layout;
using Mocop.Detection.Decoding.Puzzles.Lexicons;
using Mocop.Detection.Decoding.Puzzles.Spellings;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>
/// What no decoder of its own is made for: stretches of a text that are no language are tried with many ciphers, orders and codes at once, and kept only if language comes
/// out; maimed words are mended, and words in lists read as sentences.
/// </summary>
internal sealed class PuzzleDecoder(Vocabulary vocabulary) : IViewDecoder
{
    private const int Longest = 65_536;

    /// <summary>Longer texts are not rewritten as a whole: only their odd stretches are tried, and fewer of them.</summary>
    private const int LongestWhole = 2_048;

    private const int StretchesOfLong = 2;

    private const int LongestSearched = 1_024;

    /// <summary>Views that are a whole text rewritten. None is made of another.</summary>
    private static readonly string[] Rewritten = ["fragments", "markup", "word-list", "misspelt", "parts", "frame", "lines"];

    private static readonly IPuzzleReader[] Codes = [new NumberReader(), new MorseReader(), new TwoSymbolReader(), new TapReader(), new MixedCodeReader(), new BaseReader(), new CodeStreamReader()];

    /// <summary>Readers of letters; not asked about stretches whose letters stand as they were meant.</summary>
    private static readonly IPuzzleReader[] Ciphers = [new CipherReader(), new ColumnReader(), new InfixReader()];

    /// <summary>Readers that search long; asked about a few short stretches of which nothing else could be made.</summary>
    private static readonly IPuzzleReader[] Searches = [new KeySearchReader(), new SubstitutionReader()];

    private static readonly IPuzzleReader[] Menders = [new MisspeltReader()];

    private readonly Lexicon _lexicon = new(vocabulary);

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => text.Length > LongestWhole ? OddText.At(text, survey).Stretch : OddText.At(text, survey).Any || LetterNameReader.IsLikely(text) || FirstLetterReader.IsLikely(text) || TagReader.IsLikely(text) || PartReader.IsLikely(text) || ScaffoldReader.IsLikely(text) || NumberWordReader.IsLikely(text) || ScriptReader.IsLikely(text);

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var text = view.Folded.Text;
        var look = OddText.At(text, view.Survey);
        if (text.Length > Longest)
            return;
        if (text.Length <= LongestWhole && (view.Raw.Decodings.Count == 0 || !Rewritten.Contains(view.Raw.Decodings[^1], StringComparer.Ordinal)))
            Rewrite(view, look, into);
        if (look.Stretch)
            Stretches(view, into);
    }

    private void Rewrite(ViewPair view, OddText.Look look, List<TextView> into)
    {
        var text = view.Folded.Text;
        if (LetterNameReader.IsLikely(text))
            Add(view, LetterNameReader.Read(text), into);
        if (FirstLetterReader.IsLikely(text))
            Add(view, FirstLetterReader.Read(text, new(_lexicon)), into);
        if (NumberWordReader.IsLikely(text))
            Add(view, NumberWordReader.Read(text), into);
        if (TagReader.IsLikely(text))
            Add(view, TagReader.Read(text), into);
        if (ScriptReader.IsLikely(text))
            Add(view, ScriptReader.Read(text, new(_lexicon)), into);
        if (look.Stretch || look.Joints || PartReader.IsLikely(text))
        {
            foreach (var reading in PartReader.Read(text, new(_lexicon)))
                Add(view, reading, into);
        }

        var isFramed = look.Stretch || look.Joints || ScaffoldReader.IsLikely(text);
        if (isFramed)
            Add(view, ScaffoldReader.Read(text, new(_lexicon)), into);
        if (isFramed && text.Contains('\n', StringComparison.Ordinal))
        {
            foreach (var reading in LineLeadReader.Read(text, new(_lexicon)))
                Add(view, reading, into);
        }

        if (text.Contains('\n', StringComparison.Ordinal))
        {
            foreach (var reading in GridReader.Read(text, new(_lexicon)))
                Add(view, reading, into);
        }

        if (look.Joints)
            Add(view, FragmentReader.Read(text, _lexicon), into);
        if (look.Lonely)
            Add(view, WordListReader.Read(text), into);
        if (look.Near)
            Add(view, MisspeltReader.Correct(text, _lexicon), into);
    }

    private void Stretches(ViewPair view, List<TextView> into)
    {
        var gate = new LanguageGate(_lexicon);
        var read = view.Folded.Text.Length > LongestWhole ? Read(view, into) : [];
        foreach (var span in Spans(view.Folded.Text).Take(view.Folded.Text.Length > LongestWhole ? StretchesOfLong : int.MaxValue))
        {
            if (read.Exists(r => r.Start <= span.Start && span.End <= r.End))
                continue;
            var stretch = view.Folded.Text.Substring(span.Start, span.Length);
            if (view.Folded.Text.Length > LongestWhole && LetterPairs.AreSpoken(stretch))
                continue;
            if (!MaySearch(view, stretch, span))
                continue;
            if (view.Folded.Text.Contains("key", StringComparison.OrdinalIgnoreCase) && KeywordReader.Read(view.Folded.Text, span, gate) is { } keyed)
                Add(view, keyed, into);
            if (OrdinaryStretch.Is(stretch))
            {
                TryAll(view, stretch, span, Codes, gate, into);
                continue;
            }

            if (TryAll(view, stretch, span, Codes, gate, into) || TryAll(view, stretch, span, Ciphers, gate, into))
                continue;
            if (span.Length <= LongestSearched && view.Raw.Searched.TakeLong())
                TryAll(view, stretch, span, Searches, gate, into);
            TryAll(view, stretch, span, Menders, gate, into);
        }
    }

    /// <summary>Where bytes of a long text were read already.</summary>
    private static List<TextSpan> Read(ViewPair view, List<TextView> into) =>
        [.. into.Where(v => ReferenceEquals(v.Source, view.Folded) && v.Text.Length > 0 && ViewDecoders.Bytes.Contains(v.Decodings[^1], StringComparer.Ordinal)).Select(v => v.ToSource(new(0, v.Text.Length)))];

    /// <summary>Whether one of the readers made language of a stretch.</summary>
    private bool TryAll(ViewPair view, string stretch, TextSpan span, IPuzzleReader[] readers, LanguageGate gate, List<TextView> into)
    {
        foreach (var reader in readers)
        {
            var read = false;
            foreach (var reading in reader.Read(stretch, span.Start, gate))
            {
                Add(view, reading, into);
                read |= _lexicon.Coverage(reading.Text) >= Lexicon.Language;
            }

            if (read)
                return true;
        }

        return false;
    }

    /// <summary>Whether a stretch is new, and is not what a shift of the alphabet made of words that were read already.</summary>
    private bool MaySearch(ViewPair view, string stretch, TextSpan span)
    {
        var searched = view.Raw.Searched;
        return searched.Take(stretch) && (view.Raw.Decodings is not [.., "rot13" or "caesar" or "atbash"] || view.Raw.Source is not { } source || source.Text.Length != view.Folded.Text.Length
            || _lexicon.Coverage(source.Text.AsSpan(span.Start, span.Length)) < Lexicon.Language);
    }

    /// <summary>The odd stretches, and in each its longest run without a space if there is more around it.</summary>
    private IEnumerable<TextSpan> Spans(string text)
    {
        foreach (var span in OddText.Stretches(text, _lexicon))
        {
            yield return span;
            TextSpan run = new(0, 0);
            for (var at = span.Start; at < span.End;)
            {
                var space = text.AsSpan(at, span.End - at).IndexOfAny(' ', '\n', '\t');
                var end = space < 0 ? span.End : at + space;
                if (end - at > run.Length)
                    run = new(at, end);
                at = end + 1;
            }

            if (run.Length is >= 24 and var length && length < span.Length)
                yield return run;
        }
    }

    private static void Add(ViewPair view, Reading? reading, List<TextView> into)
    {
        if (reading is null || reading.Text.Length == 0)
            return;
        var writer = new ViewWriter(view.Folded.Text);
        reading.WriteTo(writer);
        into.Add(view.Folded.Decoded(reading.Name, writer));
    }
}
