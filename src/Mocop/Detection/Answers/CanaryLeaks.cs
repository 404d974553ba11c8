using System.Text;
using System.Text.RegularExpressions;

namespace Mocop.Detection.Answers;

/// <summary>Finds markers of the prompt in an answer: as they are, spaced out, in another case, backwards, in base64 or in hexadecimal.</summary>
internal static class CanaryLeaks
{
    private const int ShortestCanary = 8;
    private const int Score = 990;
    private static readonly Regex Encoded = new("[A-Za-z0-9+/_-]{12,}={0,2}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    internal static IEnumerable<Finding> Find(string answer, IReadOnlyList<string> canaries)
    {
        var wanted = canaries.Select(Letters).Where(c => c.Text.Length >= ShortestCanary).Select(c => c.Text).ToArray();
        if (wanted.Length == 0)
            yield break;
        var letters = Letters(answer);
        foreach (var canary in wanted)
        {
            foreach (var form in (string[])[canary, new([.. canary.Reverse()])])
            {
                if (letters.Text.IndexOf(form, StringComparison.Ordinal) is >= 0 and var at)
                    yield return Leak(answer, new(letters.Places[at], letters.Places[at + form.Length - 1] + 1));
            }

            foreach (Match match in Encoded.Matches(answer))
            {
                if (Decoded(match.Value).Any(d => Letters(d).Text.Contains(canary, StringComparison.Ordinal)))
                    yield return Leak(answer, new(match.Index, match.Index + match.Length));
            }
        }
    }

    private static Finding Leak(string answer, TextSpan span) => AnswerFinding.OfPrompt("answer.canary", "a marker of the prompt stands in the answer", Score, answer, span);

    private static IEnumerable<string> Decoded(string text)
    {
        var plain = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var written))
            yield return Encoding.Latin1.GetString(bytes, 0, written);
        if (Convert.FromHexString(text.AsSpan(0, text.Length / 2 * 2), bytes, out _, out var read) == System.Buffers.OperationStatus.Done)
            yield return Encoding.Latin1.GetString(bytes, 0, read);
    }

    private static (string Text, List<int> Places) Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            letters.Append(char.ToLowerInvariant(text[i]));
            places.Add(i);
        }

        return (letters.ToString(), places);
    }
}
