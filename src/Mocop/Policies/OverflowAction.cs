namespace Mocop.Policies;

/// <summary>What happens when the blocks do not fit into the token budget.</summary>
public enum OverflowAction
{
    /// <summary>Blocks are cut by the strategy of their group.</summary>
    Truncate,

    /// <summary>The request is refused.</summary>
    Refuse,
}
