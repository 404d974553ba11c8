using System.Globalization;
using Mocop.Blocks;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>What an operator says of a tenant's classifier. Scores are in thousandths. A null secret keeps the stored one, an empty one removes it.</summary>
public sealed record ClassifierDefinition
{
    public const int LongestUrl = 500;

    public const int LongestSecret = 4_000;

    public required string Url { get; init; }

    public string? Secret { get; init; }

    public int Low { get; init; } = 200;

    public int High { get; init; } = 800;

    public IReadOnlyList<BlockKind> Kinds { get; init; } = [BlockKind.User, BlockKind.Memory, BlockKind.Retrieval, BlockKind.Plugin];

    public int TimeLimit { get; init; } = 500;

    public int CacheEntries { get; init; } = 10_000;

    public int CacheMinutes { get; init; } = 60;

    public bool FailsClosed { get; init; }

    public bool MayLower { get; init; }

    public bool Disabled { get; init; }

    internal IEnumerable<Error> Check(IClassifierEndpoint endpoint)
    {
        if (Url.Length > LongestUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var address))
        {
            yield return new Invalid("url.malformed", "url", $"An address of at most {LongestUrl} characters that begins with https://.");
        }
        else if (endpoint.ProblemOf(address) is { } problem)
        {
            yield return new Invalid("url.refused", "url", problem);
        }

        if (Secret is { Length: > LongestSecret } || Secret?.Any(c => c is < '!' or > '~') == true)
        {
            yield return new Invalid("secret.malformed", "secret", $"At most {LongestSecret} visible ASCII characters, no spaces.");
        }

        foreach (var (field, value) in new[] { ("low", Low), ("high", High) })
        {
            if (value is < 0 or > 1000)
            {
                yield return new Invalid($"{field}.range", field, $"From 0 to 1; this is {Score(value)}.");
            }
        }

        foreach (var (field, value, least, most, unit) in new[]
                 {
                     ("timeLimit", TimeLimit, 20, 10_000, "milliseconds"),
                     ("cacheEntries", CacheEntries, 0, 100_000, "answers"), ("cacheMinutes", CacheMinutes, 1, 10_080, "minutes"),
                 })
        {
            if (value < least || value > most)
            {
                yield return new Invalid($"{field}.range", field, $"From {least} to {most} {unit}; this is {value}.");
            }
        }

        if (Low > High)
        {
            yield return new Invalid("high.below-low", "high", $"The band ends at {Score(High)} before it begins at {Score(Low)}.");
        }

        if (Kinds.Count == 0)
        {
            yield return new Invalid("kinds.missing", "kinds", "Choose at least one kind of block.");
        }
    }

    private static string Score(int thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    internal void ApplyTo(ClassifierSettings settings)
    {
        (settings.Url, settings.Low, settings.High, settings.TimeLimit) = (Url, Low, High, TimeLimit);
        (settings.CacheEntries, settings.CacheMinutes) = (CacheEntries, CacheMinutes);
        (settings.FailsClosed, settings.MayLower, settings.Disabled) = (FailsClosed, MayLower, Disabled);
        settings.Kinds = [.. Kinds.Distinct().Order()];
    }
}
