using System.Buffers;
using System.Text;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Sealing;

namespace Mocop.Rendering;

/// <summary>The lines before and after a block. They carry the first characters of the nonce, which no content holds, so no content can close or open one.</summary>
internal static class Fence
{
    private const int MaxNameChars = 40;

    /// <summary>Whether a block is data from outside, and stands between fences in every format.</summary>
    public static bool IsNeeded(EnvelopeBlock block) => block.Trust <= TrustLevel.Plugin;

    public static string Open(EnvelopeBlock block, string tag) =>
        IsNeeded(block) ? $"<data {block.Id} {Label(block.Origin)} untrusted {tag}>\n" : $"<{Word(block.Role)} {block.Id} {tag}>\n";

    public static string Close(EnvelopeBlock block, string tag) => $"\n</{(IsNeeded(block) ? "data" : Word(block.Role))} {block.Id} {tag}>";

    /// <summary>Whether a block holds a tag anywhere that ends up in a rendering.</summary>
    public static bool IsForgedBy(AssemblyBlock block, SearchValues<string> tag) =>
        block.Input.Content.AsSpan().ContainsAny(tag)
        || (!ReferenceEquals(block.Text.Content, block.Input.Content) && block.Text.Content.AsSpan().ContainsAny(tag))
        || block.Id.AsSpan().ContainsAny(tag)
        || Label(block.Origin).AsSpan().ContainsAny(tag);

    /// <summary>A source in one word: <c>plugin:weather@1.2.0/forecast</c>. Names are chosen by others, so only plain letters of them are left.</summary>
    public static string Label(BlockOrigin origin)
    {
        var label = new StringBuilder(Clean(origin.Type));
        if (origin.Id is { } id)
            label.Append(':').Append(Clean(id));
        if (origin.Version is { } version)
            label.Append('@').Append(Clean(version));
        if (origin.Tool is { } tool)
            label.Append('/').Append(Clean(tool));
        return label.ToString();
    }

    private static string Word(BlockRole role) => Json.WireName.Of(role);

    private static string Clean(string name) =>
        string.Create(Math.Min(name.Length, MaxNameChars), name, static (letters, name) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = char.IsAsciiLetterOrDigit(name[i]) || name[i] is '.' or '_' or '-' ? name[i] : '_';
        });
}
