using System.Globalization;
using System.Text;
using Mocop.Detection;
using Mocop.Escaping;

namespace AdminConsole.Components;

/// <summary>A run of untrusted text that looks alike.</summary>
/// <param name="Text">What is shown: the text itself, or a name for what cannot be seen.</param>
/// <param name="IsHidden">Whether it stands for characters that cannot be seen.</param>
/// <param name="IsFlagged">Whether a finding covers it.</param>
/// <param name="Hint">What it is, for hidden characters.</param>
public sealed record TextPiece(string Text, bool IsHidden, bool IsFlagged, string? Hint)
{
    private const int TagBase = 0xE0000;

    /// <summary>Cuts a text where a finding begins or ends, and makes what cannot be seen visible: <c>U+200B×3</c>, and letters written in tag characters as those letters.</summary>
    /// <param name="text">The text, well-formed or not.</param>
    /// <param name="flagged">The spans of the findings, in UTF-16 code units.</param>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<TextSpan> flagged)
    {
        var pieces = new List<TextPiece>();
        int[] cuts = [0, .. flagged.SelectMany(span => new[] { span.Start, span.End }).Where(at => at > 0 && at < text.Length).Distinct().Order(), text.Length];
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            var start = cuts[i];
            Add(pieces, text.AsSpan(start, cuts[i + 1] - start), flagged.Any(span => span.Start <= start && start < span.End));
        }

        return pieces;
    }

    private static void Add(List<TextPiece> pieces, ReadOnlySpan<char> text, bool isFlagged)
    {
        var seen = new StringBuilder();
        var hidden = new List<int>();
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            // A lone surrogate comes back as U+FFFD; its own number says more.
            var codePoint = length == 1 ? text[0] : rune.Value;
            if (HiddenCharacters.Reason(codePoint) is null && !char.IsSurrogate(text[0]) || length == 2 && HiddenCharacters.Reason(codePoint) is null)
            {
                Flush(pieces, hidden, isFlagged);
                seen.Append(text[..length]);
            }
            else
            {
                if (seen.Length > 0) pieces.Add(new(seen.ToString(), IsHidden: false, isFlagged, null));
                seen.Clear();
                if (hidden.Count > 0 && hidden[^1] != codePoint && !(IsTag(hidden[^1]) && IsTag(codePoint))) Flush(pieces, hidden, isFlagged);
                hidden.Add(codePoint);
            }

            text = text[length..];
        }

        if (seen.Length > 0) pieces.Add(new(seen.ToString(), IsHidden: false, isFlagged, null));
        Flush(pieces, hidden, isFlagged);
    }

    private static void Flush(List<TextPiece> pieces, List<int> hidden, bool isFlagged)
    {
        if (hidden.Count == 0) return;
        var first = hidden[0].ToString("X4", CultureInfo.InvariantCulture);
        pieces.Add(IsTag(hidden[0])
            ? new(string.Concat(hidden.Select(tag => (char)(tag - TagBase))), true, isFlagged, $"{hidden.Count} tag characters, which spell this and cannot be seen")
            : new($"U+{first}{(hidden.Count == 1 ? "" : $"×{hidden.Count}")}", true, isFlagged, $"{hidden.Count} × U+{first}, {HiddenCharacters.Reason(hidden[0]) ?? "half a character"}: cannot be seen"));
        hidden.Clear();
    }

    private static bool IsTag(int codePoint) => codePoint is >= TagBase + 0x20 and <= TagBase + 0x7E;
}
