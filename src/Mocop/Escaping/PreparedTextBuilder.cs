using System.Text;
using Mocop.Detection;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>Builds a prepared text from left to right over its original. A text in which nothing is replaced is the original.</summary>
internal sealed class PreparedTextBuilder(string original)
{
    private readonly List<BlockTransform> _transforms = [];
    private StringBuilder? _content;
    private int _source;

    /// <summary>Puts a text in the place of a range of the original, which begins at or behind the end of the last one.</summary>
    public void Replace(int start, int end, string text, string op, string detail)
    {
        _content ??= new StringBuilder(original.Length + 64);
        _content.Append(original, _source, start - _source);
        var target = _content.Length;
        _content.Append(text);
        _transforms.Add(new BlockTransform(op, new TextSpan(start, end), new TextSpan(target, _content.Length), detail));
        _source = end;
    }

    public PreparedText Build() =>
        _content is null
            ? PreparedText.Unchanged(original)
            : new PreparedText(_content.Append(original, _source, original.Length - _source).ToString(), _transforms);
}
