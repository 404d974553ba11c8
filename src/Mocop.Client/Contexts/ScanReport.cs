using System.Text.Json;
using Mocop.Detection;
using Mocop.Policies;

namespace Mocop.Client.Contexts;

/// <summary>What the gateway says of one text.</summary>
/// <param name="Score">How sure it is of an injection, in thousandths (0 to 1000).</param>
/// <param name="Verdict">What the tenant's policy would do with the text.</param>
/// <param name="Incident">The incident that it left, when it was flagged.</param>
/// <param name="Findings">What was seen, by position.</param>
public sealed record ScanReport(int Score, Verdict Verdict, string? Incident, IReadOnlyList<Finding> Findings)
{
    /// <summary>How sure it is that the text gives instructions of any kind, in thousandths; 0 if it is not likely. It flags nothing.</summary>
    public int InstructionScore { get; init; }

    internal static ScanReport Read(JsonElement answer)
    {
        var json = new AnswerReader(answer);
        return new ScanReport(json.Score(), json.Name<Verdict>("verdict"), json.OptionalText("incident"), json.Findings())
        {
            InstructionScore = answer.TryGetProperty("instructions", out var instructions) ? new AnswerReader(instructions).Score() : 0,
        };
    }
}
