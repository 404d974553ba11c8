using System.Globalization;
using System.Text.Json;
using Mocop.Assembly;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>Names the block that a path such as <c>blocks[2].kind</c> points into, for an envelope that could not be read as one.</summary>
internal static class EnvelopeBlockPath
{
    private const string Start = "blocks[";

    public static string? Name(ReadOnlyMemory<byte> envelopeUtf8, string path)
    {
        var close = path.IndexOf(']', StringComparison.Ordinal);
        if (!path.StartsWith(Start, StringComparison.Ordinal)
            || !int.TryParse(path.AsSpan(Start.Length, close - Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || !StrictJson.TryParse(envelopeUtf8, ContextLimits.EnvelopeBytes, out var document, out _))
        {
            return null;
        }

        using (document)
        {
            var block = document.RootElement.GetProperty("blocks")[index];
            return block.ValueKind == JsonValueKind.Object
                && block.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                && StrictJson.TryGetText(id, out var name)
                && name.Length is > 0 and <= ContextLimits.IdChars
                    ? name
                    : path[..(close + 1)];
        }
    }
}
