using System.Text;
using System.Text.Json;
using Mocop.Sealing;

namespace Mocop.Client.Contexts;

/// <summary>An envelope as the gateway sealed it.</summary>
/// <param name="Utf8">Its canonical bytes, as they came.</param>
/// <param name="Seal">The signature over its head, which holds the root over its blocks.</param>
public sealed record SealedEnvelope(ReadOnlyMemory<byte> Utf8, JwsSeal Seal)
{
    /// <summary>Reads the bytes.</summary>
    /// <returns>The envelope.</returns>
    /// <exception cref="InvalidDataException">The bytes are no <c>mocop/1</c> envelope.</exception>
    public Envelope Open() =>
        EnvelopeJson.TryRead(Utf8, out var envelope, out var error) ? envelope : throw new InvalidDataException($"The envelope's {error!.Path} {error.Message}.");

    internal static SealedEnvelope Read(JsonElement answer)
    {
        var seal = new AnswerReader(answer.GetProperty("seal"));
        return new(Encoding.UTF8.GetBytes(answer.GetProperty("envelope").GetRawText()), new JwsSeal(seal.Text("protected"), seal.Text("signature")));
    }
}
