using System.Text.Json.Nodes;
using AdminConsole.Gateway.Models;

namespace AdminConsole.Gateway.Chat;

/// <summary>A chat completion that was asked for.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Turns">The messages.</param>
/// <param name="Parameters">Every other member, untouched, for the model.</param>
internal sealed record ChatRequest(string Model, IReadOnlyList<ChatTurn> Turns, JsonObject Parameters)
{
    public bool Stream { get; init; }

    /// <summary>Whether a streamed answer ends with its usage.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>The most tokens of one answer; null when the request names none.</summary>
    public int? AnswerLimit { get; init; }

    /// <summary>How many answers are wanted.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>The end user.</summary>
    public string? User { get; init; }

    public ChatCall CallWith(JsonArray messages) => new(messages, Parameters);
}

/// <summary>One message of a chat.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Role">Its role in OpenAI's words.</param>
/// <param name="Text">Its text; null when it has none, as an assistant's message that only calls tools.</param>
/// <param name="Json">The message as it was sent.</param>
internal sealed record ChatTurn(int Index, string Role, string? Text, JsonObject Json)
{
    /// <summary>The call that a tool's message answers.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>The calls of an assistant's message.</summary>
    public IReadOnlyList<ChatToolCall> ToolCalls { get; init; } = [];

    /// <summary>What the application says of a tool's answer beyond OpenAI's shape: its origin, and the plugin runtime's seal.</summary>
    public JsonObject? Proof { get; init; }

    /// <summary>The name of the block that the message becomes.</summary>
    public string BlockId => $"m{Index}";
}

/// <summary>A function that the model called.</summary>
internal sealed record ChatToolCall(string Id, string Function);
