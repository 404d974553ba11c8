using Mocop.Rendering;
using Mocop.Tokens;

namespace Mocop.Provenance;

/// <summary>
/// The token boundaries of a rendering in few numbers. For each message: the lengths of its tokens in UTF-16 code units, one after another. A token that begins before the end of the
/// one before it, because both hold bytes of one character, is led in by a negative number: how far back it begins.
/// </summary>
/// <param name="Encoding">The token encoding.</param>
/// <param name="Messages">The numbers of each message.</param>
public sealed record CompactTokens(string Encoding, IReadOnlyList<IReadOnlyList<int>> Messages)
{
    /// <summary>The boundaries of a rendering.</summary>
    /// <param name="rendering">The messages.</param>
    /// <param name="encoding">The encoding of the model that is to read them.</param>
    /// <returns>Them in few numbers.</returns>
    public static CompactTokens Of(ContextRendering rendering, TokenEncoding encoding) =>
        new(encoding.Name, [.. rendering.Messages.Select(m => Lengths(encoding.Spans(m.Content)))]);

    /// <summary>The boundaries of one message.</summary>
    /// <param name="message">The index of the message.</param>
    /// <returns>Begin and end of each token in UTF-16 code units.</returns>
    /// <exception cref="InvalidDataException">The numbers are none that <see cref="Of"/> makes.</exception>
    public IReadOnlyList<(int Start, int End)> Expand(int message)
    {
        var tokens = new List<(int Start, int End)>();
        var (start, end) = (0, 0);
        foreach (var number in Messages[message])
        {
            if (number < 0)
            {
                start = end + number;
                continue;
            }

            if (number == 0 || start < 0 || start + number > int.MaxValue / 2)
                throw new InvalidDataException($"The token boundaries of message {message} hold a number that no rendering gives.");
            end = start + number;
            tokens.Add((start, end));
            start = end;
        }

        return tokens;
    }

    private static List<int> Lengths(IReadOnlyList<TokenSpan> tokens)
    {
        var numbers = new List<int>(tokens.Count);
        var end = 0;
        foreach (var token in tokens)
        {
            if (token.Start < end)
                numbers.Add(token.Start - end);
            numbers.Add(token.Length);
            end = token.Start + token.Length;
        }

        return numbers;
    }
}
