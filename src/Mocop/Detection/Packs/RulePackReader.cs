using System.Text.Json;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Packs;

/// <summary>Reads and checks the files of a pack.</summary>
internal static class RulePackReader
{
    internal const string Schema = "mocop-rules/1";
    private const int MostRules = 2000;
    private const int MostPatterns = 100;

    /// <summary>Reads a pack whose patterns are known to be right: those that come with the library are tried by its tests, and compiling them twice takes time.</summary>
    internal static RulePackReading ReadTried(IEnumerable<string> documents) => Read(documents, isTried: true);

    internal static RulePackReading Read(IEnumerable<string> documents, bool isTried = false)
    {
        var errors = new List<string>();
        var files = documents.Select(d => ReadDocument(d, errors)).OfType<RulePackDocument>().ToList();
        if (files.Count == 0 || errors.Count > 0)
            return new(null, errors.Count > 0 ? errors : ["the pack has no files"]);
        var words = Merge(files.Select(f => f.Words), "word list", errors);
        var categories = Merge(files.Select(f => f.Categories), "category", errors);
        var rules = files.SelectMany(f => f.Rules).ToList();
        if (files.DistinctBy(f => (f.Pack, f.Version)).Skip(1).Any())
            errors.Add("the files name different packs or versions");
        if (rules.Count > MostRules)
            errors.Add($"the pack has {rules.Count} rules; at most {MostRules} are allowed");
        foreach (var twice in rules.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            errors.Add($"the rule id '{twice.Key}' is used twice");
        foreach (var rule in isTried ? [] : rules)
            errors.AddRange(Check(rule, words, categories).Select(e => $"rule '{rule.Id}': {e}"));
        return errors.Count > 0 ? new(null, errors) : new(new(files[0].Pack, files[0].Version, rules, categories, words), []);
    }

    private static RulePackDocument? ReadDocument(string json, List<string> errors)
    {
        try
        {
            var document = JsonSerializer.Deserialize<RulePackDocument>(json, RulePackJson.Options);
            if (string.Equals(document?.Schema, Schema, StringComparison.Ordinal))
                return document;
            errors.Add($"the schema is '{document?.Schema}', not '{Schema}'");
        }
        catch (JsonException e)
        {
            errors.Add($"the JSON is not of the schema: {e.Message}");
        }

        return null;
    }

    private static Dictionary<string, T> Merge<T>(IEnumerable<IReadOnlyDictionary<string, T>> maps, string what, List<string> errors)
    {
        var merged = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in maps.SelectMany(m => m))
        {
            if (!merged.TryAdd(key, value))
                errors.Add($"the {what} '{key}' is defined twice");
        }

        return merged;
    }

    private static IEnumerable<string> Check(DetectionRule rule, Dictionary<string, string> words, Dictionary<string, CategoryTaxonomy> categories)
    {
        if (rule.Id.Length is 0 or > 80 || rule.Id.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')))
            yield return "id: at most 80 lower-case letters, digits, dots and hyphens";
        if (!categories.ContainsKey(rule.Category))
            yield return $"category: '{rule.Category}' is not one of the pack's";
        if (rule.Score is < 1 or > 1000)
            yield return "score: 1 to 1000";
        if (rule.UserScore is < 0 or > 1000)
            yield return "userScore: 0 to 1000";
        if (rule.Phrases.Count + rule.Expressions.Count + rule.Signals.Count is 0 or > MostPatterns)
            yield return $"phrases, expressions, signals: 1 to {MostPatterns} together";
        foreach (var phrase in rule.Phrases)
        {
            if (PhraseText.Parse(phrase, words, out var error) is null)
                yield return $"phrases: '{phrase}': {error}";
        }

        if (rule.UnlessAfter is { } unless && PhraseText.Parse(unless, words, out _) is not { Parts: [_] })
            yield return "unlessAfter: one part with single words";
        foreach (var expression in rule.Expressions)
        {
            if (Check(expression) is { } error)
                yield return $"expressions: '{expression.Then}': {error}";
        }

        foreach (var signal in rule.Signals.Except(Views.ViewSignal.All, StringComparer.Ordinal))
            yield return $"signals: there is no signal '{signal}'";
    }

    private static string? Check(DetectionExpression expression)
    {
        if (expression.Literal.Length is < 2 or > 64 || !System.Text.Ascii.IsValid(expression.Literal))
            return "the literal must be 2 to 64 ASCII characters";
        try
        {
            _ = RuleExpression.Compile(expression.Then);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
