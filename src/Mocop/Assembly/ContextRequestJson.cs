using System.Text.Json;
using Mocop.Blocks;
using Mocop.Json;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>Reads the request of <c>POST /v1/contexts</c> and of <c>mocop assemble</c>.</summary>
public static class ContextRequestJson
{
    /// <summary>The longest request in bytes: 16 Mi.</summary>
    public const int MaxBytes = 16_777_216;

    /// <summary>
    /// Reads a request; a member that is unknown, missing, doubled, of another type or too long refuses it. Only <c>model</c> and <c>blocks</c> must be there.
    /// An unknown schema tag, a wrong tenant label and everything about the blocks' contents is for <see cref="ContextAssembler"/> to refuse.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="tenant">The tenant, as authenticated.</param>
    /// <param name="application">The application, as authenticated.</param>
    /// <param name="request">The request.</param>
    /// <param name="error">What is wrong, and where.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, string tenant, string application, out ContextRequest request, out JsonError? error)
    {
        request = new ContextRequest { Tenant = tenant, Application = application, Model = "", Blocks = [] };
        if (!StrictJson.TryParse(utf8, MaxBytes, out var document, out error))
            return false;
        using (document)
        {
            var json = new StrictJson();
            request = Read(json, document.RootElement, request);
            error = json.Error;
            return error is null;
        }
    }

    private static ContextRequest Read(StrictJson json, JsonElement value, ContextRequest whose)
    {
        var members = json.Members(value, "", "blocks", "budget", "format", "model", "schema", "session", "subject");
        return whose with
        {
            Schema = members.OptionalText("schema", 64) ?? EnvelopeJson.Schema,
            Model = members.Text("model", ContextLimits.NameChars, 1),
            Format = members.Has("format") ? members.Name<RenderFormat>("format") : RenderFormat.OpenAi,
            Subject = members.OptionalText("subject", ContextLimits.NameChars, 1),
            Session = members.Has("session") ? members.Object("session", (v, p) => Session(json, v, p)) : null,
            Budget = members.Has("budget") ? members.Object("budget", (v, p) => Budget(json, v, p)) : null,
            Blocks = members.Items("blocks", ContextLimits.Blocks, (v, p) => ContextBlockJson.Read(json, v, p)),
        };
    }

    private static SessionReference Session(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "id", "sequence");
        var sequence = members.Has("sequence") ? members.Integer("sequence", 1, CanonicalJsonWriter.MaxInteger) : 1;
        return new SessionReference(members.Text("id", ContextLimits.NameChars, 1), sequence);
    }

    private static ContextBudget Budget(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "limit", "reserve");
        return new ContextBudget(
            members.Int("limit", 1, ContextLimits.Tokens),
            members.Has("reserve") ? members.Int("reserve", 0, ContextLimits.Tokens) : 0);
    }
}
