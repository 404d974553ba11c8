using System.Runtime.CompilerServices;
using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Policies;

/// <summary>Writes policies in canonical JSON, and reads them strictly.</summary>
public static class GuardrailPolicyJson
{
    private static readonly ConditionalWeakTable<GuardrailPolicy, string> s_hashes = [];

    /// <summary>The hash of a policy: <c>sha256:</c> over the canonical JSON of every member but the version.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The hash.</returns>
    public static string HashOf(GuardrailPolicy policy) => s_hashes.GetValue(policy, static p => ContentHash.Of(Write(p, withVersion: false)));

    /// <summary>The canonical JSON of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(GuardrailPolicy policy) => Write(policy, withVersion: true);

    /// <summary>Reads a policy; a member that is unknown, missing, doubled, of another type or out of range refuses it. Only <c>version</c> and <c>schemas</c> may be missing.</summary>
    /// <param name="utf8">The JSON, at most 1 MiB.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="error">What is wrong, and where.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out GuardrailPolicy policy, out JsonError? error)
    {
        policy = GuardrailPolicy.Default;
        if (!StrictJson.TryParse(utf8, GuardrailPolicyReader.MaxBytes, out var document, out error))
            return false;
        using (document)
        {
            var json = new StrictJson();
            var read = GuardrailPolicyReader.Read(json, document.RootElement);
            error = json.Error;
            policy = error is null ? read : policy;
            return error is null;
        }
    }

    /// <summary>Reads a policy that was checked before, as from a store.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="InvalidDataException">It is none; the message names the member.</exception>
    public static GuardrailPolicy Read(ReadOnlySpan<byte> utf8) =>
        TryRead(utf8.ToArray(), out var policy, out var error) ? policy : throw new InvalidDataException($"The policy's {error!.Path} {error.Message}.");

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
            .Name("refuseUnproven").Boolean(policy.RefuseUnproven);
        if (policy.Schemas.Count > 0)
            PolicySchemasJson.Write(writer.Name("schemas"), policy.Schemas);
        writer.Name("spotlight").String(WireName.Of(policy.Spotlight));
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
