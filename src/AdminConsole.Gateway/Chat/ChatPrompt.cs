using System.Text.Json.Nodes;
using Mocop.Assembly;
using Mocop.Sealing;

namespace AdminConsole.Gateway.Chat;

/// <summary>Puts the rendered texts back into the application's messages, whose order and calls stay as they were.</summary>
internal static class ChatPrompt
{
    private const string LeftOut = "[mocop: left out for the token budget]";

    public static JsonArray Of(IReadOnlyList<ChatTurn> turns, AssembledContext context)
    {
        var shown = context.Envelope.Blocks.Where(b => !b.Transforms.Any(t => t.Op == TransformOp.Drop)).ToList();
        var preambleAlone = context.Rendering.Messages.Count - shown.Count;
        var texts = shown.Select((b, i) => (b.Id, context.Rendering.Messages[i + preambleAlone].Content)).ToDictionary(t => t.Id, t => t.Content, StringComparer.Ordinal);
        var messages = new JsonArray();
        for (var i = 0; i < preambleAlone; i++)
            messages.Add((JsonNode)new JsonObject { ["role"] = "system", ["content"] = context.Rendering.Messages[i].Content });
        foreach (var turn in turns)
        {
            if (MessageOf(turn, turns, texts.GetValueOrDefault(turn.BlockId)) is { } message)
                messages.Add((JsonNode)message);
        }

        return messages;
    }

    private static JsonObject? MessageOf(ChatTurn turn, IReadOnlyList<ChatTurn> turns, string? text)
    {
        var isTool = turn.Role is "tool" or "function";
        // A call must keep its answer, and an answer its call, or the model's API refuses the prompt.
        var isNeeded = turn.ToolCalls.Count > 0 || turn.Json.ContainsKey("function_call") || isTool || turn.Text is { Length: 0 };
        if (text is null && !isNeeded)
            return null;
        var message = (JsonObject)turn.Json.DeepClone();
        message.Remove("mocop");
        message["content"] = text ?? (turn.Text is { Length: 0 } ? "" : isTool ? LeftOut : null);
        if (isTool && !ChatBlocks.AnswersACall(turn, turns))
        {
            message["role"] = "user";
            message.Remove("tool_call_id");
            message.Remove("name");
        }

        return message;
    }
}
