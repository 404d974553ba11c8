namespace Mocop.Detection.Model;

/// <summary>
/// What the model looks at in one window of tokens, as numbers of its table: words, runs of two and three stems, what sentences begin with, and which ideas follow each
/// other. Each number comes once, however often it occurs.
/// </summary>
internal sealed class WindowFeatures
{
    /// <summary>The size of the model's table, as a power of two.</summary>
    internal const int Bits = 21;

    private const int MostFeatures = 2048;
    internal const int SeenBits = 12;
    internal const int ConceptReach = 14;
    internal const int ConceptsAhead = 5;
    internal const int Near = 4;
    private readonly int[] _features = new int[MostFeatures];
    private readonly int[] _seen = new int[1 << SeenBits];
    private readonly int[] _stamps = new int[1 << SeenBits];
    private readonly int[] _conceptAt = new int[ModelWindows.Length];
    private int _stamp;
    private int _count;

    /// <summary>The features of a window.</summary>
    /// <param name="tokens">At most <see cref="ModelWindows.Length"/> tokens.</param>
    /// <param name="direct">Whether the block is a user's own message.</param>
    /// <returns>Numbers below 2 to the power of <see cref="Bits"/>; valid until the next call.</returns>
    internal ReadOnlySpan<int> Of(ReadOnlySpan<ModelToken> tokens, bool direct)
    {
        _count = 0;
        _stamp++;
        Add(1, direct ? 1u : 2u);
        Words(tokens);
        Concepts(tokens, direct);
        return _features.AsSpan(0, _count);
    }

    private void Words(ReadOnlySpan<ModelToken> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var begins = (token.Marks & TokenMarks.Begins) != TokenMarks.None;
            Add(2, token.Word);
            if (begins)
                Add(3, token.Stem);
            if ((token.Marks & TokenMarks.Capitals) != TokenMarks.None)
                Add(4, token.Concept);
            if ((token.Marks & TokenMarks.Question) != TokenMarks.None)
                Add(5, 0);
            if (i + 1 == tokens.Length)
                break;
            var next = tokens[i + 1];
            var pair = FeatureHash.Mix(token.Stem, next.Stem) ^ (uint)(next.Marks & TokenMarks.Begins);
            Add(6, pair);
            if (begins)
                Add(7, pair);
            if (i + 2 == tokens.Length)
                continue;
            Add(8, FeatureHash.Mix(pair, tokens[i + 2].Stem));
            Add(9, FeatureHash.Mix(token.Stem, tokens[i + 2].Stem));
        }
    }

    private void Concepts(ReadOnlySpan<ModelToken> tokens, bool direct)
    {
        var count = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Concept != 0)
                _conceptAt[count++] = i;
        }

        for (var i = 0; i < count; i++)
        {
            var at = _conceptAt[i];
            uint concept = tokens[at].Concept;
            Add(10, concept);
            Add(11, (concept << 1) | (direct ? 1u : 0));
            if ((tokens[at].Marks & TokenMarks.Begins) != TokenMarks.None)
                Add(12, (concept << 1) | (direct ? 1u : 0));
            if ((tokens[at].Marks & TokenMarks.Quoted) != TokenMarks.None)
                Add(13, concept);
            for (var j = i + 1; j < count && j <= i + ConceptsAhead && _conceptAt[j] - at <= ConceptReach; j++)
            {
                uint later = tokens[_conceptAt[j]].Concept;
                Add(14, (concept << 8) | later);
                if (_conceptAt[j] - at <= Near)
                    Add(15, (concept << 8) | later);
                if (j + 1 < count && _conceptAt[j + 1] - at <= ConceptReach)
                    Add(16, (concept << 16) | (later << 8) | tokens[_conceptAt[j + 1]].Concept);
            }
        }
    }

    private void Add(uint family, uint value)
    {
        var feature = (int)FeatureHash.Of(family, value);
        var slot = feature & ((1 << SeenBits) - 1);
        if (_stamps[slot] == _stamp && _seen[slot] == feature)
            return;
        _stamps[slot] = _stamp;
        _seen[slot] = feature;
        if (_count < MostFeatures)
            _features[_count++] = feature;
    }
}
