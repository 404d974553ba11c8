using System.Text;

namespace Mocop.Detection.Views;

/// <summary>Writes the text of a view and its way back together, so that the two cannot part.</summary>
internal sealed class ViewWriter(string source)
{
    private readonly StringBuilder _text = new();

    internal string Text => _text.ToString();

    internal OffsetMap Map { get; } = new();

    internal int Length => _text.Length;

    /// <summary>Copies a stretch of the source.</summary>
    internal void Copy(int start, int end)
    {
        _text.Append(source, start, end - start);
        Map.Copy(start, end - start);
    }

    /// <summary>Writes a character in place of a stretch of the source.</summary>
    internal void Replace(char with, int start, int end)
    {
        _text.Append(with);
        Map.Replace(1, start, end);
    }

    /// <summary>Writes a text in place of a stretch of the source.</summary>
    internal void Replace(ReadOnlySpan<char> with, int start, int end)
    {
        _text.Append(with);
        Map.Replace(with.Length, start, end);
    }

    /// <summary>Takes the last character back.</summary>
    internal void Erase()
    {
        if (_text.Length == 0)
            return;
        _text.Length--;
        Map.Truncate(_text.Length);
    }
}
