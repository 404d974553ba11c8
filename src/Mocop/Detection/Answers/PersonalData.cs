using System.Text.RegularExpressions;

namespace Mocop.Detection.Answers;

/// <summary>Finds personal numbers, by their form and their check digits where they have some.</summary>
internal static class PersonalData
{
    private const int MostContacts = 5;

    private static readonly (string Rule, string What, int Score, Regex Form, Func<string, bool> Check)[] Forms =
    [
        Form("card", "a payment card's number", 800, @"\b(?:[2-6][0-9]{3}(?:[ -]?[0-9]{4}){3}|3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5})\b", CheckDigits.IsCard),
        Form("iban", "a bank account (IBAN)", 650, @"\b[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{2,4}){3,8}\b", CheckDigits.IsIban),
        Form("us-ssn", "a US social security number", 700, @"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b", CheckDigits.IsSocialSecurity),
        Form("fr-nir", "a French social security number", 750, @"\b[12](?: ?[0-9]){14}\b", CheckDigits.IsFrenchNir),
        Form("br-cpf", "a Brazilian taxpayer number", 700, @"\b[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}\b", CheckDigits.IsCpf),
        Form("pl-pesel", "a Polish identity number", 600, @"\b[0-9]{11}\b", CheckDigits.IsPesel),
        Form("es-dni", "a Spanish identity number", 700, @"\b(?:[0-9]{8}|[XYZ][0-9]{7})-?[A-Z]\b", CheckDigits.IsSpanish),
    ];

    private static readonly Regex Mail = new(@"\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    internal static IEnumerable<Finding> Find(string answer)
    {
        foreach (var (rule, what, score, form, check) in Forms)
        {
            foreach (Match match in form.Matches(answer))
            {
                if (check(string.Concat(match.Value.Where(char.IsAsciiLetterOrDigit))))
                    yield return AnswerFinding.OfSecret(rule, "names " + what, Severity.High, score, answer, new(match.Index, match.Index + match.Length));
            }
        }

        // One address is an answer; a list of them is a leak.
        var mails = Mail.Matches(answer);
        if (mails.DistinctBy(m => m.Value, StringComparer.OrdinalIgnoreCase).Count() > MostContacts)
            yield return AnswerFinding.OfSecret("answer.personal.mail-list", "lists people's mail addresses", Severity.Medium, 550, answer, new(mails[0].Index, mails[^1].Index + mails[^1].Length));
    }

    private static (string, string, int, Regex, Func<string, bool>) Form(string rule, string what, int score, string form, Func<string, bool> check) =>
        ("answer.personal." + rule, what, score, new(form, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), check);
}
