using Mocop.Detection;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>A text on its way from the original to what is rendered, and how it got there. Between two transforms it repeats the original.</summary>
internal sealed record PreparedText(string Content, IReadOnlyList<BlockTransform> Transforms)
{
    public static PreparedText Empty { get; } = new("", []);

    public static PreparedText Unchanged(string original) => new(original, []);

    /// <summary>One text in the place of the whole original.</summary>
    public static PreparedText Replaced(string original, string op, string content, string detail) =>
        new(content, [new BlockTransform(op, new TextSpan(0, original.Length), new TextSpan(0, content.Length), detail)]);
}
