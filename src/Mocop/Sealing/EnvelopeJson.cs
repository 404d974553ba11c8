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

    /// <summary>The canonical bytes of an envelope: what a seal signs.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(Envelope envelope)
    {
        var writer = new CanonicalJsonWriter().StartObject()
            .Name("application").String(envelope.Application)
            .Name("blocks").StartArray();
        foreach (var block in envelope.Blocks)
            EnvelopeBlockJson.Write(writer, block);
        writer.EndArray()
            .Name("budget").StartObject()
            .Name("encoding").String(envelope.Budget.Encoding).Name("limit").Integer(envelope.Budget.Limit)
            .Name("reserve").Integer(envelope.Budget.Reserve).Name("used").Integer(envelope.Budget.Used).EndObject()
            .Name("expiresAt").String(EnvelopeTime.Format(envelope.ExpiresAt))
            .Name("id").String(envelope.Id)
            .Name("issuedAt").String(EnvelopeTime.Format(envelope.IssuedAt))
            .Name("model").String(envelope.Model)
            .Name("nonce").String(envelope.Nonce)
            .Name("policy").StartObject().Name("hash").String(envelope.Policy.Hash).Name("id").String(envelope.Policy.Id)
            .Name("version").Integer(envelope.Policy.Version).EndObject()
            .Name("root").String(envelope.Root)
            .Name("schema").String(envelope.Schema);
        if (envelope.Session is { } session)
            writer.Name("session").StartObject().Name("id").String(session.Id).Name("sequence").Integer(session.Sequence).EndObject();
        writer.Name("spotlight").String(WireName.Of(envelope.Spotlight));
        if (envelope.Subject is { } subject)
            writer.Name("subject").String(subject);
        return writer.Name("tenant").String(envelope.Tenant).EndObject().ToArray();
    }

    /// <summary>
    /// Reads an envelope from JSON. White space and the order of members do not matter; a member that is unknown, missing, doubled, of another type, out of
    /// range or too long refuses it.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="error">What is wrong.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out Envelope envelope, out JsonError? error)
    {
        envelope = null!;
        if (!StrictJson.TryParse(utf8, ContextLimits.EnvelopeBytes, out var document, out error))
            return false;
        using (document)
        {
            var json = new StrictJson();
            envelope = Read(json, document.RootElement);
            error = json.Error;
            return error is null;
        }
    }

    private static Envelope Read(StrictJson json, JsonElement value)
    {
        var members = json.Members(
            value,
            "",
            ["application", "blocks", "budget", "expiresAt", "id", "issuedAt", "model", "nonce", "policy", "root", "schema", "session", "spotlight", "subject", "tenant"]);
        var schema = members.Text("schema", 32);
        if (json.Error is null && schema is not Schema)
            json.Refuse("schema", $"must be {Schema}", 0);
        return new Envelope
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
            Blocks = members.Items("blocks", ContextLimits.Blocks, (v, p) => EnvelopeBlockJson.Read(json, v, p)),
            Root = ContentHash.Read(json, members, "root"),
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
