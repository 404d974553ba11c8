using System.Text;
using Mocop.Assembly;
using Mocop.Detection;
using Mocop.Escaping;
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

    /// <summary>Undoes what <see cref="Write"/> did to a content.</summary>
    public static string Undo(string content, SpotlightMode mode, char marker) => mode switch
    {
        _ when string.Equals(content, Scar.Withheld, StringComparison.Ordinal) => content,
        SpotlightMode.Datamark => content.Replace($"{marker}\n", "\n", StringComparison.Ordinal).Replace($"{marker}\t", "\t", StringComparison.Ordinal).Replace(marker, ' '),
        SpotlightMode.Encode => Encoding.UTF8.GetString(Convert.FromBase64String(content)),
        _ => content,
    };

    public static void Write(RenderingBuilder builder, EnvelopeBlock block, SpotlightMode mode, string nonce)
    {
        if (mode == SpotlightMode.Encode && !TransformMap.IsWithheld(block))
        {
            EncodedContent.Write(builder, block);
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
        if (text.Count(' ') + text.Count('\t') + text.Count('\n') > ContextLimits.TransformsPerBlock)
        {
            WriteMarkedRuns(builder, block, text, source, marker);
            return;
        }

        while (!text.IsEmpty)
        {
            var space = text.IndexOfAny(' ', '\t', '\n');
            var word = space < 0 ? text.Length : space;
            builder.Append(text[..word], block, ProvenanceOperation.Content, new TextSpan(source, source + word));
            if (space < 0)
                return;
            builder.Append(Marked(text.Slice(space, 1), marker), block, ProvenanceOperation.Marker, new TextSpan(source + word, source + word + 1));
            source += word + 1;
            text = text[(word + 1)..];
        }
    }

    /// <summary>Where there are too many marks to tell them apart: runs of a few words.</summary>
    private static void WriteMarkedRuns(RenderingBuilder builder, string block, ReadOnlySpan<char> text, int source, char marker)
    {
        var run = (text.Length + ContextLimits.TransformsPerBlock - 1) / ContextLimits.TransformsPerBlock;
        while (!text.IsEmpty)
        {
            var length = Math.Min(run, text.Length);
            if (length < text.Length && char.IsSurrogatePair(text[length - 1], text[length]))
                length++;
            builder.Append(Marked(text[..length], marker), block, ProvenanceOperation.Marker, new TextSpan(source, source + length));
            source += length;
            text = text[length..];
        }
    }

    private static string Marked(ReadOnlySpan<char> text, char marker) => text.ToString()
        .Replace(' ', marker)
        .Replace("\n", $"{marker}\n", StringComparison.Ordinal)
        .Replace("\t", $"{marker}\t", StringComparison.Ordinal);
}
