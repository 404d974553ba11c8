using System.Text.Json.Nodes;
using Mocop.Sealing;
using Mocop.Vectors;
using static Mocop.Tests.Sealing.Vectors.TamperCatalogue;
using static Mocop.Tests.Sealing.Vectors.VectorDocument;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>What every verifier must refuse because it is no JSON, or no envelope and no proof.</summary>
internal sealed class ShapeCatalogue(ValidVectors valid)
{
    private readonly string _one = valid.Sealed(VectorEnvelopes.One);
    private readonly string _three = valid.Sealed(VectorEnvelopes.Three);
    private readonly string _proof = valid.Proof(VectorEnvelopes.Seven, "page_1");

    public IEnumerable<Vector> All() => [.. Malformed(), .. Shapes(), .. Proofs()];

    private IEnumerable<Vector> Malformed()
    {
        yield return Refused("json-cut", "The last character is missing.", _one[..^1], "malformed");
        yield return Refused("json-empty", "Nothing.", "", "malformed");
        yield return Refused("json-twice", "Two documents.", _one + _one, "malformed");
        yield return Refused("json-doubled-member", "A member stands twice with one value.", _one.Replace("\"model\":\"gpt-4o\"", "\"model\":\"gpt-4o\",\"model\":\"gpt-4o\"", StringComparison.Ordinal), "malformed");
        yield return Refused("json-doubled-envelope", "Two envelopes: one verifier might look at the first, another at the last.", $$"""{"envelope":{},{{_one[1..]}}""", "malformed");
        yield return Refused("json-doubled-escaped", "A member stands twice, once with an escape in its name.", _one.Replace("\"model\":\"gpt-4o\"", "\"model\":\"gpt-4o\",\"m\\u006fdel\":\"gpt-4o\"", StringComparison.Ordinal), "malformed");
        yield return Refused("json-trailing-comma", "A comma before a bracket.", _one.Replace("\"findings\":[]", "\"findings\":[,]", StringComparison.Ordinal), "malformed");
        yield return Refused("json-comment", "A comment.", _one + "/**/", "malformed");
        yield return Refused("json-byte-order-mark", "A byte order mark.", "\uFEFF" + _one, "malformed");
        yield return Refused("json-control", "A line break inside a string.", _one.Replace("brief", "br\nief", StringComparison.Ordinal), "malformed");
    }

    private IEnumerable<Vector> Shapes()
    {
        yield return Refused("no-object", "A list.", "[]", "schema");
        yield return Refused("no-envelope", "Neither an envelope nor a proof.", Change(_one, r => r.Remove("envelope")), "schema");
        yield return Refused("both", "An envelope and a proof.", Change(_one, r => r["proof"] = new JsonObject()), "schema");
        yield return Refused("bare", "An envelope without the document around it.", JsonNode.Parse(_one)!["envelope"]!.ToJsonString(), "schema");
        yield return Refused("schema-2", "Another schema.", Change(_one, r => r["envelope"]!["schema"] = "mocop/2"), "schema");
        yield return Refused("member-unknown", "A member that is not known.", Change(_one, r => r["envelope"]!["trusted"] = true), "schema");
        yield return Refused("member-unknown-block", "… in a block.", Change(_one, r => BlocksOf(r)[0]!["approved"] = true), "schema");
        yield return Refused("member-missing", "A member is missing.", Change(_one, r => r["envelope"]!.AsObject().Remove("nonce")), "schema");
        yield return Refused("member-null", "An optional member is null.", Change(_one, r => r["envelope"]!["subject"] = null), "schema");
        yield return Refused("verdict-block", "The verdict of which no context is made.", Change(_one, r => BlocksOf(r)[0]!["verdict"] = "block"), "schema");
        yield return Refused("trust-word", "A trust that is none.", Change(_one, r => BlocksOf(r)[0]!["trust"] = "System"), "schema");
        yield return Refused("origin-type", "An origin that is none.", Change(_one, r => BlocksOf(r)[0]!["origin"]!["type"] = "root"), "schema");
        yield return Refused("id-letters", "A block's id with a space, which would end a word of its fence.", Change(_one, r => BlocksOf(r)[0]!["id"] = "b 1"), "schema");
        foreach (var (name, number) in new[] { ("fraction", "171.0"), ("exponent", "171e0"), ("minus-zero", "-0"), ("negative", "-1"), ("text", "\"171\""), ("54-bits", "9007199254740992"), ("over", "100000001") })
            yield return Refused($"number-{name}", $"A number as {number}.", _one.Replace("\"used\":171", $"\"used\":{number}", StringComparison.Ordinal), "schema");
        foreach (var (name, time) in new[] { ("seconds", "2026-11-22T05:41:07Z"), ("micros", "2026-11-22T05:41:07.318000Z"), ("offset", "2026-11-22T05:41:07.318+00:00"), ("day", "2026-02-30T05:41:07.318Z"), ("hour", "2026-11-22T24:00:00.000Z"), ("leap", "2026-11-22T05:41:60.000Z"), ("lower", "2026-11-22t05:41:07.318z") })
            yield return Refused($"time-{name}", $"A time as {time}.", Change(_one, r => r["envelope"]!["issuedAt"] = time), "schema");
        yield return Refused("hash-case", "A hash in capitals.", Change(_one, r => r["envelope"]!["root"] = r["envelope"]!["root"]!.GetValue<string>().ToUpperInvariant()), "schema");
        yield return Refused("hash-algorithm", "Another hash.", Change(_one, r => r["envelope"]!["root"] = "sha1:" + new string('0', 66)), "schema");
        yield return Refused("nonce-unused-bits", "A nonce in another spelling.", Change(_one, r => r["envelope"]!["nonce"] = r["envelope"]!["nonce"]!.GetValue<string>()[..21] + "R"), "schema");
        yield return Refused("surrogate", "Half a surrogate pair.", _one.Replace("brief", "\\ud800", StringComparison.Ordinal), "schema");
        yield return Refused("control", "A control character, escaped as JSON asks.", _one.Replace("brief", "\\u001b", StringComparison.Ordinal), "schema");
        yield return Refused("transform-overlap", "Transforms that do not fit the content.", Change(_three, r => BlocksOf(r)[2]!["transforms"]![0]!["target"]![0] = 72), "schema");
        yield return Refused("transform-order", "A range that ends before it begins.", Change(_three, r => BlocksOf(r)[2]!["transforms"]![0]!["source"] = new JsonArray(74, 73)), "schema");
    }

