using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Json;
using Mocop.Schemas;

namespace Mocop.Policies;

/// <summary>Reads a policy member by member.</summary>
internal static class GuardrailPolicyReader
{
    public const int MaxBytes = 1_048_576;

    private const int MaxExemptions = 1000;
    private const int MaxPriority = 1000;
    private const int MaxLifetimeSeconds = 86_400;

    public static GuardrailPolicy Read(StrictJson json, JsonElement value)
    {
        var members = json.Members(value, "", ["exemptions", "groups", "id", "kinds", "lifetimeSeconds", "overflow", "refuseUnproven", "schemas", "spotlight", "version"]);
        var policy = new GuardrailPolicy
        {
            Id = members.Text("id", ContextLimits.IdChars, 1),
            Version = members.Has("version") ? members.Int("version", 1) : 1,
            Kinds = members.Object("kinds", (v, p) => ReadKinds(json, v, p)) ?? new Dictionary<BlockKind, KindPolicy>(),
            Spotlight = members.Name<SpotlightMode>("spotlight"),
            RefuseUnproven = members.Boolean("refuseUnproven"),
            Overflow = members.Name<OverflowAction>("overflow"),
            Groups = members.Items("groups", Enum.GetValues<BlockKind>().Length, (v, p) => ReadGroup(json, v, p)),
            Exemptions = members.Items("exemptions", MaxExemptions, (v, p) => ReadExemption(json, v, p)),
            Schemas = members.Has("schemas") ? members.Items("schemas", ContentSchema.MaxSchemas, (v, p) => PolicySchemasJson.Read(json, v, p)) : [],
            Lifetime = TimeSpan.FromSeconds(members.Int("lifetimeSeconds", 1, MaxLifetimeSeconds)),
        };
        var twice = policy.Groups.GroupBy(g => g.Kind).FirstOrDefault(g => g.Count() > 1);
        var tagTwice = policy.Schemas.GroupBy(s => s.Tag, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return tagTwice is not null ? json.Refuse("schemas", $"has two schemas of tag {tagTwice.Key}", policy)
            : twice is null ? policy : json.Refuse("groups", $"has two groups of kind {WireName.Of(twice.Key)}", policy);
    }

    private static Dictionary<BlockKind, KindPolicy> ReadKinds(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, [.. WireName.All<BlockKind>()]);
        var kinds = Enum.GetValues<BlockKind>()
            .Where(kind => members.Has(WireName.Of(kind)))
            .ToDictionary(kind => kind, kind => members.Object(WireName.Of(kind), (v, p) => ReadThresholds(json, v, p)));
        return kinds.Count > 0 ? kinds : json.Refuse(path, "must name at least one kind", kinds);
    }

    private static KindPolicy ReadThresholds(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "blockAt", "neutralizeAt", "quarantineAt", "redactAt");
        return new KindPolicy(Score("neutralizeAt"), Score("redactAt"), Score("quarantineAt"), Score("blockAt"));

        int? Score(string name) => members.Has(name) ? members.Int(name, 0, 1000) : null;
    }

    private static BudgetGroup ReadGroup(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "cap", "floor", "kind", "priority", "sharePercent", "strategy");
        return new BudgetGroup(
            members.Name<BlockKind>("kind"),
            members.Int("floor", 0, ContextLimits.Tokens),
            members.Int("sharePercent", 0, 100),
            members.Has("cap") ? members.Int("cap", 0, ContextLimits.Tokens) : null,
            members.Int("priority", 0, MaxPriority),
            members.Name<TruncationStrategy>("strategy"));
    }

    private static RuleExemption ReadExemption(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "originId", "rule");
        return new RuleExemption(members.Text("rule", ContextLimits.NameChars, 1), members.OptionalText("originId", ContextLimits.NameChars, 1));
    }
}
