namespace Mocop.Detection.Model.Tongues;

/// <summary>
/// What the model looks at in a window of a text that is not English: which ideas follow each other, what begins a sentence, what is called or quoted; and beside them the words themselves. The
/// ideas are the same in all languages, so that what was learned in one counts in all.
/// </summary>
internal sealed class TongueFeatures
{
    /// <summary>The size of the table of weights, as a power of two.</summary>
    internal const int Bits = 18;

    /// <summary>The tokens of a window.</summary>
    internal const int Length = 32;

    internal const int Step = Length / 2;
    private const int FewestIdeas = 2;
    private const int Reach = 10;
    private const int Near = 3;
    private const int Ahead = 5;

    /// <summary>Ideas that are quoted have numbers above all others, of one byte still.</summary>
    private const uint QuotedIdeas = 128;
    private const uint QuotedGroups = 64;
    private readonly List<int> _features = [];
    private readonly HashSet<int> _seen = [];
    private readonly int[] _at = new int[Length];
    private int _ideas;

    /// <summary>How many of the features are about ideas; by their number the sum of weights is scaled.</summary>
    internal int Counted { get; private set; }

    /// <summary>The features of a window; good until the next call. None if it speaks of too little.</summary>
    /// <param name="window">Its tokens.</param>
    /// <param name="direct">Whether it is part of a user's own message.</param>
    /// <param name="quoting">Whether the text around what is quoted speaks about attacks: what is quoted is then another idea.</param>
    /// <param name="ideasOnly">Whether to leave out the words.</param>
    internal List<int> Of(ReadOnlySpan<TongueToken> window, bool direct, bool quoting, bool ideasOnly = false)
    {
        _features.Clear();
        _seen.Clear();
        _ideas = 0;
        for (var i = 0; i < window.Length; i++)
        {
            if (window[i].Idea != 0)
                _at[_ideas++] = i;
        }

        if (_ideas < FewestIdeas)
            return _features;
        Add(1, direct ? 1u : 2u);
        for (var i = 0; i < _ideas; i++)
            Ideas(window, i, direct ? 1u : 0u, quoting);
        Counted = _features.Count;
        for (var i = 0; i < window.Length && !ideasOnly; i++)
        {
            Add(30, window[i].Word);
            if (i + 1 < window.Length)
                Add(31, FeatureHash.Mix(window[i].Word, window[i + 1].Word));
        }

        return _features;
    }

    private void Ideas(ReadOnlySpan<TongueToken> window, int i, uint direct, bool quoting)
    {
        ref readonly var token = ref window[_at[i]];
        var (idea, group) = IdeaOf(token, quoting);
        Add(2, idea);
        Add(3, (idea << 1) | direct);
        Add(4, (group << 1) | direct);
        foreach (var mark in (ReadOnlySpan<TongueMarks>)[TongueMarks.Begins, TongueMarks.Called, TongueMarks.Bracket, TongueMarks.Quoted, TongueMarks.Calls, TongueMarks.Question])
        {
            if ((token.Marks & mark) != TongueMarks.None)
            {
                Add(5, (idea << 8) | (uint)mark);
                Add(6, (group << 8) | (uint)mark);
            }
        }

        for (var j = i + 1; j < _ideas && j <= i + Ahead && _at[j] - _at[i] <= Reach; j++)
        {
            ref readonly var later = ref window[_at[j]];
            var (laterIdea, laterGroup) = IdeaOf(later, quoting);
            var near = _at[j] - _at[i] <= Near;
            Add(7, (idea << 8) | laterIdea);
            Add(8, (group << 8) | laterGroup);
            if (near)
            {
                Add(9, (idea << 8) | laterIdea);
                Add(10, (group << 8) | laterGroup);
            }

            if (j == i + 1 && (token.Marks & TongueMarks.Begins) != TongueMarks.None)
                Add(11, (group << 8) | laterGroup);
            if (j + 1 >= _ideas || _at[j + 1] - _at[i] > Reach)
                continue;
            var (lastIdea, lastGroup) = IdeaOf(window[_at[j + 1]], quoting);
            Add(12, (group << 16) | (laterGroup << 8) | lastGroup);
            Add(13, (idea << 16) | (laterIdea << 8) | lastIdea);
        }
    }

    private static (uint Idea, uint Group) IdeaOf(in TongueToken token, bool quoting)
    {
        var group = TongueIdeas.BuiltIn.GroupOf(token.Idea);
        return quoting && (token.Marks & TongueMarks.Quoted) != TongueMarks.None ? (token.Idea + QuotedIdeas, group + QuotedGroups) : (token.Idea, group);
    }

    private void Add(uint family, uint value)
    {
        var feature = (int)(FeatureHash.Of(family + 64, value) >> (WindowFeatures.Bits - Bits));
        if (_seen.Add(feature))
            _features.Add(feature);
    }
}
