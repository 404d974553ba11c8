namespace AdminConsole.Components;

/// <summary>One value that a filter can take.</summary>
/// <param name="Text">What the operator reads.</param>
/// <param name="Href">The page's address with the filter set.</param>
public sealed record FilterChoice(string Text, string Href);
