using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mocop.Detection.Model;

/// <summary>
/// Scores the windows of a text as <see cref="WindowFeatures"/> and <see cref="WeightTable"/> do, and computes and looks up each feature once, though every token
/// stands in two windows.
/// </summary>
internal sealed class WindowScores
{
    /// <summary>The most tokens at a time.</summary>
    internal const int Most = 512;

    private const int Lanes = 8;
    private readonly FeatureList _words = new(Most);
    private readonly FeatureList _concepts = new(Most);
    private readonly FeatureSum _sum = new();
    private readonly uint[] _word = new uint[Most + Lanes];
    private readonly uint[] _stem = new uint[Most + Lanes + 2];
    private readonly uint[] _begins = new uint[Most + Lanes + 2];
    private readonly uint[] _pair = new uint[Most + Lanes];
    private readonly uint[] _second = new uint[Most + Lanes];
    private readonly uint[] _third = new uint[Most + Lanes];
    private readonly uint[] _skipping = new uint[Most + Lanes];
    private readonly int[] _conceptAt = new int[Most];
    private InjectionModel _model = null!;
    private bool _direct;

    /// <summary>Reads tokens that stand together.</summary>
    internal void Read(ReadOnlySpan<ModelToken> tokens, InjectionModel model, bool direct)
    {
        (_model, _direct) = (model, direct);
        var count = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            (_word[i], _stem[i], _begins[i]) = (token.Word, token.Stem, (uint)(token.Marks & TokenMarks.Begins));
            _conceptAt[count] = i;
            count += token.Concept != 0 ? 1 : 0;
        }

        Hash(tokens.Length);
        _words.Begin();
        _concepts.Begin();
        for (int i = 0, concept = 0; i < tokens.Length; i++)
        {
            _words.Next(i);
            Words(in tokens[i], i);
            _concepts.Next(i);
            if (tokens[i].Concept != 0)
                Concepts(tokens, _conceptAt.AsSpan(concept++..count));
        }

        _words.Next(tokens.Length);
        _concepts.Next(tokens.Length);
        _words.Weigh(model.Weights);
        _concepts.Weigh(model.Weights);
    }

    /// <summary>The logits of the window from <paramref name="start"/> to <paramref name="end"/>.</summary>
    internal (float Injection, float Instruction) Of(int start, int end)
    {
        _sum.Begin();
        _sum.Add(FeatureHash.Of(1, _direct ? 1u : 2u), _model.Weights);
        _words.SumUp(start, end, 2, _sum);
        _concepts.SumUp(start, end, WindowFeatures.ConceptReach, _sum);
        var features = _sum.Total(out var injection, out var instruction);
        return (_model.Injection.Score(injection, features), _model.Instruction.Score(instruction, features));
    }

    /// <summary>What every token has, eight tokens at a time.</summary>
    private void Hash(int count)
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(_word);
        ref var stems = ref MemoryMarshal.GetArrayDataReference(_stem);
        ref var begins = ref MemoryMarshal.GetArrayDataReference(_begins);
        for (nuint i = 0; i < (nuint)count; i += Lanes)
        {
            var stem = Vector256.LoadUnsafe(ref stems, i);
            var third = Vector256.LoadUnsafe(ref stems, i + 2);
            var pair = FeatureHash.Mix(stem, Vector256.LoadUnsafe(ref stems, i + 1)) ^ Vector256.LoadUnsafe(ref begins, i + 1);
            pair.StoreUnsafe(ref _pair[0], i);
            FeatureHash.Of(2, Vector256.LoadUnsafe(ref words, i)).StoreUnsafe(ref words, i);
            FeatureHash.Of(6, pair).StoreUnsafe(ref _second[0], i);
            FeatureHash.Of(8, FeatureHash.Mix(pair, third)).StoreUnsafe(ref _third[0], i);
            FeatureHash.Of(9, FeatureHash.Mix(stem, third)).StoreUnsafe(ref _skipping[0], i);
        }
    }

    private void Words(in ModelToken token, int i)
    {
        var begins = (token.Marks & TokenMarks.Begins) != TokenMarks.None;
        _words.Add(_word[i], i);
        if ((token.Marks & (TokenMarks.Begins | TokenMarks.Capitals | TokenMarks.Question)) != TokenMarks.None)
        {
            if (begins)
                _words.Add(FeatureHash.Of(3, token.Stem), i);
            if ((token.Marks & TokenMarks.Capitals) != TokenMarks.None)
                _words.Add(FeatureHash.Of(4, token.Concept), i);
            if ((token.Marks & TokenMarks.Question) != TokenMarks.None)
                _words.Add(FeatureHash.Of(5, 0), i);
        }

        _words.Add(_second[i], i + 1);
        if (begins)
            _words.Add(FeatureHash.Of(7, _pair[i]), i + 1);
        _words.Add(_third[i], i + 2);
        _words.Add(_skipping[i], i + 2);
    }

    /// <param name="tokens">All tokens.</param>
    /// <param name="places">Where concepts stand, from the one in question on.</param>
    private void Concepts(ReadOnlySpan<ModelToken> tokens, ReadOnlySpan<int> places)
    {
        var at = places[0];
        uint concept = tokens[at].Concept;
        var known = (concept << 1) | (_direct ? 1u : 0);
        _concepts.Add(FeatureHash.Of(10, concept), at);
        _concepts.Add(FeatureHash.Of(11, known), at);
        if ((tokens[at].Marks & TokenMarks.Begins) != TokenMarks.None)
            _concepts.Add(FeatureHash.Of(12, known), at);
        if ((tokens[at].Marks & TokenMarks.Quoted) != TokenMarks.None)
            _concepts.Add(FeatureHash.Of(13, concept), at);
        for (var j = 1; j < places.Length && j <= WindowFeatures.ConceptsAhead && places[j] - at <= WindowFeatures.ConceptReach; j++)
        {
            uint later = tokens[places[j]].Concept;
            _concepts.Add(FeatureHash.Of(14, (concept << 8) | later), places[j]);
            if (places[j] - at <= WindowFeatures.Near)
                _concepts.Add(FeatureHash.Of(15, (concept << 8) | later), places[j]);
            if (j + 1 < places.Length && places[j + 1] - at <= WindowFeatures.ConceptReach)
                _concepts.Add(FeatureHash.Of(16, (concept << 16) | (later << 8) | tokens[places[j + 1]].Concept), places[j + 1]);
        }
    }
}
