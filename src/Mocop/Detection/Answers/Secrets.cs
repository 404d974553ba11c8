using System.Text.RegularExpressions;

namespace Mocop.Detection.Answers;

/// <summary>Finds keys and tokens by the forms that their issuers document, and values that are named a password.</summary>
internal static class Secrets
{
    private const double LeastEntropy = 3.0;

    private static readonly (string Rule, string What, int Score, Regex Form)[] Forms =
    [
        Form("private-key", "a private key", 990, "-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----"),
        Form("aws-key", "an AWS access key", 950, @"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        Form("github-token", "a GitHub token", 970, @"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b"),
        Form("gitlab-token", "a GitLab token", 950, @"\bglpat-[A-Za-z0-9_-]{20,}"),
        Form("slack-token", "a Slack token", 950, @"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
        Form("google-key", "a Google API key", 940, @"\bAIza[0-9A-Za-z_-]{35}"),
        Form("stripe-key", "a Stripe key", 950, @"\b[sr]k_(?:live|test)_[0-9A-Za-z]{16,}\b"),
        Form("model-key", "a key of a model provider", 930, @"\bsk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{24,}"),
        Form("npm-token", "an npm token", 940, @"\bnpm_[A-Za-z0-9]{36}\b"),
        Form("azure-key", "an Azure storage key", 940, "AccountKey=[A-Za-z0-9+/]{60,}={0,2}"),
        Form("jwt", "a signed token", 800, @"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}"),
        Form("url-password", "a password in an address", 850, @"\b[a-z][a-z0-9+.-]{1,15}://[^\s:/@]{1,64}:[^\s:/@]{4,64}@[^\s/]{3,}"),
    ];

    private static readonly Regex Named = new(
        @"\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|client[_-]?secret)\b[""']?\s{0,3}(?:[:=]|is)\s{0,3}[""'`]?(?<value>[^\s""'`,;<>]{8,128})",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    internal static IEnumerable<Finding> Find(string answer)
    {
        foreach (var (rule, what, score, form) in Forms)
        {
            foreach (Match match in form.Matches(answer))
                yield return AnswerFinding.OfSecret(rule, "gives away " + what, Severity.Critical, score, answer, new(match.Index, match.Index + match.Length));
        }

        foreach (Match match in Named.Matches(answer))
        {
            var value = match.Groups["value"];
            if (LooksRandom(value.ValueSpan))
                yield return AnswerFinding.OfSecret("answer.secret.named", "gives away a value that is named a secret", Severity.High, 700, answer, new(value.Index, value.Index + value.Length));
        }
    }

    /// <summary>Letters and digits mixed, and hardly any of them twice: not a word, not a placeholder.</summary>
    private static bool LooksRandom(ReadOnlySpan<char> value)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in value)
            counts[c] = counts.GetValueOrDefault(c) + 1;
        var length = value.Length;
        return value.ContainsAnyInRange('0', '9') && value.IndexOfAnyExceptInRange('0', '9') >= 0
            && counts.Values.Sum(n => -(double)n / length * Math.Log2((double)n / length)) >= Math.Min(LeastEntropy, Math.Log2(length) - 0.5);
    }

    private static (string, string, int, Regex) Form(string rule, string what, int score, string form) =>
        ("answer.secret." + rule, what, score, new(form, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
