using System.Globalization;
using AdminConsole.ControlPlane.RulePacks;
using Mocop.Detection;
using Mocop.Detection.Packs;

namespace AdminConsole.Pages.Rules;

/// <summary>A rule as it is typed. Lists are lines of text.</summary>
public sealed class RuleFields
{
    private DetectionRule? _base;

    /// <summary>The id under which the rule stands in the draft; null for a new one.</summary>
    public string? Replaces { get; private init; }

    public string Id { get; set; } = "";

    public string Category { get; set; } = "override";

    public string Technique { get; set; } = "";

    public Severity Severity { get; set; } = Severity.High;

    public string Score { get; set; } = "600";

    public string UserScore { get; set; } = "";

    public string Phrases { get; set; } = "";

    public string UnlessAfter { get; set; } = "";

    public string Positive { get; set; } = "";

    public string Negative { get; set; } = "";

    /// <summary>The pack's word lists, <c>name: a|b</c> in each line.</summary>
    public string Words { get; set; } = "";

    /// <summary>Whether the family was chosen by hand; until then a new rule is of the family that its id begins with.</summary>
    public bool IsFamilyChosen { get; set; }

    /// <summary>Names the rule.</summary>
    public void Name(string id, IEnumerable<string> families)
    {
        Id = id;
        if (Replaces is null && !IsFamilyChosen && families.FirstOrDefault(f => id.StartsWith(f + ".", StringComparison.Ordinal)) is { } family) Category = family;
    }

    /// <summary>A rule of the draft, to be changed.</summary>
    public static RuleFields Of(DetectionRule rule, PackDocument pack) => Fill(rule, pack, rule.Id);

    /// <summary>A new rule that begins like another.</summary>
    public static RuleFields Like(DetectionRule rule, PackDocument pack) => Fill(rule with { Id = rule.Id + "-own" }, pack with { Words = WithListsOf(rule, pack.Words) }, null);

    public static RuleFields New(PackDocument pack) => new() { Words = WordsOf(pack) };

    /// <summary>The draft with this rule in it; what is wrong with the rule itself is said by the trial.</summary>
    /// <param name="pack">The draft.</param>
    /// <param name="problem">What of the fields cannot be read.</param>
    public PackDocument? Read(PackDocument pack, out string? problem)
    {
        if (!TryNumber(Score, 1, out var score))
        {
            problem = "Score: a whole number from 1 to 1000.";
            return null;
        }

        int? user = null;
        if (UserScore.Trim().Length > 0)
        {
            if (!TryNumber(UserScore, 0, out var own))
            {
                problem = "Score in a user's message: a whole number from 0 to 1000, or empty.";
                return null;
            }

            user = own;
        }

        if (ReadWords(out problem) is not { } words) return null;
        var rule = new DetectionRule
        {
            Id = Id.Trim(),
            Category = Category,
            Technique = Technique.Trim(),
            Severity = Severity,
            Score = score,
            UserScore = user,
            Languages = _base?.Languages ?? ["en"],
            Phrases = Lines(Phrases),
            Expressions = _base?.Expressions ?? [],
            Signals = _base?.Signals ?? [],
            UnlessAfter = UnlessAfter.Trim() is { Length: > 0 } unless ? unless : null,
            Taxonomy = _base?.Taxonomy,
            Positive = Lines(Positive),
            Negative = Lines(Negative),
        };
        return (pack with { Words = words, Categories = WithFamily(pack, Category) }).With(Replaces, rule);
    }

    internal static IReadOnlyDictionary<string, CategoryTaxonomy> WithFamily(PackDocument pack, string category)
    {
        if (pack.Categories.ContainsKey(category) || !RulePack.BuiltIn.Categories.TryGetValue(category, out var known)) return pack.Categories;
        return new Dictionary<string, CategoryTaxonomy>(pack.Categories, StringComparer.Ordinal) { [category] = known };
    }

    /// <summary>Puts a rule that was written otherwise into the fields.</summary>
    internal void Take(DetectionRule rule)
    {
        _base = rule;
        (Id, Category, Technique, Severity) = (rule.Id, rule.Category, rule.Technique, rule.Severity);
        Score = rule.Score.ToString(CultureInfo.InvariantCulture);
        UserScore = rule.UserScore?.ToString(CultureInfo.InvariantCulture) ?? "";
        Phrases = string.Join('\n', rule.Phrases);
        UnlessAfter = rule.UnlessAfter ?? "";
        Positive = string.Join('\n', rule.Positive);
        Negative = string.Join('\n', rule.Negative);
    }

    private static RuleFields Fill(DetectionRule rule, PackDocument pack, string? replaces)
    {
        var fields = new RuleFields { Replaces = replaces, Words = WordsOf(pack) };
        fields.Take(rule);
        return fields;
    }

    /// <summary>The word lists, and those of the built-in rules that the patterns of a rule name.</summary>
    private static Dictionary<string, string> WithListsOf(DetectionRule rule, IReadOnlyDictionary<string, string> words)
    {
        var all = new Dictionary<string, string>(words, StringComparer.Ordinal);
        var open = new Queue<string>([.. rule.Phrases, rule.UnlessAfter ?? ""]);
        while (open.TryDequeue(out var pattern))
        {
            foreach (var name in pattern.Split([' ', '|', '?', ':', '^'], StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] == '@').Select(part => part[1..]))
            {
                if (!all.ContainsKey(name) && RulePack.BuiltIn.Words.TryGetValue(name, out var list) && all.TryAdd(name, list)) open.Enqueue(list);
            }
        }

        return all;
    }

    private static string WordsOf(PackDocument pack) => string.Join('\n', pack.Words.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}: {w.Value}"));

    private Dictionary<string, string>? ReadWords(out string? problem)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(Words))
        {
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } name, { Length: > 0 } list] || !words.TryAdd(name, list))
            {
                problem = $"Word lists: “{line}” is not a new name, a colon and words like buy|purchase.";
                return null;
            }
        }

        problem = null;
        return words;
    }

    private static bool TryNumber(string text, int least, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= 1000;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
