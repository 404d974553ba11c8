using Mocop.Blocks;
using Mocop.Detection.Model.Tongues;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Model;

/// <summary>What the model saw in the views of one text: the loudest window for each of its two questions. One for each thread, used again and again.</summary>
internal sealed class ModelScan
{
    private const int NarrowTokens = 16;
    private const float Silence = -12;
    private const int ShortText = 400;
    private const int Around = 120;

    private static readonly TextView Pending = new("");

    [ThreadStatic]
    private static ModelScan? s_ofThread;

    private readonly ModelToken[] _tokens = new ModelToken[WindowScores.Most];
    private readonly WindowScores _scores = new();
    private readonly ModelToken[] _loudest = new ModelToken[ModelWindows.Length];
    private readonly WindowFeatures _features = new();
    private InjectionModel _model = null!;
    private bool _direct;
    private int _loudestLength;
    private readonly TongueScan _tongues = new();
    private int _loudestOffset;
    private string? _language;
    private TextSpan? _foreign;
    private bool _isBegun;

    /// <summary>Whether the text is a user's own message, or the system's.</summary>
    internal bool IsDirect => _direct;

    /// <summary>The language in which the text itself is written, if it is not English and the model reads it.</summary>
    internal string? Language { get; private set; }

    /// <summary>The logit of the window that reads most like an injection.</summary>
    internal float Injection { get; private set; }

    /// <summary>The logit of the window that reads most like instructions.</summary>
    internal float Instruction { get; private set; }

    /// <summary>The view of the loudest window.</summary>
    internal TextView? View { get; private set; }

    /// <summary>The view with the window that reads most like instructions, and where it stands there.</summary>
    internal (TextView View, TextSpan Span)? InstructionPlace { get; private set; }

    /// <summary>Begins a text.</summary>
    internal static ModelScan Start(InjectionModel model, BlockKind kind)
    {
        var scan = s_ofThread ??= new();
        scan._model = model;
        scan._direct = kind is BlockKind.System or BlockKind.User or BlockKind.History;
        scan.Injection = scan.Instruction = Silence;
        scan.View = null;
        scan.InstructionPlace = null;
        scan._loudestLength = 0;
        scan._foreign = null;
        scan._isBegun = false;
        return scan;
    }

    /// <summary>Looks at all of one view.</summary>
    internal void Add(TextView view) => Add(view.Text, view, survey: null);

    /// <summary>Looks at one view.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="view">The view; <see langword="null"/> for the original if it has not been made a view yet.</param>
    /// <param name="survey">What the fast pass saw in it: of a long text only the surroundings of what nearly matches a rule are looked at. With none, all are looked at.</param>
    internal void Add(ReadOnlySpan<char> text, TextView? view, TextSurvey? survey)
    {
        view ??= Pending;
        _language = TongueVote.Of(text);
        if (!_isBegun)
            Language = _language;
        _isBegun = true;
        if (_language is not null)
            HearForeign(text, 0, view, _language);
        else
            HearPassages(text, view);
        if (survey is null || text.Length <= ShortText)
        {
            Add(text, 0, view, survey);
            return;
        }

        for (int i = 0, read = 0; i < survey.Near.Count && read < text.Length;)
        {
            var start = Math.Max(read, WordEdge(text, survey.Near[i].Start - Around));
            var end = survey.Near[i].End + Around;
            while (++i < survey.Near.Count && survey.Near[i].Start - Around <= end)
                end = Math.Max(end, survey.Near[i].End + Around);
            read = WordEdge(text, end);
            Add(text[start..read], start, view, survey);
        }
    }

    /// <summary>The next place between two words.</summary>
    private static int WordEdge(ReadOnlySpan<char> text, int at)
    {
        if (at <= 0)
            return 0;
        while (at < text.Length && CharacterTable.IsWord(text[at]))
            at++;
        return Math.Min(at, text.Length);
    }

    /// <summary>Goes through the windows of a stretch, as <see cref="ModelWindows"/> does, a few at a time.</summary>
    private void Add(ReadOnlySpan<char> text, int offset, TextView view, TextSurvey? survey)
    {
        var reader = new TokenReader(text, _model.Concepts, survey is not null && survey.Memory.Lore.Knows(_model.Concepts) ? survey : null, offset);
        int filled = 0, kept = 0;
        do
        {
            while (filled < _tokens.Length && reader.TryRead(out _tokens[filled]))
                filled++;
            kept = Windows(text, filled, isLast: filled < _tokens.Length, kept, offset, view);
            _tokens.AsSpan(filled - kept, kept).CopyTo(_tokens);
            filled = kept;
        }
        while (kept > 0);
    }

