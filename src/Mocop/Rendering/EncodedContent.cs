using System.Text;
using Mocop.Assembly;
using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Sealing;

namespace Mocop.Rendering;

/// <summary>Writes a block's content in base64, in runs of whole groups, so that each run still says which characters it stands for.</summary>
internal static class EncodedContent
{
    private const int GroupBytes = 3;
    private const int RunBytes = 16 * GroupBytes;

    public static void Write(RenderingBuilder builder, EnvelopeBlock block)
    {
        var utf8 = Encoding.UTF8.GetBytes(block.Content);
        var run = Math.Max(RunBytes, ((utf8.Length / ContextLimits.TransformsPerBlock / GroupBytes) + 1) * GroupBytes);
        var map = new SourceWalk(block);
        for (var start = 0; start < utf8.Length; start += run)
        {
            var bytes = utf8.AsSpan(start, Math.Min(run, utf8.Length - start));
            builder.Append(Convert.ToBase64String(bytes), block.Id, ProvenanceOperation.Marker, map.Advance(bytes));
        }
    }

    /// <summary>Follows the bytes of a content back to its original.</summary>
    private sealed class SourceWalk(EnvelopeBlock block)
    {
        private readonly ContentPiece[] _pieces = [.. ContentPiece.Of(block)];
        private int _char;
        private int _piece;

        /// <summary>The range of the original for the next bytes. A character whose bytes are in two runs belongs to both.</summary>
        public TextSpan Advance(ReadOnlySpan<byte> bytes)
        {
            var inside = bytes[0] is >= 0x80 and < 0xC0;
            var start = inside ? Previous(_char) : _char;
            foreach (var value in bytes)
                _char += value is >= 0x80 and < 0xC0 ? 0 : value >= 0xF0 ? 2 : 1;
            return new TextSpan(Source(start).Start, Source(Previous(_char)).End);
        }

        private int Previous(int at) => at > 1 && char.IsLowSurrogate(block.Content[at - 1]) ? at - 2 : at - 1;

        /// <summary>The range of the original for one character.</summary>
        private TextSpan Source(int at)
        {
            while (_piece > 0 && _pieces[_piece].Target.Start > at)
                _piece--;
            while (_pieces[_piece].Target.End <= at)
                _piece++;
            var piece = _pieces[_piece];
            if (piece.Operation != ProvenanceOperation.Content)
                return piece.Source;
            var from = piece.Source.Start + at - piece.Target.Start;
            return new TextSpan(from, from + (char.IsHighSurrogate(block.Content[at]) ? 2 : 1));
        }
    }
}
