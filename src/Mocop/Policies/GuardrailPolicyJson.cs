using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Policies;

/// <summary>Policies in canonical JSON.</summary>
public static class GuardrailPolicyJson
{
    /// <summary>The hash of a policy: <c>sha256:</c> over the canonical JSON of every member but the version.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The hash.</returns>
    public static string Hash(GuardrailPolicy policy) => ContentHash.Of(Write(policy, withVersion: false));

    /// <summary>The canonical JSON of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(GuardrailPolicy policy) => Write(policy, withVersion: true);

    private static byte[] Write(GuardrailPolicy policy, bool withVersion)
    {
        var writer = new CanonicalJsonWriter().StartObject().Name("exemptions").StartArray();
        foreach (var exemption in policy.Exemptions)
        {
            writer.StartObject();
            if (exemption.OriginId is { } origin)
                writer.Name("originId").String(origin);
            writer.Name("rule").String(exemption.Rule).EndObject();
        }

        writer.EndArray().Name("groups").StartArray();
        foreach (var group in policy.Groups)
        {
            writer.StartObject();
            if (group.Cap is { } cap)
                writer.Name("cap").Integer(cap);
            writer.Name("floor").Integer(group.Floor)
                .Name("kind").String(WireName.Of(group.Kind))
                .Name("priority").Integer(group.Priority)
                .Name("sharePercent").Integer(group.SharePercent)
                .Name("strategy").String(WireName.Of(group.Strategy))
                .EndObject();
        }

        writer.EndArray().Name("id").String(policy.Id).Name("kinds").StartObject();
        foreach (var (kind, thresholds) in policy.Kinds.OrderBy(k => WireName.Of(k.Key), StringComparer.Ordinal))
        {
            writer.Name(WireName.Of(kind)).StartObject();
            Threshold(writer, "blockAt", thresholds.BlockAt);
            Threshold(writer, "neutralizeAt", thresholds.NeutralizeAt);
            Threshold(writer, "quarantineAt", thresholds.QuarantineAt);
            Threshold(writer, "redactAt", thresholds.RedactAt);
            writer.EndObject();
        }

        writer.EndObject()
            .Name("lifetimeSeconds").Integer((long)policy.Lifetime.TotalSeconds)
            .Name("overflow").String(WireName.Of(policy.Overflow))
            .Name("refuseUnproven").Boolean(policy.RefuseUnproven)
            .Name("spotlight").String(WireName.Of(policy.Spotlight));
        if (withVersion)
            writer.Name("version").Integer(policy.Version);
        return writer.EndObject().ToArray();
    }

    private static void Threshold(CanonicalJsonWriter writer, string name, int? score)
    {
        if (score is { } value)
            writer.Name(name).Integer(value);
    }
}
