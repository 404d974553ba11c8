using System.Text;
using System.Text.Json;
using Mocop.Sealing;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>Makes <c>docs/vectors/mocop-1.json</c>: the same bytes each time, as long as neither the vectors nor the engine change.</summary>
internal static class VectorCatalogue
{
    private const string About =
        "Test vectors of mocop/1; docs/envelope.md says how to use them. `document` is JSON in a string, to be taken in UTF-8. Each is verified with the keys of `jwks`, at the time `at`, for `tenant`, and with what its "
        + "`expected` asks; the answers must be `results`, one for each time that it is presented, with `remember` under one replay memory. The keys are derived from public words and good for tests alone.";

    private static readonly Dictionary<string, string> s_letters = new(StringComparer.Ordinal)
    {
        ["malformed"] = "m",
        ["schema"] = "s",
        ["digest"] = "d",
        ["root"] = "r",
        ["seal"] = "e",
        ["algorithm"] = "a",
        ["type"] = "t",
        ["key"] = "k",
        ["signature"] = "g",
        ["not-yet-valid"] = "y",
        ["expired"] = "x",
        ["tenant"] = "n",
    };

    public static VectorFile Make(VectorFile? earlier)
    {
        var signer = new VectorSigner(earlier);
        var valid = new ValidVectors(signer);
        Vector[] vectors = [.. valid.All(), .. new TamperCatalogue(valid).All(), .. new SealTamperCatalogue(valid, signer).All(), .. new ShapeCatalogue(valid).All()];
        using var jwks = JsonDocument.Parse(VectorKeys.Ring.PublicJwks());
        return new VectorFile(
            About,
            EnvelopeTime.Format(VectorEnvelopes.At),
            "acme",
            jwks.RootElement.Clone(),
            vectors,
            [Flips("every-bit-of-an-envelope", "one-block", vectors), Flips("every-bit-of-a-proof", "proof-of-three", vectors)],
            [.. new SealedBlockVectors(signer).All()]);
    }

    public static Expectations Expected(VectorFile file, Vector vector) => new()
    {
        At = file.Time,
        Tenant = file.Tenant,
        Block = vector.Expected?.Block,
        After = vector.Expected?.After is { } after ? new(after.Id, after.Sequence) : null,
        Memory = vector.Remember ? new ReplayMemory(new Assembly.FixedClock(file.Time)) : null,
    };

    private static VectorFlips Flips(string name, string of, Vector[] vectors)
    {
        var document = Encoding.UTF8.GetBytes(vectors.Single(v => string.Equals(v.Name, of, StringComparison.Ordinal)).Document);
        var expected = new Expectations { At = VectorEnvelopes.At, Tenant = "acme" };
        var letters = Enumerable.Range(0, document.Length * 8).Select(bit => EnvelopeVerifier.Verify(VectorFlips.Flip(document, bit), VectorKeys.Ring.PublicKeys, expected).Reason);
        return new VectorFlips(
            name,
            $"Every bit of the document of {of} flipped, one at a time, the lowest of the first byte first; a letter for each reason.",
            of,
            s_letters,
            string.Concat(letters.Select(reason => s_letters[reason ?? "valid"])));
    }
}
