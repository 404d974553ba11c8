using Mocop.Detection.Phrases;

namespace Mocop.Detection.Packs;

/// <summary>The room that matching needs, used again and again.</summary>
internal sealed class MatchBuffer
{
    private const int MostKept = 1 << 16;
    private CompiledPack? _pack;

    /// <summary>What was found.</summary>
    internal List<RuleMatch> Matches { get; } = [];

    /// <summary>The known words of the stretch at hand.</summary>
    internal List<WordHit> Hits { get; private set; } = [];

    /// <summary>The same as a set.</summary>
    internal WordSet Present { get; private set; } = new(0);

    /// <summary>The words whose phrases were looked at in the stretch.</summary>
    internal WordSet Seen { get; private set; } = new(0);

    /// <summary>By phrase: whether the stretch has all its words.</summary>
    internal bool[] Possible { get; private set; } = [];

    /// <summary>By rule: how often it matched.</summary>
    internal int[] Counts { get; private set; } = [];

    /// <summary>Makes it ready for a text.</summary>
    internal void Reset(CompiledPack pack)
    {
        if (!ReferenceEquals(_pack, pack))
        {
            _pack = pack;
            Present = new(pack.Vocabulary.Count);
            Seen = new(pack.Vocabulary.Count);
            Possible = new bool[pack.Phrases.Length];
            Counts = new int[pack.Pack.Rules.Count];
        }

        Matches.Clear();
        Array.Clear(Counts);
        EndRegion();
    }

    /// <summary>Adds a match, once: stretches may overlap.</summary>
    internal void Add(RuleMatch match)
    {
        if (Matches.Contains(match))
            return;
        Matches.Add(match);
        Counts[match.Rule]++;
    }

    /// <summary>Forgets the stretch at hand.</summary>
    internal void EndRegion()
    {
        Hits.Clear();
        Present.Clear();
        Seen.Clear();
        Array.Clear(Possible);
    }

    /// <summary>Gives the room of an unusually long text back.</summary>
    internal void Shrink()
    {
        if (Hits.Capacity > MostKept)
            Hits = [];
    }
}
