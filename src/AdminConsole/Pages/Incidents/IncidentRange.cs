namespace AdminConsole.Pages.Incidents;

/// <summary>A stretch of time that ends now.</summary>
/// <param name="Word">In the address.</param>
/// <param name="Text">On the screen.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Slices">Into how many bars the strip cuts it.</param>
/// <param name="SliceText">How long one is, in words.</param>
public sealed record IncidentRange(string Word, string Text, TimeSpan Length, int Slices, string SliceText)
{
    public static IncidentRange Day { get; } = new("24h", "last 24 h", TimeSpan.FromHours(24), 96, "15 min");

    public static IReadOnlyList<IncidentRange> All { get; } =
    [
        new("1h", "last hour", TimeSpan.FromHours(1), 60, "min"),
        Day,
        new("7d", "last 7 days", TimeSpan.FromDays(7), 84, "2 h"),
        new("30d", "last 30 days", TimeSpan.FromDays(30), 90, "8 h"),
    ];
}
