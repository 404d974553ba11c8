using System.Globalization;
using AdminConsole.ControlPlane;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Models;
using Mocop.Assembly;
using Mocop.Blocks;

namespace AdminConsole.Gateway.Chat;

/// <summary>Says in the words of the chat's request what the engine or the model refused.</summary>
internal static class ChatRefusals
{
    public static Refusal Of(RefusedContext refused, string? incident, IReadOnlyList<ContextBlock> blocks)
    {
        var refusal = ContextRefusals.Of(refused, incident);
        return refusal with
        {
            // OpenAI's clients know 400 for whatever is wrong with a request.
            Status = refusal.Status == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : refusal.Status,
            Field = FieldOf(refused.Field, blocks),
        };
    }

    public static Refusal Of(Error error) =>
        error is UpstreamFailed failed ? new Refusal(failed.Status, failed.Code, failed.Message) { RetryAfter = failed.RetryAfter } : ErrorAnswers.Of(error);

    private static string FieldOf(string field, IReadOnlyList<ContextBlock> blocks)
    {
        if (field.Split('[', ']') is ["blocks", var digits, var rest] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < blocks.Count)
            return $"messages[{blocks[index].Id![1..]}]{(rest is ".content" or "" ? rest : ".mocop" + rest)}";
        return field switch
        {
            "blocks" => "messages",
            "subject" => "user",
            "budget.reserve" => "max_tokens",
            "budget.limit" => "messages",
            _ => field,
        };
    }
}
