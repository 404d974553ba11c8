using Mocop.Rendering;
using Mocop.Tokens;

namespace Mocop.Provenance;

/// <summary>Carries the provenance of characters over to the tokens that a model reads.</summary>
public static class TokenProvenance
{
    /// <summary>Says of every token of a rendering which spans of the map it comes from.</summary>
    /// <param name="rendering">The messages and their map.</param>
    /// <param name="encoding">The encoding of the model that is to read them.</param>
    /// <returns>The tokens of all contents in order. What a provider adds between messages is in no content and not among them.</returns>
    public static IReadOnlyList<TokenOrigin> Of(ContextRendering rendering, TokenEncoding encoding)
    {
        var tokens = new List<TokenOrigin>();
        var span = 0;
        for (var message = 0; message < rendering.Messages.Count; message++)
        {
            while (span < rendering.Map.Count && rendering.Map[span].Message < message)
                span++;
            foreach (var token in encoding.Spans(rendering.Messages[message].Content))
            {
                // A token may begin inside the last character of the one before, so the walk may go back by one span.
                while (rendering.Map[span].Start > token.Start)
                    span--;
                while (rendering.Map[span].End <= token.Start)
                    span++;
                var first = span;
                while (rendering.Map[span].End < token.Start + token.Length)
                    span++;
                tokens.Add(new TokenOrigin(message, token.Id, token.Start, token.Start + token.Length, first, span));
            }
        }

        return tokens;
    }
}
