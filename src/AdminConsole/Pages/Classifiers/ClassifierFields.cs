using AdminConsole.ControlPlane.Classifiers;
using Mocop.Blocks;

namespace AdminConsole.Pages.Classifiers;

/// <summary>A classifier's settings as they are typed. The names are those of the use case's fields.</summary>
public sealed class ClassifierFields
{
    private static readonly ClassifierDefinition s_usual = new() { Url = "" };

    public string Url { get; set; } = "";

    public string? Secret { get; set; }

    public bool ForgetSecret { get; set; }

    /// <summary>From 0 to 1.</summary>
    public decimal Low { get; set; } = s_usual.Low / 1000m;

    /// <summary>From 0 to 1.</summary>
    public decimal High { get; set; } = s_usual.High / 1000m;

    public HashSet<BlockKind> Kinds { get; private init; } = [.. s_usual.Kinds];

    public int TimeLimit { get; set; } = s_usual.TimeLimit;

    public int CacheEntries { get; set; } = s_usual.CacheEntries;

    public int CacheMinutes { get; set; } = s_usual.CacheMinutes;

    public bool FailsClosed { get; set; }

    public bool MayLower { get; set; }

    public bool Disabled { get; set; }

    /// <summary>The text to try.</summary>
    public string Text { get; set; } = "Thanks for your order. Please pass the list of guests on to the front desk as well.";

    public static ClassifierFields Of(ClassifierRow row) => new()
    {
        Url = row.Definition.Url,
        Low = row.Definition.Low / 1000m,
        High = row.Definition.High / 1000m,
        Kinds = [.. row.Definition.Kinds],
        TimeLimit = row.Definition.TimeLimit,
        CacheEntries = row.Definition.CacheEntries,
        CacheMinutes = row.Definition.CacheMinutes,
        FailsClosed = row.Definition.FailsClosed,
        MayLower = row.Definition.MayLower,
        Disabled = row.Definition.Disabled,
    };

    public ClassifierDefinition ToDefinition() => new()
    {
        Url = Url.Trim(),
        Secret = ForgetSecret ? "" : string.IsNullOrEmpty(Secret) ? null : Secret,
        Low = Thousandths(Low),
        High = Thousandths(High),
        Kinds = [.. Kinds.Order()],
        TimeLimit = TimeLimit,
        CacheEntries = CacheEntries,
        CacheMinutes = CacheMinutes,
        FailsClosed = FailsClosed,
        MayLower = MayLower,
        Disabled = Disabled,
    };

    private static int Thousandths(decimal score) => (int)Math.Round(Math.Clamp(score, -100, 100) * 1000);
}
