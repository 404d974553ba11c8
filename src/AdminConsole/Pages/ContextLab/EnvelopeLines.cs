using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdminConsole.Pages.ContextLab;

/// <summary>An envelope as lines to read. What is signed is its canonical form, which has no lines.</summary>
internal static class EnvelopeLines
{
    private const int LongestLine = 400;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lines; one that is too long to draw says how much of it is not shown.</summary>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> envelope)
    {
        using var document = JsonDocument.Parse(envelope);
        return [.. JsonSerializer.Serialize(document, Readable).Split('\n').Select(Shorten)];
    }

    private static string Shorten(string line)
    {
        if (line.Length <= LongestLine) return line;
        var end = char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine;
        return $"{line[..end]} … {line.Length - end:N0} more characters";
    }
}
