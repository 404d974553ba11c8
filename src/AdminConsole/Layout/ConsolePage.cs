namespace AdminConsole.Layout;

/// <summary>A page of the console that the side bar lists and the palette jumps to.</summary>
/// <param name="Group">What the operator does there; empty for the overview.</param>
/// <param name="Title">The page's name.</param>
/// <param name="Path">Its address without the leading slash.</param>
/// <param name="Purpose">A few words for the palette.</param>
internal sealed record ConsolePage(string Group, string Title, string Path, string Purpose)
{
    public static IReadOnlyList<ConsolePage> All { get; } =
    [
        new("", "Overview", "", "what happened, what waits"),
        new("Watch", "Incidents", "incidents", "flagged attempts, live"),
        new("Watch", "Contexts", "contexts", "what was sealed and sent"),
        new("Try", "Context Lab", "lab", "edit blocks, see the assembled context and where each character comes from"),
        new("Try", "Playground", "playground", "ask a model with the naive prompt and with MoCoP's"),
        new("Configure", "Tenants", "tenants", "organisations, kept apart"),
        new("Configure", "Applications", "applications", "programs and their API keys"),
        new("Configure", "Operators & roles", "operators", "who may do what in this console"),
        new("Configure", "Plugins", "plugins", "MCP servers, tools, grants"),
        new("Configure", "Token budgets", "budgets", "limits per minute, day, month"),
        new("Configure", "Models & routes", "models", "OpenAI-compatible endpoints"),
        new("Configure", "Guardrails", "guardrails", "policy: thresholds, fences, token groups"),
        new("Configure", "Detection rules", "rules", "what injections look like: built-in rules, your own, saved cases"),
        new("Configure", "Own classifier", "classifier", "an endpoint of yours that is asked about texts of which the detectors are not sure"),
        new("Prove", "Audit", "audit", "who changed what, chained by hash"),
        new("Prove", "Settings", "settings", "signing keys, storage, version"),
    ];

    /// <summary>Whether <paramref name="relativePath"/> is this page or lies below it.</summary>
    public bool Holds(string relativePath)
    {
        var path = relativePath.Split('?', '#')[0].Trim('/');
        return Path.Length == 0
            ? path.Length == 0
            : path.Equals(Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the page answers to what was typed into the palette: every word occurs in its names.</summary>
    public bool Matches(string query) =>
        query.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => $"{Title} {Group} {Purpose}".Contains(word, StringComparison.OrdinalIgnoreCase));
}
