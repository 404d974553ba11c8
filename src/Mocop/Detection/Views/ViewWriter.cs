using System.Text;

namespace Mocop.Detection.Views;

/// <summary>Writes the text of a view and its way back together, so that the two cannot part.</summary>
internal sealed class ViewWriter(string source)
{
    private const string Break = " . ";
    private readonly string _source = source;
    private readonly StringBuilder _text = new();

    internal string Text => _text.ToString();

    internal OffsetMap Map { get; } = new();

    internal int Length => _text.Length;

    /// <summary>Copies a stretch of the source.</summary>
    internal void Copy(int start, int end)
    {
        _text.Append(_source, start, end - start);
        Map.Copy(start, end - start);
    }

    /// <summary>
    /// Copies what stands between two changed places: all of it if it is short, else an end, a break and a beginning. The view it is made from is scanned on
    /// its own, so that only the surroundings of a change can say anything new.
    /// </summary>
    /// <param name="copied">One past what was written last; 0 at the start.</param>
    /// <param name="next">The next changed place, or the end of the source.</param>
    /// <param name="around">How much of the surroundings is wanted.</param>
    internal void CopyAround(int copied, int next, int around)
    {
        var isLast = next == _source.Length;
        if (next - copied > (2 * around) + Break.Length)
        {
            if (copied > 0)
                Copy(copied, copied + around);
            if (isLast)
                return;
            Replace(Break, next - around, next - around);
            copied = next - around;
        }

        Copy(copied, next);
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

    /// <summary>Writes characters in place of as many of the source, each for one.</summary>
    internal void ReplaceEach(ReadOnlySpan<char> with, int start)
    {
        _text.Append(with);
        Map.Copy(start, with.Length);
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
