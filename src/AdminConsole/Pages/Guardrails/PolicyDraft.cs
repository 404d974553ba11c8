using System.Globalization;
using AdminConsole.Components;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Policies;
using Mocop.Schemas;

namespace AdminConsole.Pages.Guardrails;

/// <summary>A policy as it is typed: every field is text until all of them can be read.</summary>
public sealed class PolicyDraft
{
    private string _id = GuardrailPolicy.Default.Id;

    public IReadOnlyList<KindDraft> Kinds { get; private init; } = [];

    public SpotlightMode Spotlight { get; set; }

    public bool RefuseUnproven { get; set; }

    public OverflowAction Overflow { get; set; }

    /// <summary>How long an envelope is valid, in seconds.</summary>
    public string Lifetime { get; set; } = "";

    public IReadOnlyList<GroupDraft> Groups { get; private init; } = [];

    public List<ExemptionDraft> Exemptions { get; } = [];

    public List<SchemaDraft> Schemas { get; } = [];

    public static PolicyDraft Of(GuardrailPolicy policy)
    {
        var draft = new PolicyDraft
        {
            _id = policy.Id,
            Kinds = [.. Enum.GetValues<BlockKind>().Select(kind => KindDraft.Of(kind, policy.ThresholdsFor(kind)))],
            Spotlight = policy.Spotlight,
            RefuseUnproven = policy.RefuseUnproven,
            Overflow = policy.Overflow,
            Lifetime = policy.Lifetime.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
            Groups = [.. Enum.GetValues<BlockKind>().Select(kind => GroupDraft.Of(kind, policy.Groups.FirstOrDefault(g => g.Kind == kind)))],
        };
        draft.Exemptions.AddRange(policy.Exemptions.Select(e => new ExemptionDraft { Rule = e.Rule, Source = e.OriginId ?? "" }));
        draft.Schemas.AddRange(policy.Schemas.Select(s => new SchemaDraft { Tag = s.Tag, Text = s.Text, Verdict = s.Verdict }));
        return draft;
    }

    /// <summary>Reads the fields.</summary>
    /// <param name="problems">What is wrong, by the name of the field.</param>
    /// <returns>The policy, when nothing is wrong.</returns>
    public GuardrailPolicy? Read(out IReadOnlyDictionary<string, string> problems)
    {
        var fields = new FieldReader();
        var policy = new GuardrailPolicy
        {
            Id = _id,
            Kinds = Kinds.ToDictionary(k => k.Kind, k => k.Read(fields)),
            Spotlight = Spotlight,
            RefuseUnproven = RefuseUnproven,
            Overflow = Overflow,
            Lifetime = TimeSpan.FromSeconds(fields.Number("lifetime", Lifetime, 10, 86_400)),
            Groups = [.. Groups.Where(g => g.IsLimited).Select(g => g.Read(fields))],
            Exemptions = [.. Exemptions.Select((e, index) => e.Read(fields, index))],
            Schemas = [.. Schemas.Select((s, index) => s.Read(fields, index, Schemas))],
        };
        problems = fields.Problems;
        return problems.Count == 0 ? policy : null;
    }
}

/// <summary>The thresholds of a kind, each from 0.001 to 1, or empty for never.</summary>
public sealed class KindDraft
{
    public required BlockKind Kind { get; init; }

    public string Neutralize { get; set; } = "";

    public string Redact { get; set; } = "";

    public string Quarantine { get; set; } = "";

    public string Block { get; set; } = "";

    internal static KindDraft Of(BlockKind kind, KindPolicy policy) => new()
    {
        Kind = kind,
        Neutralize = PolicyWords.Score(policy.NeutralizeAt),
        Redact = PolicyWords.Score(policy.RedactAt),
        Quarantine = PolicyWords.Score(policy.QuarantineAt),
        Block = PolicyWords.Score(policy.BlockAt),
    };

    internal KindPolicy Read(FieldReader fields)
    {
        var name = $"kinds.{Kind.Word()}";
        return new KindPolicy(
            fields.Score($"{name}.neutralize", Neutralize), fields.Score($"{name}.redact", Redact), fields.Score($"{name}.quarantine", Quarantine), fields.Score($"{name}.block", Block));
    }
}

