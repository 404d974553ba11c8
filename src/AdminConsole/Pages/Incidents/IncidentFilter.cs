using AdminConsole.Components;
using AdminConsole.ControlPlane.Incidents;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.Pages.Incidents;

/// <summary>Which incidents the page shows, as its address says. A value that is unknown asks for nothing.</summary>
public sealed record IncidentFilter
{
    /// <summary>The word of an address that asks for every state; without one the open ones are shown.</summary>
    public const string AnyState = "any";

    /// <summary>Null for any.</summary>
    public IncidentState? State { get; init; } = IncidentState.Open;

    public Severity? AtLeast { get; init; }

    public Verdict? Verdict { get; init; }

    public TrustLevel? Trust { get; init; }

    public string? Source { get; init; }

    public string? Technique { get; init; }

    /// <summary>The context that the text was sent in.</summary>
    public string? Context { get; init; }

    public IncidentRange? Range { get; init; }

    public string? Text { get; init; }

    /// <summary>Whether anything but the state is asked for.</summary>
    public bool IsNarrowed => this != new IncidentFilter { State = State };

    public static IncidentFilter Of(string? state, string? severity, string? verdict, string? trust, string? source, string? technique, string? context, string? range, string? text) => new()
    {
        State = state is null ? IncidentState.Open : Find<IncidentState>(state, IncidentWords.Word),
        AtLeast = Find<Severity>(severity, TrustWords.Word),
        Verdict = Find<Verdict>(verdict, TrustWords.Word),
        Trust = Find<TrustLevel>(trust, TrustWords.Word),
        Source = Limited(source),
        Technique = Limited(technique),
        Context = Limited(context),
        Range = IncidentRange.All.FirstOrDefault(known => known.Word == range),
        Text = Limited(text),
    };

    public IncidentQuery ToQuery(Guid? tenant, DateTimeOffset now) => new()
    {
        Tenant = tenant,
        State = State,
        AtLeast = AtLeast,
        Verdict = Verdict,
        Trust = Trust,
        Source = Source,
        Technique = Technique,
        Context = Context,
        From = Range is { } range ? now - range.Length : null,
        Text = Text,
    };

    private static T? Find<T>(string? word, Func<T, string> wordOf)
        where T : struct, Enum =>
        word is null ? null : Enum.GetValues<T>().Where(value => wordOf(value) == word).Select(value => (T?)value).FirstOrDefault();

    private static string? Limited(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Length > 200 ? text[..200] : text;
}
