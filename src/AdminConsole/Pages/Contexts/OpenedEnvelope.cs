using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.Pages.ContextLab;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace AdminConsole.Pages.Contexts;

/// <summary>A stored envelope as the page shows it: rendered anew from its own content, which is all that a verifier elsewhere has.</summary>
/// <param name="Envelope">The envelope.</param>
/// <param name="View">What the model was sent, with the way back from each character.</param>
public sealed record OpenedEnvelope(Envelope Envelope, LabView View)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Opens what is stored; null when it is no envelope any more.</summary>
    public static OpenedEnvelope? Of(OpenedContext stored, RenderFormat format)
    {
        if (!EnvelopeJson.TryRead(stored.Envelope, out var envelope, out _) || envelope.Blocks.Count == 0) return null;
        var encoding = TokenEncoding.Get(ModelEncodings.For(envelope.Model).Encoding);
        return new(envelope, LabView.Of(RecordedContext.Restore(envelope, stored.Seal, format), encoding));
    }

    /// <summary>The envelope and its seal as one JSON object, the form that <c>POST /v1/contexts/verify</c> and <c>mocop verify</c> take. The canonical bytes are not touched.</summary>
    public static string Json(OpenedContext stored) =>
        $$"""{"envelope":{{Encoding.UTF8.GetString(stored.Envelope)}},"seal":{{Encoding.UTF8.GetString(SealJson.Write(stored.Seal))}}}""";

    /// <summary>A block's proof and the seal as one JSON object, the form that the same two take.</summary>
    public static string Json(SealedProof proof) =>
        $$"""{"proof":{{Encoding.UTF8.GetString(proof.Proof)}},"seal":{{Encoding.UTF8.GetString(SealJson.Write(proof.Seal))}}}""";

    /// <summary>The envelope and its seal over several lines, with everything but plain ASCII escaped: what cannot be seen shows.</summary>
    public static string Readable(OpenedContext stored)
    {
        using var document = JsonDocument.Parse(Json(stored));
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    /// <summary>Where a block's text stands: its first finding, or its beginning.</summary>
    public TextCursor? Find(string block)
    {
        var segments = View.Text.Segments;
        var own = Enumerable.Range(0, segments.Count).Where(i => segments[i].Block == block && !segments[i].IsGap).ToList();
        return own.Count == 0 ? null : View.Text.At(own.FirstOrDefault(i => segments[i].IsFlagged, own.FirstOrDefault(i => !segments[i].IsFrame, own[0])), 0);
    }
}
