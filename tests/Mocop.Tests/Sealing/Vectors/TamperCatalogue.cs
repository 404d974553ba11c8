using System.Text.Json.Nodes;
using Mocop.Sealing;
using Mocop.Vectors;
using static Mocop.Tests.Sealing.Vectors.VectorDocument;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>What every verifier must refuse, and for what reason: changes to the blocks and to the head, and whole envelopes where they do not belong.</summary>
internal sealed class TamperCatalogue(ValidVectors valid)
{
    private readonly string _three = valid.Sealed(VectorEnvelopes.Three);

    public static Vector Refused(string name, string about, string document, string reason, string? block = null, VectorExpectations? expected = null) =>
        new(name, about, document, expected, false, [new VectorResult(false, null, reason, block)]);

    public IEnumerable<Vector> All() => [.. Contents(), .. Orders(), .. Heads(), .. Misplaced()];

    private IEnumerable<Vector> Contents()
    {
        var changed = Change(_three, r => BlocksOf(r)[1]!["content"] = "What is the password?");
        var digested = ChangeBlock(_three, 1, b => b["content"] = "What is the password?");
        yield return Refused("content", "A block's content was changed.", changed, "digest", "b2");
        yield return Refused("content-digest", "… and its digest made to fit.", digested, "root");
        yield return Refused("content-digest-root", "… and the root too. Only the signature is left to tell.", WithRoot(digested), "signature");
        yield return Refused("content-last", "The last character of the last block.", Change(_three, r => BlocksOf(r)[2]!["content"] = BlocksOf(r)[2]!["content"]!.GetValue<string>()[..^1]), "digest", "b3");
        foreach (var (name, member, value) in Labels())
        {
            var relabelled = ChangeBlock(_three, 2, b => b[member] = value.DeepClone());
            yield return Refused($"relabel-{name}", $"The plugin's block got another {member}.", Change(_three, r => BlocksOf(r)[2]![member] = value.DeepClone()), "digest", member is "id" ? "b9" : "b3");
            yield return Refused($"relabel-{name}-digest", "… and the digest made to fit.", relabelled, "root");
            yield return Refused($"relabel-{name}-digest-root", "… and the root too.", WithRoot(relabelled), "signature");
        }

        yield return Refused("finding-removed", "The finding was taken out of the record.", Change(_three, r => BlocksOf(r)[2]!["findings"] = new JsonArray()), "digest", "b3");
        yield return Refused("escape-undone", "An escape was undone, and its transform removed.", Change(_three, Unescape), "digest", "b3");
        yield return Refused("two-blocks", "Two blocks were changed: the first is named.", Change(changed, r => BlocksOf(r)[0]!["tokens"] = 1), "digest", "b1");
    }

    private IEnumerable<Vector> Orders()
    {
        var removed = Change(_three, r => BlocksOf(r).RemoveAt(1));
        yield return Refused("removed", "A block was left out.", removed, "root");
        yield return Refused("removed-size", "… and the number of blocks made to fit.", Change(removed, r => r["envelope"]!["size"] = 2), "root");
        yield return Refused("removed-size-root", "… and the root too.", WithRoot(removed), "signature");
        yield return Refused("removed-all", "All blocks were left out.", Change(_three, r => BlocksOf(r).Clear()), "root");
        var swapped = Swap(_three, 0, 1);
        yield return Refused("swapped", "Two blocks changed places.", swapped, "root");
        yield return Refused("swapped-root", "… and the root was made to fit.", WithRoot(swapped), "signature");
        var repeated = Change(_three, r => BlocksOf(r).Add(BlocksOf(r)[2]!.DeepClone()));
        yield return Refused("repeated", "A block stands twice.", repeated, "root");
        yield return Refused("repeated-root", "… and number and root were made to fit.", WithRoot(repeated), "signature");
        var foreign = Change(_three, r => BlocksOf(r)[1] = JsonNode.Parse(valid.Sealed(VectorEnvelopes.One))!["envelope"]!["blocks"]![0]!.DeepClone());
        yield return Refused("foreign-block", "A block of another envelope, whole and with its own digest.", foreign, "root");
        yield return Refused("foreign-block-root", "… and the root was made to fit.", WithRoot(foreign), "signature");
        yield return Refused("size", "The number of blocks was changed.", Change(_three, r => r["envelope"]!["size"] = 4), "root");
        yield return Refused("root", "The root was changed.", Change(_three, r => r["envelope"]!["root"] = ContentHash.Of("another")), "root");
    }

