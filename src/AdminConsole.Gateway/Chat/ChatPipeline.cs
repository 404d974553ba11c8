using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Models;
using Microsoft.Extensions.Options;
using Mocop.Assembly;

namespace AdminConsole.Gateway.Chat;

/// <summary>Takes a chat to the point where the model may be called: context assembled and stored, tokens set aside.</summary>
internal sealed class ChatPipeline(ContextPipeline contexts, ChatModels models, BudgetLedger ledger, AnswerWatch watch, IOptions<GatewayOptions> options)
{
    /// <summary>Opens a chat, or says why not. What was flagged is durable either way.</summary>
    public async Task<(ChatSession? Session, Refusal? Refusal)> OpenAsync(ApplicationIdentity caller, ChatRequest request, CancellationToken cancellation)
    {
        if (await models.FindAsync(caller, request.Model, cancellation) is not { } target)
            return (null, new(StatusCodes.Status404NotFound, "model.unknown", "The tenant has no such model, or it is disabled. GET /v1/models lists them.", "model"));
        var passedOn = ChatTokens.PassedOn(request);
        var answer = request.AnswerLimit ?? Math.Min(options.Value.AnswerTokens, target.ContextWindow / 4);
        if (answer + passedOn >= target.ContextWindow)
            return (null, new(StatusCodes.Status400BadRequest, "context.window", $"The answer's {answer} tokens and {passedOn} for tools and formats leave no room in the model's window of {target.ContextWindow}.", "max_tokens"));

        var context = new ContextRequest
        {
            Tenant = caller.Tenant,
            Application = caller.Application,
            Model = request.Model,
            Subject = string.IsNullOrEmpty(request.User) ? null : request.User,
            Budget = new ContextBudget(target.ContextWindow - passedOn, answer),
            Blocks = ChatBlocks.Of(request.Turns),
        };
        var recorded = await contexts.RunAsync(caller, "chat", context, cancellation);
        if (recorded.Outcome is not AssembledContext assembled)
            return (null, ChatRefusals.Of((RefusedContext)recorded.Outcome, recorded.Incident, context.Blocks));

        long prompt = assembled.Budget.Used + passedOn;
        var reserved = await ledger.ReserveAsync(caller, request.Model, prompt + ((long)answer * request.Choices), cancellation);
        return reserved.Succeeded
            ? (new ChatSession(caller, request, assembled, recorded, target.Model, ledger, reserved.Value, prompt, watch), null)
            : (null, ErrorAnswers.Of(reserved.Error) with { Incident = recorded.Incident, Context = assembled.Envelope.Id });
    }
}
