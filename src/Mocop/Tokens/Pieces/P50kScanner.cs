using static Mocop.Tokens.Pieces.CharacterClass;

namespace Mocop.Tokens.Pieces;

/// <summary>
/// The pattern of <c>p50k_base</c>: <code>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</code>
/// </summary>
internal sealed class P50kScanner : PieceScanner
{
    public override int Next(ReadOnlySpan<char> text, int start, out int seen)
    {
        var contraction = Contraction(text, start, ignoreCase: false);
        if (contraction > 0)
        {
            seen = start + contraction;
            return seen;
        }

        var body = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var found = At(text, body, out _);
        if ((found & Space) != 0)
            return Spaces(text, start, lineEnds: false, out seen);

        var end = (found & Letter) != 0 ? EndOf(Letter, text, body)
            : (found & Number) != 0 ? EndOf(Number, text, body)
            : EndOfOther(Letter | Number | Space, text, body);
        seen = Math.Max(end + 1, start + 3);
        return end;
    }
}
