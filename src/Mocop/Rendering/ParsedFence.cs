using Mocop.Blocks;
using Mocop.Json;

namespace Mocop.Rendering;

/// <summary>A pair of fences and what stands between them. <see cref="Role"/> is <see langword="null"/> for data from outside.</summary>
internal sealed record ParsedFence(string Id, BlockRole? Role, string? Origin, string Content, int End)
{
    public static ParsedFence? Read(string text, int at, string tag)
    {
        var lineEnd = at < text.Length && text[at] == '<' ? text.IndexOf('\n', at) : -1;
        if (lineEnd < 0 || text[lineEnd - 1] != '>')
            return null;
        var words = text[(at + 1)..(lineEnd - 1)].Split(' ');
        if (!string.Equals(words[^1], tag, StringComparison.Ordinal))
            return null;
        return words switch
        {
            ["data", var id, var origin, "untrusted", _] => Between(text, lineEnd + 1, $"\n</data {id} {tag}>", id, null, origin),
            [var word, var id, _] when WireName.TryParse<BlockRole>(word, out var role) => Between(text, lineEnd + 1, $"\n</{word} {id} {tag}>", id, role, null),
            _ => null,
        };
    }

    private static ParsedFence? Between(string text, int start, string close, string id, BlockRole? role, string? origin)
    {
        var end = text.IndexOf(close, start, StringComparison.Ordinal);
        return end < 0 ? null : new ParsedFence(id, role, origin, text[start..end], end + close.Length);
    }
}
