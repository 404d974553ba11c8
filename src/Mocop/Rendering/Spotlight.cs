using System.Text;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Sealing;

namespace Mocop.Rendering;

/// <summary>How the content of a fenced block is written: as it is, with a marker for white space, or in base64.</summary>
internal static class Spotlight
{
    private const int FirstMarker = 0xE000;
    private const int Markers = 0x1900;

    /// <summary>The marker of a context: a private-use character, which escaping takes out of every untrusted text.</summary>
    public static char Marker(string nonce) => (char)(FirstMarker + ((nonce[^1] * 64) + nonce[^2]) % Markers);

    public static void Write(RenderingBuilder builder, EnvelopeBlock block, SpotlightMode mode, string nonce)
    {
        if (mode == SpotlightMode.Encode && !TransformMap.IsWithheld(block))
        {
            if (block.Content.Length > 0)
                builder.Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(block.Content)), block.Id, ProvenanceOperation.Marker, new TextSpan(0, OriginalLength(block)));
            return;
        }

        foreach (var piece in ContentPiece.Of(block))
        {
            var text = block.Content.AsSpan(piece.Target.Start, piece.Target.Length);
            if (mode == SpotlightMode.Datamark && piece.Operation == ProvenanceOperation.Content)
                WriteMarked(builder, block.Id, text, piece.Source.Start, Marker(nonce));
            else
                builder.Append(text, block.Id, piece.Operation, piece.Source);
        }
    }

    private static void WriteMarked(RenderingBuilder builder, string block, ReadOnlySpan<char> text, int source, char marker)
    {
        while (!text.IsEmpty)
        {
            var space = text.IndexOfAny(' ', '\t', '\n');
            var word = space < 0 ? text.Length : space;
            builder.Append(text[..word], block, ProvenanceOperation.Content, new TextSpan(source, source + word));
            if (space < 0)
                return;
            ReadOnlySpan<char> mark = text[space] == ' ' ? [marker] : [marker, text[space]];
            builder.Append(mark, block, ProvenanceOperation.Marker, new TextSpan(source + word, source + word + 1));
            source += word + 1;
            text = text[(word + 1)..];
        }
    }

    private static int OriginalLength(EnvelopeBlock block) =>
        block.Transforms.Count == 0
            ? block.Content.Length
            : block.Transforms[^1].Source.End + block.Content.Length - block.Transforms[^1].Target.End;
}
