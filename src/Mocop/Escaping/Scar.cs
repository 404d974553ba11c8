using System.Globalization;

namespace Mocop.Escaping;

/// <summary>What stands in the place of text that is not there. Untrusted text cannot spell it: <see cref="BlockEscaper"/> escapes the bracket.</summary>
internal static class Scar
{
    public const string Start = "[mocop";

    public const string Redacted = "[mocop: redacted]";

    public const string Withheld = "[mocop: withheld by policy]";

    public static string Cut(int tokens) => string.Create(CultureInfo.InvariantCulture, $"[mocop: {tokens} tokens cut]");
}
