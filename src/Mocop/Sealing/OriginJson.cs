using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>An origin in canonical JSON.</summary>
internal static class OriginJson
{
    private static readonly string[] s_members = ["callId", "id", "tool", "type", "uri", "version"];

    public static void Write(CanonicalJsonWriter writer, BlockOrigin origin)
    {
        writer.StartObject();
        Optional("callId", origin.CallId);
        Optional("id", origin.Id);
        Optional("tool", origin.Tool);
        writer.Name("type").String(origin.Type);
        Optional("uri", origin.Uri);
        Optional("version", origin.Version);
        writer.EndObject();

        void Optional(string name, string? value)
        {
            if (value is not null)
                writer.Name(name).String(value);
        }
    }

    public static BlockOrigin Read(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, s_members);
        return new BlockOrigin(
            members.Text("type", ContextLimits.NameChars, 1),
            members.OptionalText("id", ContextLimits.NameChars),
            members.OptionalText("version", ContextLimits.NameChars),
            members.OptionalText("tool", ContextLimits.NameChars),
            members.OptionalText("callId", ContextLimits.NameChars),
            members.OptionalText("uri", ContextLimits.UriChars));
    }
}
