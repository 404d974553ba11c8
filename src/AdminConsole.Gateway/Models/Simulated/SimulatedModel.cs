using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.ControlPlane;
using Mocop.Tokens;

namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>
/// The built-in stand-in for a model: it obeys orders wherever they stand free in the prompt, and reads as data what stands between fences that a system message declared.
/// The same prompt gives the same answer. It shows the mechanism and proves nothing about real models.
/// </summary>
internal sealed class SimulatedModel(TimeProvider clock) : IChatModel
{
    private const string Name = "simulated";

    public Task<Result<ChatAnswer>> CompleteAsync(ChatCall call, CancellationToken cancellation)
    {
        var speech = Speech.Of(call);
        var message = new JsonObject { ["role"] = "assistant", ["content"] = speech.Call is null ? speech.Text : null };
        if (speech.Call is not null)
            message["tool_calls"] = speech.CallJson(indexed: false);
        var answer = Head(speech, "chat.completion");
        answer["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = speech.FinishReason });
        answer["usage"] = speech.UsageJson();
        var result = new ChatAnswer(Utf8(answer), speech.Call is null ? speech.Text : "", speech.Usage) { CalledTools = speech.Call is { } called ? [called.Name] : [] };
        return Task.FromResult<Result<ChatAnswer>>(result);
    }

    public Task<Result<IAsyncEnumerable<ChatChunk>>> StreamAsync(ChatCall call, CancellationToken cancellation) =>
        Task.FromResult(Result.Of(ChunksAsync(Speech.Of(call), cancellation)));

    private async IAsyncEnumerable<ChatChunk> ChunksAsync(Speech speech, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Chunk(speech, new JsonObject { ["role"] = "assistant", ["content"] = "" }, "");
        if (speech.Call is { } called)
        {
            yield return Chunk(speech, new JsonObject { ["tool_calls"] = speech.CallJson(indexed: true) }, called.Name + called.Arguments);
        }
        else
        {
            var said = 0;
            foreach (var token in TokenEncoding.O200kBase.Spans(speech.Text))
            {
                cancellation.ThrowIfCancellationRequested();
                // Gives the writer a turn after each part, as a network would.
                await Task.Yield();
                var end = token.Start + token.Length;
                if (end <= said)
                    continue;
                var text = speech.Text[said..end];
                said = end;
                yield return Chunk(speech, new JsonObject { ["content"] = text }, text);
            }
        }

        yield return Chunk(speech, [], "", speech.FinishReason);
        var last = Head(speech, "chat.completion.chunk");
        last["choices"] = new JsonArray();
        last["usage"] = speech.UsageJson();
        yield return new ChatChunk(Utf8(last), "", speech.Usage, IsUsageOnly: true);
    }

    private ChatChunk Chunk(Speech speech, JsonObject delta, string text, string? finish = null)
    {
        var chunk = Head(speech, "chat.completion.chunk");
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish });
        return new ChatChunk(Utf8(chunk), text, null, IsUsageOnly: false);
    }

    private JsonObject Head(Speech speech, string type) => new()
    {
        ["id"] = $"chatcmpl-{speech.Id}",
        ["object"] = type,
        ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        ["model"] = Name,
        ["system_fingerprint"] = Name,
    };

    private static byte[] Utf8(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value, Answers.JsonAnswer.Options);

    /// <summary>What is said in answer to a call, and what it costs.</summary>
    private sealed record Speech(string Id, string Text, SimulatedToolCall? Call, string FinishReason, ChatUsage Usage)
    {
        public static Speech Of(ChatCall call)
        {
            List<PromptMessage> messages = [.. call.Messages.OfType<JsonObject>().Select(m => new PromptMessage(TextOf(m["role"]), TextOf(m["content"])))];
            var reply = SimulatedReply.To(messages, SimulatedTool.Of(call.Parameters["tools"]));
            var encoding = TokenEncoding.O200kBase;
            var limit = LimitOf(call.Parameters["max_completion_tokens"]) ?? LimitOf(call.Parameters["max_tokens"]) ?? int.MaxValue;
            var text = encoding.Fits(reply.Text, limit) ? reply.Text : reply.Text[..encoding.PrefixLength(reply.Text, limit)];
            var finish = reply.Call is not null ? "tool_calls" : text.Length < reply.Text.Length ? "length" : "stop";
            var usage = new ChatUsage(messages.Sum(m => encoding.Count(m.Content) + 3) + 3, encoding.Count(reply.Call is { } c ? c.Name + c.Arguments : text));
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Messages.ToJsonString())).AsSpan(0, 12));
            return new(id, text, reply.Call, finish, usage);
        }

        public JsonArray CallJson(bool indexed)
        {
            var json = new JsonObject
            {
                ["id"] = $"call_{Id[..16]}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = Call!.Name, ["arguments"] = Call.Arguments },
            };
            if (indexed)
                json["index"] = 0;
            return new JsonArray(json);
        }

        public JsonObject UsageJson() => new()
        {
            ["prompt_tokens"] = Usage.PromptTokens,
            ["completion_tokens"] = Usage.CompletionTokens,
            ["total_tokens"] = Usage.Total,
        };

        private static string TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var found) ? found : "";

        private static int? LimitOf(JsonNode? value) => value is JsonValue number && number.TryGetValue<int>(out var found) && found > 0 ? found : null;
    }
}
