using System.Net;
using System.Text.Json;
using Mocop.Detection;
using Mocop.Json;

namespace Mocop.Client;

/// <summary>Reads answers of the gateway. Members that a newer gateway adds are passed over.</summary>
internal readonly struct AnswerReader(JsonElement json)
{
    public JsonElement Json { get; } = json;

    public string Text(string name) => Json.GetProperty(name).GetString() ?? "";

    public string? OptionalText(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string name) => Json.GetProperty(name).GetBoolean();

    public int Integer(string name) => Json.GetProperty(name).GetInt32();

    public long Long(string name) => Json.GetProperty(name).GetInt64();

    /// <summary>A score from 0 to 1 in thousandths.</summary>
    public int Score() => (int)(Json.GetProperty("score").GetDecimal() * 1000);

    public DateTimeOffset Time(string name) => Json.GetProperty(name).GetDateTimeOffset();

    public T Name<T>(string name)
        where T : struct, Enum =>
        WireName.TryParse<T>(Text(name), out var value) ? value : throw new InvalidDataException($"The gateway's answer has an unknown {name}; this client is older than it.");

    public TextSpan Span(string name) => new(Json.GetProperty(name)[0].GetInt32(), Json.GetProperty(name)[1].GetInt32());

    public IEnumerable<AnswerReader> Items(string name) =>
        Json.TryGetProperty(name, out var items) ? items.EnumerateArray().Select(i => new AnswerReader(i)) : [];

    public IReadOnlyList<string> Texts(string name) => [.. Json.GetProperty(name).EnumerateArray().Select(i => i.GetString() ?? "")];

    public IReadOnlyList<int> Integers(string name) => [.. Json.GetProperty(name).EnumerateArray().Select(i => i.GetInt32())];

    public IReadOnlyList<Finding> Findings() => [.. Items("findings").Select(f => f.Finding())];

    public static MocopException Refusal(HttpStatusCode status, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var problem = new AnswerReader(root.TryGetProperty("error", out var error) ? error : root);
            return new MocopException(
                status, problem.OptionalText("code") ?? "unknown", problem.OptionalText("detail") ?? problem.OptionalText("message") ?? "The gateway refused the call.",
                problem.OptionalText("field") ?? problem.OptionalText("param"), problem.OptionalText("incident"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new MocopException(status, "unknown", $"The gateway refused the call with status {(int)status}.", null, null);
        }
    }

    private Finding Finding()
    {
        var taxonomy = new AnswerReader(Json.GetProperty("taxonomy"));
        return new Finding(
            Text("rule"), Text("category"), Text("technique"), Name<Severity>("severity"), Score(), Span("span"),
            [.. Json.GetProperty("views").EnumerateArray().Select(v => v.GetString() ?? "")], new Taxonomy(taxonomy.Text("owasp"), taxonomy.Text("atlas")), Text("matched"));
    }
}