/// <summary>The token group of a kind.</summary>
public sealed class GroupDraft
{
    public required BlockKind Kind { get; init; }

    /// <summary>Whether the policy has a group for the kind; without one the kind may fill whatever is left.</summary>
    public bool IsLimited { get; set; }

    public string Floor { get; set; } = "0";

    public string Share { get; set; } = "100";

    public string Cap { get; set; } = "";

    public string Priority { get; set; } = "50";

    public TruncationStrategy Strategy { get; set; }

    internal static GroupDraft Of(BlockKind kind, BudgetGroup? group) => group is null ? new() { Kind = kind } : new()
    {
        Kind = kind,
        IsLimited = true,
        Floor = PolicyWords.Number(group.Floor),
        Share = PolicyWords.Number(group.SharePercent),
        Cap = group.Cap is { } cap ? PolicyWords.Number(cap) : "",
        Priority = PolicyWords.Number(group.Priority),
        Strategy = group.Strategy,
    };

    internal BudgetGroup Read(FieldReader fields)
    {
        var name = $"groups.{Kind.Word()}";
        return new BudgetGroup(
            Kind,
            fields.Number($"{name}.floor", Floor, 0, ContextLimits.Tokens),
            fields.Number($"{name}.share", Share, 0, 100),
            Cap.Trim().Length == 0 ? null : fields.Number($"{name}.cap", Cap, 0, ContextLimits.Tokens),
            fields.Number($"{name}.priority", Priority, 0, 1000),
            Strategy);
    }
}

/// <summary>A silenced rule.</summary>
public sealed class ExemptionDraft
{
    public string Rule { get; set; } = "";

    /// <summary>The source it is silenced for; empty for all.</summary>
    public string Source { get; set; } = "";

    internal RuleExemption Read(FieldReader fields, int index) =>
        new(fields.Text($"exemptions.{index}.rule", Rule, ContextLimits.NameChars), Source.Trim().Length == 0 ? null : fields.Text($"exemptions.{index}.source", Source, ContextLimits.NameChars));
}

/// <summary>The schema of contents that bear a tag.</summary>
public sealed class SchemaDraft
{
    public string Tag { get; set; } = "";

    /// <summary>The JSON Schema.</summary>
    public string Text { get; set; } = "";

    public Verdict Verdict { get; set; } = Verdict.Neutralize;

    internal ContentSchema Read(FieldReader fields, int index, IReadOnlyList<SchemaDraft> all)
    {
        var name = $"schemas.{index}.tag";
        var schema = new ContentSchema(fields.Text(name, Tag, ContextLimits.NameChars), Text, Verdict);
        if (!ContentSchema.IsTag(schema.Tag)) fields.Refuse(name, "A name and a version number, like weather.forecast/2.");
        else if (all.Take(index).Any(s => s.Tag.Trim() == schema.Tag)) fields.Refuse(name, "There is a schema of this tag already.");
        if (ContentSchema.ProblemOf(Text) is { } problem) fields.Refuse($"schemas.{index}.text", $"The schema {problem}.");
        return schema;
    }
}

/// <summary>Reads text fields and remembers which could not be read, and why.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Problems => _problems;

    public int? Score(string name, string text)
    {
        if (text.Trim().Length == 0) return null;
        var isRead = decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        if (isRead && value is >= 0.001m and <= 1m) return (int)Math.Round(value * 1000);
        _problems[name] = "From 0.001 to 1, or empty for never.";
        return null;
    }

    public int Number(string name, string text, int least, int most)
    {
        if (int.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        _problems[name] = $"From {least.ToString("N0", CultureInfo.InvariantCulture)} to {most.ToString("N0", CultureInfo.InvariantCulture)}.";
        return least;
    }

    public void Refuse(string name, string why) => _problems.TryAdd(name, why);

    public string Text(string name, string text, int most)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 || trimmed.Length > most) _problems[name] = trimmed.Length == 0 ? "This is needed." : $"At most {most} characters.";
        return trimmed;
    }
}
