using Mocop.Detection;
using Mocop.Json;
using Mocop.Rendering;

namespace Mocop.Provenance;

/// <summary>
/// A provenance map in few numbers. It rests on what every map has: spans in order and without a gap, and text that goes on in its source where it left off. Each span is
/// <c>length, code</c> and up to two numbers more. <c>code</c> is <c>(block · ops + op) · 4 + form</c> with the indices of block and operation, <c>ops</c> the number of operations, and
/// <c>form</c>: 0, no source; 1, the source goes on where the block's last source ended, and is as long as the span; 2, it goes on there, and its length follows; 3, it begins so
/// many code units after that place (before it, when negative) as the next number says, and its length follows.
/// </summary>
/// <param name="Blocks">The ids of the blocks.</param>
/// <param name="Ops">The names of the operations, as in <see cref="ProvenanceOperation"/>.</param>
/// <param name="Messages">How many spans each message has.</param>
/// <param name="Runs">The numbers.</param>
public sealed record CompactMap(IReadOnlyList<string> Blocks, IReadOnlyList<string> Ops, IReadOnlyList<int> Messages, IReadOnlyList<int> Runs)
{
    private const int Forms = 4;

    /// <summary>The map of a rendering.</summary>
    /// <param name="rendering">The messages and their map.</param>
    /// <returns>The map in few numbers; <see cref="Expand"/> gives back the whole.</returns>
    public static CompactMap Of(ContextRendering rendering)
    {
        var blocks = new List<string>();
        var ops = rendering.Map.Select(s => WireName.Of(s.Operation)).Distinct(StringComparer.Ordinal).ToList();
        var messages = new int[rendering.Messages.Count];
        var runs = new List<int>(rendering.Map.Count * 3);
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new List<int>();
        foreach (var span in rendering.Map)
        {
            if (!indices.TryGetValue(span.Block, out var block))
            {
                indices[span.Block] = block = blocks.Count;
                blocks.Add(span.Block);
                next.Add(0);
            }

            messages[span.Message]++;
            var length = span.End - span.Start;
            var form = span.Source is not { } source ? 0 : source.Start != next[block] ? 3 : source.Length != length ? 2 : 1;
            runs.Add(length);
            runs.Add((((block * ops.Count) + ops.IndexOf(WireName.Of(span.Operation))) * Forms) + form);
            if (form == 3)
                runs.Add(span.Source!.Value.Start - next[block]);
            if (form >= 2)
                runs.Add(span.Source!.Value.Length);
            next[block] = span.Source?.End ?? next[block];
        }

        return new CompactMap(blocks, ops, messages, runs);
    }

    /// <summary>The whole map.</summary>
    /// <returns>Its spans, sorted, disjoint and without a gap.</returns>
    /// <exception cref="InvalidDataException">The numbers are none that <see cref="Of"/> makes.</exception>
    public IReadOnlyList<ProvenanceSpan> Expand()
    {
        var map = new List<ProvenanceSpan>();
        var next = new int[Blocks.Count];
        var at = 0;
        for (var message = 0; message < Messages.Count; message++)
        {
            var start = 0;
            for (var left = Messages[message]; left > 0; left--)
            {
                var end = start + Number(ref at, 1);
                var code = Number(ref at, 0);
                var (form, op, block) = (code % Forms, Op(code / Forms), Ops.Count == 0 ? -1 : code / Forms / Ops.Count);
                if (block < 0 || block >= Blocks.Count)
                    throw Malformed(at);
                TextSpan? source = null;
                if (form > 0)
                {
                    var from = form == 3 ? next[block] + Number(ref at, -next[block]) : next[block];
                    var length = form == 1 ? end - start : Number(ref at, 0);
                    source = new TextSpan(from, next[block] = from + length);
                }

                map.Add(new ProvenanceSpan(message, start, end, Blocks[block], source, op));
                start = end;
            }
        }

        return at == Runs.Count ? map : throw Malformed(at);
    }

    private ProvenanceOperation Op(int code) =>
        Ops.Count > 0 && WireName.TryParse<ProvenanceOperation>(Ops[code % Ops.Count], out var op) ? op : throw new InvalidDataException("The provenance map names an operation that is not known here.");

    private int Number(ref int at, int least) => at < Runs.Count && Runs[at] >= least && Runs[at] < int.MaxValue / 4 ? Runs[at++] : throw Malformed(at);

    private static InvalidDataException Malformed(int at) => new($"The provenance map's number {at} is none that a rendering gives.");
}
