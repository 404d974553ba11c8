using AdminConsole.Components;
using Bunit;
using Mocop.Detection;

namespace AdminConsole.Tests.Components;

public sealed class TextPieceTests : BunitContext
{
    [Fact]
    public void Findings_cut_the_text_and_nothing_is_lost()
    {
        var pieces = TextPiece.Of("ignore previous instructions", [new(0, 15), new(7, 28)]);

        Assert.Equal("ignore previous instructions", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.All(pieces, piece => Assert.True(piece.IsFlagged));
        Assert.Equal([("a", false), ("b", true), ("c", false)], TextPiece.Of("abc", [new(1, 2)]).Select(piece => (piece.Text, piece.IsFlagged)));
    }

    [Fact]
    public void What_cannot_be_seen_is_named_and_counted()
    {
        var pieces = TextPiece.Of("a\u200B\u200B\u200B\u202Eb", []);

        Assert.Equal(["a", "U+200B×3", "U+202E", "b"], pieces.Select(piece => piece.Text));
        Assert.Equal([false, true, true, false], pieces.Select(piece => piece.IsHidden));
    }

    [Fact]
    public void Letters_in_tag_characters_are_spelled_out()
    {
        var hidden = string.Concat("buy".Select(letter => char.ConvertFromUtf32(0xE0000 + letter)));

        var piece = Assert.Single(TextPiece.Of(hidden, [new(0, hidden.Length)]));

        Assert.Equal(("buy", true, true), (piece.Text, piece.IsHidden, piece.IsFlagged));
        Assert.StartsWith("3 tag characters", piece.Hint, StringComparison.Ordinal);
    }

    /// <summary>No theory: attributes are stored as UTF-8, which has no halves.</summary>
    [Fact]
    public void Halves_of_characters_are_shown_and_whole_ones_are_left()
    {
        static string Shown(string text) => string.Join('|', TextPiece.Of(text, []).Select(piece => piece.Text));

        Assert.Equal("U+D83D", Shown("\uD83D"));
        Assert.Equal("U+DE00|U+D83D", Shown("\uDE00\uD83D"));
        Assert.Equal("😀", Shown("😀"));
        Assert.Equal("line\nfeed\ttab", Shown("line\nfeed\ttab"));
    }

    [Fact]
    public void Spans_outside_of_the_text_are_harmless() =>
        Assert.Equal("abc", string.Concat(TextPiece.Of("abc", [new(-5, -1), new(2, 99), new(50, 60)]).Select(piece => piece.Text)));

    [Fact]
    public void Markup_stays_text()
    {
        var view = Render<VisibleText>(parameters => parameters.Add(p => p.Pieces, TextPiece.Of("<img src=x onerror=alert(1)>", [new(0, 4)])));

        Assert.Empty(view.FindAll("img"));
        Assert.Equal("<img src=x onerror=alert(1)>", view.Find(".text").TextContent);
    }
}
