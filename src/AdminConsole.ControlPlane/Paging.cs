namespace AdminConsole.ControlPlane;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Skip">Rows to pass over.</param>
/// <param name="Take">Rows wanted; at most 200 are given.</param>
/// <param name="Search">A text that the row's names must contain.</param>
public sealed record PageRequest(int Skip = 0, int Take = 50, string? Search = null)
{
    internal int Limit => Math.Clamp(Take, 1, 200);

    internal string? Pattern => string.IsNullOrWhiteSpace(Search) ? null : Search.Trim().ToLowerInvariant();
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Total">How many rows the whole list has.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
