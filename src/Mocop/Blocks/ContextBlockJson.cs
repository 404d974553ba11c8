using System.Text.Json;
using Mocop.Assembly;
using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Blocks;

/// <summary>A block as applications send it and the plugin runtime hands it out: <c>{"kind":"plugin","origin":{…},"content":"…",…}</c>.</summary>
public static class ContextBlockJson
{
    /// <summary>Writes a block in canonical JSON; members without a value are left out. A sealed block that was written so is still sealed when it is read.</summary>
    /// <param name="block">The block; its content holds no unpaired surrogate.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(ContextBlock block)
    {
        var writer = new CanonicalJsonWriter().StartObject().Name("content").String(block.Content);
        if (block.CreatedAt is { } created)
            writer.Name("createdAt").String(EnvelopeTime.Format(created));
        Optional("id", block.Id);
        writer.Name("kind").String(WireName.Of(block.Kind)).Name("mediaType").String(block.MediaType);
        if (block.Origin is { } origin)
            OriginJson.Write(writer.Name("origin"), origin);
        if (block.Role is { } role)
            writer.Name("role").String(WireName.Of(role));
        Optional("schema", block.Schema);
        if (block.Seal is { } seal)
            writer.Name("seal").StartObject().Name("protected").String(seal.Protected).Name("signature").String(seal.Signature).EndObject();
        writer.Name("sensitivity").String(WireName.Of(block.Sensitivity));
        Optional("tenant", block.Tenant);
        return writer.EndObject().ToArray();

        void Optional(string name, string? value)
        {
            if (value is not null)
                writer.Name(name).String(value);
        }
    }

    /// <summary>Reads a block; a member that is unknown, missing, of another type or too long refuses it. Only <c>kind</c> and <c>content</c> must be there.</summary>
    /// <param name="value">The JSON.</param>
    /// <param name="path">Where it stands, for the error, e.g. <c>blocks[2]</c>.</param>
    /// <param name="block">The block.</param>
    /// <param name="error">What is wrong, and where.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(JsonElement value, string path, out ContextBlock block, out JsonError? error)
    {
        var json = new StrictJson();
        block = Read(json, value, path);
        error = json.Error;
        return error is null;
    }

    internal static ContextBlock Read(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(
            value, path, "content", "createdAt", "id", "kind", "mediaType", "origin", "role", "schema", "seal", "sensitivity", "tenant");
        return new ContextBlock
        {
            Id = members.OptionalText("id", ContextLimits.IdChars, 1),
            Kind = members.Name<BlockKind>("kind"),
            Role = members.Has("role") ? members.Name<BlockRole>("role") : null,
            Content = Content(json, members),
            Tenant = members.OptionalText("tenant", ContextLimits.NameChars, 1),
            Origin = members.Has("origin") ? members.Object("origin", (v, p) => OriginJson.Read(json, v, p)) : null,
            Sensitivity = members.Has("sensitivity") ? members.Name<Sensitivity>("sensitivity") : Sensitivity.Internal,
            Schema = members.OptionalText("schema", ContextLimits.NameChars, 1),
            MediaType = members.OptionalText("mediaType", ContextLimits.NameChars, 1) ?? "text/plain",
            CreatedAt = members.Has("createdAt") ? members.Time("createdAt") : null,
            Seal = members.Has("seal") ? members.Object("seal", (v, p) => SealJson.Read(json, v, p)) : null,
        };
    }

    /// <summary>A content may hold control characters, which the engine makes visible; its length is the engine's to judge.</summary>
    private static string Content(StrictJson json, JsonMembers members)
    {
        var value = members.Element("content");
        if (json.Error is not null)
            return "";
        if (value.ValueKind != JsonValueKind.String)
            return json.Refuse(members.PathOf("content"), "must be a string", "");
        return StrictJson.TryGetText(value, out var text) ? text : json.Refuse(members.PathOf("content"), "has an unpaired surrogate", "");
    }
}