    /// <summary>Looks at the windows of the tokens at hand.</summary>
    /// <param name="text">The stretch.</param>
    /// <param name="count">How many tokens there are.</param>
    /// <param name="isLast">Whether no more will come.</param>
    /// <param name="seen">How many of them were part of a window before.</param>
    /// <param name="offset">Where the stretch begins in its view.</param>
    /// <param name="view">The view.</param>
    /// <returns>How many of the last tokens the next windows begin with; 0 if there are no more.</returns>
    private int Windows(ReadOnlySpan<char> text, int count, bool isLast, int seen, int offset, TextView view)
    {
        var isRead = false;
        for (var start = 0; ; start += ModelWindows.Step)
        {
            var end = Math.Min(count, start + ModelWindows.Length);
            if (!isLast && start + ModelWindows.Length > count)
                return count - start;
            if (end <= seen)
                return 0;
            seen = end;
            var window = _tokens.AsSpan(start, end - start);
            if (!Speaks(window))
                continue;
            if (!isRead)
                _scores.Read(_tokens.AsSpan(0, count), _model, _direct);
            isRead = true;
            Hear(text, start, window, offset, view);
        }
    }

    private void Hear(ReadOnlySpan<char> text, int start, ReadOnlySpan<ModelToken> window, int offset, TextView view)
    {
        var (injection, instruction) = _scores.Of(start, start + window.Length);
        if (injection > Injection && (_language is null || TongueVote.IsEnglish(text[window[0].Start..window[^1].End], _language)))
        {
            _foreign = null;
            Injection = injection;
            View = view;
            window.CopyTo(_loudest);
            _loudestLength = window.Length;
            _loudestOffset = offset;
        }

        if (_direct || instruction <= Instruction)
            return;
        Instruction = instruction;
        InstructionPlace = (view, new(offset + window[0].Start, offset + window[^1].End));
    }

    /// <summary>Looks at the windows that are not English.</summary>
    private void HearForeign(ReadOnlySpan<char> text, int offset, TextView view, string language)
    {
        if (_tongues.Loudest(text, language, _model.Tongues, _direct) is not var (logit, span) || logit <= Injection)
            return;
        Injection = logit;
        View = view;
        _foreign = new(offset + span.Start, offset + span.End);
    }

    /// <summary>Looks at passages in other languages that stand in an English text.</summary>
    private void HearPassages(ReadOnlySpan<char> text, TextView view)
    {
        for (var at = 0; text.Length > ShortText && TongueVote.NextPassage(text, ref at) is var (span, language);)
            HearForeign(text[span.Start..span.End], span.Start, view, language);
    }

    /// <summary>Says which view the original became.</summary>
    internal void Adopt(TextView view)
    {
        if (ReferenceEquals(View, Pending))
            View = view;
        if (InstructionPlace is { } place && ReferenceEquals(place.View, Pending))
            InstructionPlace = (view, place.Span);
    }

    /// <summary>What the model and the rules say together, in thousandths.</summary>
    /// <param name="ruleScore">The score of the rules.</param>
    internal int Score(int ruleScore) => _model.ScaleFor(_direct).Score(Injection, ruleScore);

    /// <summary>The part of the loudest window that says most, in its view.</summary>
    internal TextSpan Narrow()
    {
        if (_foreign is { } foreign)
            return foreign;
        var window = _loudest.AsSpan(0, _loudestLength);
        var best = float.NegativeInfinity;
        var span = new TextSpan(_loudestOffset + window[0].Start, _loudestOffset + window[^1].End);
        for (var start = 0; start == 0 || start + NarrowTokens <= window.Length; start += NarrowTokens / 2)
        {
            var part = window.Slice(start, Math.Min(NarrowTokens, window.Length - start));
            if (_model.Injection.Score(_features.Of(part, _direct)) is var score && score > best)
                (best, span) = (score, new(_loudestOffset + part[0].Start, _loudestOffset + part[^1].End));
        }

        return span;
    }

    /// <summary>Whether a window speaks of anything that orders speak of; the others need no closer look.</summary>
    private static bool Speaks(ReadOnlySpan<ModelToken> window)
    {
        ulong seen = 0;
        foreach (var token in window)
            seen |= 1UL << token.Concept;
        return System.Numerics.BitOperations.PopCount(seen & ~1UL) >= 2;
    }
}
