namespace Mocop.Policies;

/// <summary>What a policy does with a block, from the mildest to the hardest. The verdict of a context is the hardest of its blocks.</summary>
public enum Verdict
{
    /// <summary>Nothing beyond the escaping that every block gets.</summary>
    Allow,

    /// <summary>Escaped and fenced, flagged, kept in the prompt as data.</summary>
    Neutralize,

    /// <summary>The flagged spans are cut out; a scar stands in their place.</summary>
    Redact,

    /// <summary>The whole block is withheld; a placeholder stands in its place.</summary>
    Quarantine,

    /// <summary>The request is refused.</summary>
    Block,
}
