using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Layout;

internal static class ConsoleAddress
{
    /// <summary>A query parameter of an address; null when it is not there.</summary>
    public static string? Query(string uri, string name) =>
        QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue(name, out var value) ? value.ToString() : null;
}
