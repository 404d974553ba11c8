using System.Text.Json;
using Mocop.Assembly;
using Mocop.Json;
using Mocop.Policies;

namespace Mocop.Sealing;

/// <summary>Writes envelopes in their canonical bytes (RFC 8785), and reads them strictly.</summary>
public static class EnvelopeJson
{
    /// <summary>The only schema tag that is known.</summary>
    public const string Schema = "mocop/1";

    private static readonly string[] HeadMembers =
        ["application", "budget", "expiresAt", "id", "issuedAt", "model", "nonce", "policy", "root", "schema", "session", "size", "spotlight", "subject", "tenant"];

    /// <summary>The canonical bytes of an envelope.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(Envelope envelope)
    {
        var writer = new CanonicalJsonWriter();
        Write(writer, envelope, envelope.Blocks);
        return writer.ToArray();
    }

    /// <summary>The canonical bytes of an envelope without its blocks: what a seal signs.</summary>
    /// <param name="head">The head, or a whole envelope whose blocks are passed over.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] WriteHead(EnvelopeHead head)
    {
        var writer = new CanonicalJsonWriter();
        Write(writer, head, blocks: null);
        return writer.ToArray();
    }

    /// <summary>
    /// Reads an envelope from JSON. White space and the order of members do not matter; a member that is unknown, missing, doubled, of another type, out of
    /// range or too long refuses it.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="error">What is wrong.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out Envelope envelope, out JsonError? error) =>
        StrictJson.TryRead(utf8, ContextLimits.EnvelopeBytes, Read, out envelope, out error);

    internal static EnvelopeHead ReadHead(StrictJson json, JsonElement value, string path) => ReadHead(json, json.Members(value, path, HeadMembers));

    internal static void Write(CanonicalJsonWriter writer, EnvelopeHead head, IReadOnlyList<EnvelopeBlock>? blocks)
    {
        writer.StartObject().Name("application").String(head.Application);
        if (blocks is not null)
        {
            writer.Name("blocks").StartArray();
            foreach (var block in blocks)
                EnvelopeBlockJson.Write(writer, block);
            writer.EndArray();
        }

        writer.Name("budget").StartObject()
            .Name("encoding").String(head.Budget.Encoding).Name("limit").Integer(head.Budget.Limit)
            .Name("reserve").Integer(head.Budget.Reserve).Name("used").Integer(head.Budget.Used).EndObject()
            .Name("expiresAt").String(EnvelopeTime.Format(head.ExpiresAt))
            .Name("id").String(head.Id)
            .Name("issuedAt").String(EnvelopeTime.Format(head.IssuedAt))
            .Name("model").String(head.Model)
            .Name("nonce").String(head.Nonce)
            .Name("policy").StartObject().Name("hash").String(head.Policy.Hash).Name("id").String(head.Policy.Id)
            .Name("version").Integer(head.Policy.Version).EndObject()
            .Name("root").String(head.Root)
            .Name("schema").String(head.Schema);
        if (head.Session is { } session)
            writer.Name("session").StartObject().Name("id").String(session.Id).Name("sequence").Integer(session.Sequence).EndObject();
        writer.Name("size").Integer(head.Size)
            .Name("spotlight").String(WireName.Of(head.Spotlight));
        if (head.Subject is { } subject)
            writer.Name("subject").String(subject);
        writer.Name("tenant").String(head.Tenant).EndObject();
    }

    private static Envelope Read(StrictJson json, JsonElement value)
    {
        var members = json.Members(value, "", ["blocks", .. HeadMembers]);
        return new Envelope(ReadHead(json, members), members.Items("blocks", ContextLimits.Blocks, (v, p) => EnvelopeBlockJson.Read(json, v, p)));
    }

    private static EnvelopeHead ReadHead(StrictJson json, JsonMembers members)
    {
        var schema = members.Text("schema", 32);
        if (json.Error is null && schema is not Schema)
            json.Refuse(members.PathOf("schema"), $"must be {Schema}", 0);
        return new EnvelopeHead
        {
            Schema = schema,
            Id = members.Text("id", ContextLimits.IdChars, 1),
            Tenant = members.Text("tenant", ContextLimits.NameChars, 1),
            Application = members.Text("application", ContextLimits.NameChars, 1),
            Subject = members.OptionalText("subject", ContextLimits.NameChars),
            Model = members.Text("model", ContextLimits.NameChars, 1),
            Policy = members.Object("policy", (v, p) => ReadPolicy(json, v, p)),
            Spotlight = members.Name<SpotlightMode>("spotlight"),
            IssuedAt = members.Time("issuedAt"),
            ExpiresAt = members.Time("expiresAt"),
            Nonce = EnvelopeNonce.Read(json, members),
            Session = members.Has("session") ? members.Object("session", (v, p) => ReadSession(json, v, p)) : null,
            Budget = members.Object("budget", (v, p) => ReadBudget(json, v, p)),
            Root = ContentHash.Read(json, members, "root"),
            Size = members.Int("size", 1, ContextLimits.Blocks),
        };
    }

    private static PolicyReference ReadPolicy(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "hash", "id", "version");
        return new PolicyReference(members.Text("id", ContextLimits.NameChars, 1), members.Int("version", 1), ContentHash.Read(json, members, "hash"));
    }

    private static SessionReference ReadSession(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "id", "sequence");
        return new SessionReference(members.Text("id", ContextLimits.NameChars, 1), members.Integer("sequence", 1, CanonicalJsonWriter.MaxInteger));
    }

    private static EnvelopeBudget ReadBudget(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "encoding", "limit", "reserve", "used");
        return new EnvelopeBudget(
            members.Text("encoding", 64, 1),
            members.Int("limit", 0, ContextLimits.Tokens),
            members.Int("reserve", 0, ContextLimits.Tokens),
            members.Int("used", 0, ContextLimits.Tokens));
    }
}
