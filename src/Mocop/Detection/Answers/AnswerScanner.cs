namespace Mocop.Detection.Answers;

/// <summary>
/// Looks in a model's answer for what must not leave: markers and system text, secrets, personal data, and links or images that carry data out. Pure and synchronous.
/// It reads the whole answer; a stream is scanned at its end, when its parts are already with the caller.
/// </summary>
public static class AnswerScanner
{
    /// <summary>From this score, in thousandths, an answer is worth an incident.</summary>
    public const int Threshold = 500;

    private const int MostFindings = 64;

    /// <summary>Scans an answer.</summary>
    /// <param name="answer">The text of the answer.</param>
    /// <param name="context">What it is held against.</param>
    /// <returns>The findings by position, and one score. What was matched is masked where it is a secret or a person's number.</returns>
    public static ScanResult Scan(string answer, AnswerContext context)
    {
        if (answer.Length == 0)
            return ScanResult.Clean;
        Finding[] findings =
        [
            .. CanaryLeaks.Find(answer, context.Canaries),
            .. SystemTextLeaks.Find(answer, context.SystemTexts),
            .. Secrets.Find(answer),
            .. PersonalData.Find(answer),
            .. CarryingLinks.Find(answer, context.AllowedHosts),
        ];
        return ScanResult.Of([.. findings.OrderByDescending(f => f.Score).Take(MostFindings).OrderBy(f => f.Span.Start).ThenBy(f => f.Rule, StringComparer.Ordinal)]);
    }
}
