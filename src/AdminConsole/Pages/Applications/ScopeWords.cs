using AdminConsole.ControlPlane.Applications;

namespace AdminConsole.Pages.Applications;

/// <summary>What an API key may do, in words.</summary>
internal static class ScopeWords
{
    public static IReadOnlyList<(ApiScopes Scope, string Word, string Meaning)> All { get; } =
    [
        (ApiScopes.Contexts, "contexts", "assemble, read and verify contexts"),
        (ApiScopes.Scan, "scan", "scan texts"),
        (ApiScopes.Chat, "chat", "chat completions, list models"),
        (ApiScopes.Tools, "tools", "call granted tools"),
        (ApiScopes.Incidents, "incidents", "read its incidents, follow the live feed"),
    ];

    public static string Of(ApiScopes scopes) =>
        scopes is ApiScopes.All ? "everything" : string.Join(", ", All.Where(entry => scopes.HasFlag(entry.Scope)).Select(entry => entry.Word));
}
