using System.Text.Json.Nodes;
using Mocop.Tokens;

namespace AdminConsole.Gateway.Chat;

/// <summary>Counts what a call costs beside its blocks.</summary>
internal static class ChatTokens
{
    private static readonly string[] Counted = ["tools", "functions", "response_format", "prediction"];

    public static TokenEncoding EncodingOf(string model) => TokenEncoding.Get(ModelEncodings.For(model).Encoding);

    /// <summary>Tokens of what is passed on as it is: definitions of tools, formats, and the calls that the model made. Their exact form at the provider is not published, so it is an estimate.</summary>
    public static int PassedOn(ChatRequest request)
    {
        var encoding = EncodingOf(request.Model);
        return Counted.Select(name => request.Parameters[name]).Concat(request.Turns.SelectMany(t => new[] { t.Json["tool_calls"], t.Json["function_call"] }))
            .OfType<JsonNode>().Sum(node => encoding.Count(node.ToJsonString()));
    }
}
