using System.Text.Json;
using System.Text.Json.Nodes;
using Mocop.Blocks;

namespace AdminConsole.Gateway.Chat;

/// <summary>Makes blocks of chat messages, so that every text of the prompt is scanned, escaped, counted and sealed.</summary>
internal static class ChatBlocks
{
    private const string PluginSeparator = "__";

    public static IReadOnlyList<ContextBlock> Of(IReadOnlyList<ChatTurn> turns)
    {
        var lastUser = turns.LastOrDefault(t => t.Role == "user")?.Index ?? -1;
        var calls = turns.SelectMany(t => t.ToolCalls).DistinctBy(c => c.Id, StringComparer.Ordinal).ToDictionary(c => c.Id, c => c.Function, StringComparer.Ordinal);
        return [.. turns.Where(t => t.Text is { Length: > 0 }).Select(t => BlockOf(t, lastUser, calls))];
    }

    /// <summary>Whether a tool's message answers a call that an assistant's message made. OpenAI's API refuses one that does not, so such a one is sent as the user's.</summary>
    public static bool AnswersACall(ChatTurn turn, IReadOnlyList<ChatTurn> turns) =>
        turn is { Role: "tool", ToolCallId: { } id } && turns.Take(turn.Index).Any(t => t.ToolCalls.Any(c => c.Id == id));

    private static ContextBlock BlockOf(ChatTurn turn, int lastUser, Dictionary<string, string> calls)
    {
        var block = new ContextBlock { Id = turn.BlockId, Kind = BlockKind.User, Content = turn.Text! };
        return turn.Role switch
        {
            "system" or "developer" => block with { Kind = BlockKind.System },
            "user" when turn.Index == lastUser => block,
            "user" => block with { Kind = BlockKind.History, Role = BlockRole.User },
            "assistant" => block with { Kind = BlockKind.History, Role = BlockRole.Assistant },
            _ => PluginBlock(turn, calls),
        };
    }

    private static ContextBlock PluginBlock(ChatTurn turn, Dictionary<string, string> calls)
    {
        var function = turn.ToolCallId is { } id && calls.TryGetValue(id, out var called) ? called : (turn.Json["name"] as JsonValue)?.GetValue<string>() ?? "";
        var role = turn.ToolCallId is not null && calls.ContainsKey(turn.ToolCallId) ? BlockRole.Tool : BlockRole.User;
        return turn.Proof is { } proof
            ? Proven(turn, proof, role, OriginOf(function, turn.ToolCallId))
            : new ContextBlock { Id = turn.BlockId, Kind = BlockKind.Plugin, Role = role, Content = turn.Text!, Origin = OriginOf(function, turn.ToolCallId) };
    }

    /// <summary>The whole block as the plugin runtime handed it out: what the application says beside the message, and the message's own text.</summary>
    private static ContextBlock Proven(ChatTurn turn, JsonObject proof, BlockRole role, BlockOrigin origin)
    {
        var whole = (JsonObject)proof.DeepClone();
        (whole["kind"], whole["content"]) = ("plugin", turn.Text);
        var path = $"messages[{turn.Index}].mocop";
        if (!ContextBlockJson.TryRead(JsonSerializer.SerializeToElement(whole), path, out var block, out var error))
            throw new Misread(error!.Path, error.Message);
        return block with { Id = turn.BlockId, Role = role, Origin = block.Origin ?? origin };
    }

    /// <summary>Functions are often named <c>plugin__tool</c>; a name without that is both.</summary>
    private static BlockOrigin OriginOf(string function, string? callId)
    {
        var cut = function.IndexOf(PluginSeparator, StringComparison.Ordinal);
        var (plugin, tool) = cut > 0 ? (function[..cut], function[(cut + PluginSeparator.Length)..]) : (function, function);
        return new BlockOrigin("plugin", Shown(plugin), Tool: Shown(tool), CallId: Shown(callId));
    }

    private static string? Shown(string? name) => string.IsNullOrEmpty(name) ? null : name;
}
