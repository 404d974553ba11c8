namespace Mocop.Budgets;

/// <summary>How blocks of a group are shortened when their group is over its share.</summary>
public enum TruncationStrategy
{
    /// <summary>The beginning is kept, the end cut.</summary>
    Tail,

    /// <summary>The end is kept, the beginning cut.</summary>
    Head,

    /// <summary>Beginning and end are kept, the middle is cut.</summary>
    MiddleOut,

    /// <summary>Whole blocks go, the oldest first.</summary>
    DropOldest,

    /// <summary>Whole blocks go, the least trusted first.</summary>
    DropLowest,
}
