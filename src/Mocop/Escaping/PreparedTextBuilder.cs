using System.Text;
using Mocop.Detection;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>Builds a prepared text from left to right over its original.</summary>
internal sealed class PreparedTextBuilder(string original)
{
    private readonly StringBuilder _content = new(original.Length + 64);
    private readonly List<BlockTransform> _transforms = [];
    private int _source;

    /// <summary>Repeats the original up to a position.</summary>
    public void CopyTo(int end)
    {
        _content.Append(original, _source, end - _source);
        _source = end;
    }

    /// <summary>Puts a text in the place of the original from where it stands up to a position.</summary>
    public void Replace(int end, string text, string op, string detail)
    {
        var start = _content.Length;
        _content.Append(text);
        _transforms.Add(new BlockTransform(op, new TextSpan(_source, end), new TextSpan(start, _content.Length), detail));
        _source = end;
    }

    public PreparedText Build()
    {
        CopyTo(original.Length);
        return new PreparedText(_content.ToString(), _transforms);
    }
}