    private IEnumerable<Vector> Proofs()
    {
        var other = valid.Proof(VectorEnvelopes.Seven, "page_2");
        yield return Refused("proof-content", "The block's content was changed.", Change(valid.Proof(VectorEnvelopes.Three, "b2"), r => r["proof"]!["block"]!["content"] = "x"), "digest", "b2");
        yield return Refused("proof-tokens", "A member of the block was changed.", Change(_proof, r => r["proof"]!["block"]!["tokens"] = 1), "digest", "page_1");
        yield return Refused("proof-index", "Another place among the blocks.", Change(_proof, r => r["proof"]!["index"] = 2), "root");
        yield return Refused("proof-index-over", "A place behind the last.", Change(_proof, r => r["proof"]!["index"] = 7), "root");
        yield return Refused("proof-size", "Another number of blocks; the path would fit it.", Change(_proof, r => r["proof"]!["head"]!["size"] = 8), "signature");
        yield return Refused("proof-size-path", "Another number of blocks; the path does not fit it.", Change(_proof, r => r["proof"]!["head"]!["size"] = 4), "root");
        yield return Refused("proof-path-short", "The path lost its last hash.", Change(_proof, r => r["proof"]!["path"]!.AsArray().RemoveAt(2)), "root");
        yield return Refused("proof-path-long", "The path has a hash more.", Change(_proof, r => r["proof"]!["path"]!.AsArray().Add(r["proof"]!["path"]![0]!.DeepClone())), "root");
        yield return Refused("proof-path-order", "Two hashes of the path changed places.", Change(_proof, r => r["proof"]!["path"] = new JsonArray([.. r["proof"]!["path"]!.AsArray().Reverse().Select(h => h!.DeepClone())])), "root");
        yield return Refused("proof-path-of-another", "The path of another block.", Change(_proof, r => r["proof"]!["path"] = JsonNode.Parse(other)!["proof"]!["path"]!.DeepClone()), "root");
        yield return Refused("proof-foreign", "A block of another envelope.", Change(_proof, r => r["proof"]!["block"] = JsonNode.Parse(valid.Proof(VectorEnvelopes.Three, "b1"))!["proof"]!["block"]!.DeepClone()), "root");
        yield return Refused("proof-node", "An inner node of the tree given out as a path to a leaf.", Change(_proof, r => { r["proof"]!["path"]!.AsArray().RemoveAt(0); r["proof"]!["index"] = 1; r["proof"]!["head"]!["size"] = 4; }), "root");
        yield return Refused("proof-tenant", "The head was changed.", Change(_proof, r => r["proof"]!["head"]!["tenant"] = "globex"), "signature");
        yield return Refused("proof-other-block", "Another block than the one that is asked for.", _proof, "block", "b1", new("b1", null));
        yield return Refused("proof-whole", "A whole envelope in the place of the head.", Change(_proof, r => r["proof"]!["head"]!["blocks"] = new JsonArray()), "schema");
        yield return Refused("proof-sequence", "The session has gone on.", _proof, "sequence", expected: new(null, new("s1", 9_007_199_254_740_991)));
    }
}
