using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.ControlPlane;
using Mocop.Json;
using Mocop.Rendering;

namespace AdminConsole.Gateway.Models;

/// <summary>A model that completes chats, in OpenAI's terms.</summary>
public interface IChatModel
{
    /// <summary>Completes a chat in one answer.</summary>
    Task<Result<ChatAnswer>> CompleteAsync(ChatCall call, CancellationToken cancellation);

    /// <summary>Completes a chat part by part. The result says whether the answer began; the enumeration throws <see cref="UpstreamBrokenException"/> when it breaks off.</summary>
    Task<Result<IAsyncEnumerable<ChatChunk>>> StreamAsync(ChatCall call, CancellationToken cancellation);
}

/// <summary>What a model is sent.</summary>
/// <param name="Messages">The messages as OpenAI's API has them.</param>
/// <param name="Parameters">Every other member of the request but <c>model</c>, <c>messages</c> and <c>stream</c>, as the application sent it.</param>
public sealed record ChatCall(JsonArray Messages, JsonObject Parameters)
{
    /// <summary>A call with nothing but the messages of a rendering.</summary>
    public static ChatCall Of(IEnumerable<RenderedMessage> messages) => new(
        [.. messages.Select(m => (JsonNode)new JsonObject { ["role"] = WireName.Of(m.Role), ["content"] = m.Content })], []);
}

/// <summary>A whole answer.</summary>
/// <param name="Json">The answer as OpenAI's API has it.</param>
/// <param name="Text">The text of its first choice; empty when it only calls tools.</param>
/// <param name="Usage">The tokens, when the model says.</param>
public sealed record ChatAnswer(ReadOnlyMemory<byte> Json, string Text, ChatUsage? Usage)
{
    /// <summary>The functions that the answer calls, in order.</summary>
    public IReadOnlyList<string> CalledTools { get; init; } = [];
}

/// <summary>A part of an answer.</summary>
/// <param name="Json">The part as OpenAI's API has it.</param>
/// <param name="Text">Everything in it that was generated: text and arguments of calls.</param>
/// <param name="Usage">The tokens of the whole, in the last part.</param>
/// <param name="IsUsageOnly">Whether the part has no choice and is there for the usage alone.</param>
public sealed record ChatChunk(ReadOnlyMemory<byte> Json, string Text, ChatUsage? Usage, bool IsUsageOnly);

/// <summary>Tokens that a call took.</summary>
public sealed record ChatUsage(long PromptTokens, long CompletionTokens)
{
    public long Total => PromptTokens + CompletionTokens;

    internal static ChatUsage? Of(JsonElement answer) =>
        answer.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            && usage.TryGetProperty("prompt_tokens", out var prompt) && prompt.TryGetInt64(out var sent)
            ? new ChatUsage(sent, usage.TryGetProperty("completion_tokens", out var completion) && completion.TryGetInt64(out var got) ? got : 0)
            : null;
}

/// <summary>A model that did not answer as it should.</summary>
/// <param name="Status">The status for the caller.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">For a person.</param>
/// <param name="RetryAfter">When it is worth trying again.</param>
public sealed record UpstreamFailed(int Status, string Code, string Message, TimeSpan? RetryAfter = null) : Error(Code, Message);

/// <summary>An answer broke off after it had begun.</summary>
public sealed class UpstreamBrokenException(string message, Exception? inner = null) : Exception(message, inner);