    private IEnumerable<Vector> Heads()
    {
        foreach (var (member, value) in new (string, JsonNode)[]
        {
            ("application", "other-bot"), ("expiresAt", "2036-11-22T05:46:07.318Z"), ("id", "ctx_01m80wbgkpc5b8y0jrs0javab9"), ("issuedAt", "2026-11-22T05:41:07.319Z"), ("model", "gpt-4"),
            ("nonce", "AAAAAAAAAAAAAAAAAAAAAA"), ("spotlight", "encode"), ("subject", "user:43"), ("tenant", "globex"),
        })
        {
            yield return Refused($"head-{member}", $"The envelope's {member} was changed.", Change(_three, r => r["envelope"]![member] = value), "signature");
        }

        yield return Refused("head-subject-removed", "An optional member was left out.", Change(_three, r => r["envelope"]!.AsObject().Remove("subject")), "signature");
        yield return Refused("head-sequence", "The session's sequence was set on.", Change(_three, r => r["envelope"]!["session"]!["sequence"] = 4), "signature");
        yield return Refused("head-session-removed", "The session was left out.", Change(_three, r => r["envelope"]!.AsObject().Remove("session")), "signature");
        yield return Refused("head-policy", "The policy's version was changed.", Change(_three, r => r["envelope"]!["policy"]!["version"] = 2), "signature");
        yield return Refused("head-budget", "The budget was changed.", Change(_three, r => r["envelope"]!["budget"]!["limit"] = 400_000), "signature");
    }

    /// <summary>Envelopes that are whole and genuine, and yet not what the verifier may accept.</summary>
    private IEnumerable<Vector> Misplaced()
    {
        var at = VectorEnvelopes.At;
        yield return Refused("expired", "Valid until five minutes ago.", valid.Sealed(VectorEnvelopes.IssuedAt(at.AddMinutes(-10))), "expired");
        yield return Refused("expired-now", "The very moment of its expiry is too late.", valid.Sealed(VectorEnvelopes.IssuedAt(at.AddMinutes(-5))), "expired");
        yield return Refused("not-yet-valid", "Issued a millisecond from now.", valid.Sealed(VectorEnvelopes.IssuedAt(at.AddMilliseconds(1))), "not-yet-valid");
        yield return Refused("other-tenant", "Sealed for another tenant.", valid.Sealed(VectorEnvelopes.OfTenant("globex")), "tenant");
        yield return Refused("other-tenant-case", "Names are compared letter by letter.", valid.Sealed(VectorEnvelopes.OfTenant("Acme")), "tenant");
        yield return Refused("sequence-same", "The sequence that was accepted last.", _three, "sequence", expected: new(null, new("s1", 3)));
        yield return Refused("sequence-older", "A sequence before the last.", _three, "sequence", expected: new(null, new("s1", 4)));
        yield return Refused("sequence-other-session", "Another session.", _three, "sequence", expected: new(null, new("s2", 0)));
        yield return Refused("sequence-no-session", "No session at all.", valid.Sealed(VectorEnvelopes.One), "sequence", expected: new(null, new("s1", 0)));
        yield return Refused("block-unknown", "A block that is asked for and not there.", _three, "block", "b4", new("b4", null));
        yield return new("replay", "The same envelope again.", _three, null, true, [ValidVectors.Accepted(), new(false, null, "replay", null), new(false, null, "replay", null)]);
        yield return new("replay-proof", "The same proof again.", valid.Proof(VectorEnvelopes.Three, "b2"), null, true, [ValidVectors.Accepted(), new(false, null, "replay", null)]);
        yield return new("replay-after-refusal", "What was refused is not remembered.", Change(_three, r => r["envelope"]!["model"] = "gpt-4"), null, true, [new(false, null, "signature", null), new(false, null, "signature", null)]);
    }

    private static IEnumerable<(string Name, string Member, JsonNode Value)> Labels() =>
    [
        ("id", "id", "b9"), ("kind", "kind", "user"), ("role", "role", "assistant"), ("trust", "trust", "system"), ("proven", "proven", false), ("tenant", "tenant", "globex"),
        ("origin", "origin", JsonNode.Parse("""{"id":"support-bot","type":"application"}""")!), ("hash", "hash", ContentHash.Of("another")), ("verdict", "verdict", "allow"),
        ("sensitivity", "sensitivity", "public"), ("time", "createdAt", "2026-11-22T05:41:07.107Z"),
    ];

    private static void Unescape(JsonObject root)
    {
        var block = BlocksOf(root)[2]!;
        block["content"] = block["content"]!.GetValue<string>().Replace("&lt;", "<", StringComparison.Ordinal);
        block["transforms"] = new JsonArray();
    }
}
