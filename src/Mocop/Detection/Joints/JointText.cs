using System.Text;

namespace Mocop.Detection.Joints;

/// <summary>
/// The ends and the beginnings of several texts, put together as a model would read them one after the other, with the way back: what was cut up over them stands
/// here in one piece.
/// </summary>
internal sealed class JointText
{
    /// <summary>How many code units of each end count.</summary>
    internal const int Reach = 256;

    private const string Gap = " .\n\n";
    private readonly List<Piece> _pieces = [];

    private JointText(string text, List<Piece> pieces)
    {
        Text = text;
        _pieces = pieces;
    }

    internal string Text { get; }

    /// <summary>Puts texts together: all of short ones, of longer ones the end at which a neighbour stands.</summary>
    /// <param name="texts">The texts, in order.</param>
    /// <param name="between">What stands between two of them.</param>
    internal static JointText Of(IReadOnlyList<string> texts, string between)
    {
        var joined = new StringBuilder(texts.Sum(text => Math.Min(text.Length, (2 * Reach) + Gap.Length) + between.Length));
        var pieces = new List<Piece>();
        for (var i = 0; i < texts.Count; i++)
        {
            var length = texts[i].Length;
            if (length == 0)
                continue;
            if (joined.Length > 0)
                joined.Append(between);
            if (length <= 2 * Reach)
            {
                Add(i, 0, length);
                continue;
            }

            if (i > 0)
                Add(i, 0, Reach);
            joined.Append(Gap);
            if (i + 1 < texts.Count)
                Add(i, length - Reach, length);
        }

        return new(joined.ToString(), pieces);

        void Add(int text, int start, int end)
        {
            pieces.Add(new(text, start, end, joined.Length));
            joined.Append(texts[text], start, end - start);
        }
    }

    /// <summary>Where a span of the joint stands in the texts, by text; one that lies in a single text is no matter of the joint.</summary>
    internal IReadOnlyList<(int Text, TextSpan Span)> PartsOf(TextSpan span)
    {
        var parts = new List<(int Text, TextSpan Span)>();
        foreach (var piece in _pieces)
        {
            var start = Math.Max(span.Start, piece.At);
            var end = Math.Min(span.End, piece.At + piece.End - piece.Start);
            if (start < end)
                parts.Add((piece.Text, new(piece.Start + start - piece.At, piece.Start + end - piece.At)));
        }

        return parts;
    }

    private readonly record struct Piece(int Text, int Start, int End, int At);
}
