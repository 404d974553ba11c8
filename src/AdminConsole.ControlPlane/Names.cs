using System.Text.RegularExpressions;

namespace AdminConsole.ControlPlane;

/// <summary>The rules for names and for the short names in addresses and envelopes.</summary>
internal static partial class Names
{
    public static IEnumerable<Error> CheckSlug(string slug, string field = "slug")
    {
        if (!SlugPattern().IsMatch(slug))
        {
            yield return new Invalid($"{field}.malformed", field, "2 to 40 lower-case letters, digits and hyphens; a letter first, no hyphen last.");
        }
    }

    public static IEnumerable<Error> CheckName(string name, int longest = 120, string field = "name")
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return new Invalid($"{field}.missing", field, "This is needed.");
        }
        else if (name.Length > longest)
        {
            yield return new Invalid($"{field}.too-long", field, $"At most {longest} characters; these are {name.Length}.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,38}[a-z0-9]$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SlugPattern();
}
