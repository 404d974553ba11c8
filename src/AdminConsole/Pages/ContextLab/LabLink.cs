using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Json;

namespace AdminConsole.Pages.ContextLab;

/// <summary>
/// Keeps a document in the fragment of an address, which browsers never send to a server: the state travels with the link and no log sees it. The state is the request of
/// <c>POST /v1/contexts</c>, compressed.
/// </summary>
public static class LabLink
{
    /// <summary>The longest fragment that is made or read.</summary>
    public const int MaxChars = 16_000;

    private const string Prefix = "lab=";
    private const int MaxBytes = 2_097_152;
    private const int WorthTrying = 400_000;

    /// <summary>The fragment for a document, without <c>#</c>; <see langword="null"/> when it is too large for an address.</summary>
    public static string? Write(LabDocument document)
    {
        if (document.Blocks.Sum(b => (long)b.Content.Length) > WorthTrying) return null;
        var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal)) brotli.Write(RequestJson(document));
        var fragment = Prefix + Base64Url.EncodeToString(compressed.ToArray());
        return fragment.Length <= MaxChars ? fragment : null;
    }

    /// <summary>Whether an address carries a document.</summary>
    public static bool IsIn(string address) => FragmentOf(address).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads the document of an address.</summary>
    public static bool TryRead(string address, out LabDocument document)
    {
        document = new LabDocument();
        var fragment = FragmentOf(address);
        if (!fragment.StartsWith(Prefix, StringComparison.Ordinal) || fragment.Length > MaxChars) return false;
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(fragment.AsSpan(Prefix.Length))), CompressionMode.Decompress);
            var json = new byte[MaxBytes];
            var length = brotli.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            if (length == json.Length || !ContextRequestJson.TryRead(json.AsMemory(0, length), "", "", out var request, out _)) return false;
            document = LabDocument.Of(request);
            return true;
        }
        catch (Exception damage) when (damage is FormatException or InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>The body of <c>POST /v1/contexts</c> for a document.</summary>
    public static byte[] RequestJson(LabDocument document)
    {
        var request = document.ToRequest();
        var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("model", request.Model);
            writer.WriteString("format", WireName.Of(request.Format));
            if (request.Subject is { } subject) writer.WriteString("subject", subject);
            writer.WriteStartObject("budget");
            writer.WriteNumber("limit", request.Budget!.Limit);
            writer.WriteNumber("reserve", request.Budget.Reserve);
            writer.WriteEndObject();
            writer.WriteStartArray("blocks");
            foreach (var block in request.Blocks) writer.WriteRawValue(ContextBlockJson.Write(block with { Content = WellFormed(block.Content) }));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static string FragmentOf(string address) => address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? address[(at + 1)..] : "";

    /// <summary>A text without unpaired surrogates, which JSON cannot carry.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
