namespace Mocop.Detection.Views;

/// <summary>The stretches of a text and all its views that were searched for hidden writing: each once, and not more of them than a bound allows.</summary>
internal sealed class SearchedStretches
{
    private const int Most = 32;
    private const int MostLong = 3;
    private readonly HashSet<string> _stretches = new(StringComparer.Ordinal);
    private int _long;

    /// <summary>Asks for the search of one more stretch; not of one that was searched.</summary>
    internal bool Take(string stretch) => _stretches.Count < Most && _stretches.Add(stretch);

    /// <summary>Asks for one more of the searches that take long.</summary>
    internal bool TakeLong() => _long++ < MostLong;
}
