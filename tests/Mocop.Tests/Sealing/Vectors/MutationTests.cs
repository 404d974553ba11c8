using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocop.Sealing;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>Documents that were changed at random, judged by the engine and by the verifier in JavaScript: both must say the same, whatever it is.</summary>
public sealed class MutationTests
{
    private const int Seed = 20261122;
    private const int Cases = 1500;

    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "1", "-1", "1.5", "1e3", "2147483647", "2147483648", "9007199254740991", "9007199254740992", "-0", "\"\"", "\"x\"", "\"b1\"", "\"system\"", "\"web\"",
        "\"sha256:0000000000000000000000000000000000000000000000000000000000000000\"", "\"2026-11-22T05:41:07.318Z\"", "\"0000-01-01T00:00:00.000Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"", "\"\\u0000\"", "\"\\u007f\"", "\"\\u2028\"", "[]", "{}", "[0,0]", "[1,0]", "[0,1,2]", "[[]]", "{\"type\":\"web\"}", "{\"a\":1,\"a\":1}", "{\"\\ud800\":1}", "{\"__proto__\":1}", "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
    ];

    private static readonly string[] s_names = ["blocks", "schema", "session", "subject", "size", "tenant", "proven", "uri", "extra", "__proto__", "constructor", "toJSON"];

    [Fact]
    public async Task Two_verifiers_in_two_languages_give_one_reason()
    {
        var file = VectorFile.Read();
        string[] sources = [.. new[] { "one-block", "three-blocks", "seven-blocks", "proof-middle", "proof-of-three" }.Select(n => file.Find(n).Document)];
        var random = new Random(Seed);
        var vectors = Enumerable.Range(0, Cases).Select(i => Judge($"case {i}", Mutate(sources[random.Next(sources.Length)], random), file)).ToArray();

        using var jwks = JsonDocument.Parse(file.Jwks.GetRawText());
        var answer = await NodeScript.Run("check-vectors.mjs", new VectorFile("", file.At, file.Tenant, jwks.RootElement, vectors, [], []).Write(), TestContext.Current.CancellationToken);

        Assert.Equal(vectors.Select(v => (v.Name, v.Results[0])), VectorFile.Read(answer).Vectors.Select(v => (v.Name, v.Results[0])));
        var reasons = vectors.Select(v => v.Results[0].Reason ?? "valid").ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["malformed", "schema", "digest", "root", "seal", "signature"], StringComparer.Ordinal), reasons);
    }

    private static Vector Judge(string name, string document, VectorFile file)
    {
        var result = EnvelopeVerifier.Verify(Encoding.UTF8.GetBytes(document), VectorKeys.Ring.PublicKeys, new Expectations { At = file.Time, Tenant = file.Tenant });
        return new Vector(name, "", document, null, false, [VectorResult.Of(result)]);
    }

    /// <summary>Takes one place of the document, and puts a value, a member, a copy or nothing there.</summary>
    private static string Mutate(string document, Random random)
    {
        var root = JsonNode.Parse(document)!;
        var places = Places(root).ToList();
        var (parent, key) = places[random.Next(places.Count)];
        const string Mark = "\"the place of the change\"";
        var value = s_values[random.Next(s_values.Length)];
        switch (random.Next(5))
        {
            case 0 when parent is JsonObject members:
                members.Remove(key);
                return root.ToJsonString();
            case 1 when parent is JsonArray items:
                items.Insert(0, items[random.Next(items.Count)]?.DeepClone());
                return root.ToJsonString();
            case 2 when parent is JsonObject members:
                members[s_names[random.Next(s_names.Length)]] = JsonNode.Parse(Mark);
                break;
            case 3 when Get(parent, key) is JsonValue text && text.TryGetValue<string>(out var old) && old.Length > 0:
                Set(parent, key, old[..random.Next(old.Length)] + (char)('0' + random.Next(70)));
                return root.ToJsonString();
            default:
                Set(parent, key, JsonNode.Parse(Mark));
                break;
        }

        return root.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Places(m.Value).Prepend((members, m.Key))),
        JsonArray items => items.SelectMany((item, i) => Places(item).Prepend((items, i.ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };

    private static JsonNode? Get(JsonNode parent, string key) => parent is JsonArray items ? items[int.Parse(key, CultureInfo.InvariantCulture)] : parent[key];

    private static void Set(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray items)
            items[int.Parse(key, CultureInfo.InvariantCulture)] = value;
        else
            parent[key] = value;
    }
}
