using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Models;
using Mocop.Assembly;
using Mocop.Tokens;

namespace AdminConsole.Gateway.Chat;

/// <summary>A chat whose context is sealed and stored and whose tokens are set aside. Disposing it settles the budgets, whatever became of the call.</summary>
internal sealed class ChatSession(
    ApplicationIdentity caller, ChatRequest request, AssembledContext context, RecordedContext recorded, IChatModel model, BudgetLedger ledger, Reservation reservation,
    long promptTokens, AnswerWatch watch)
    : IAsyncDisposable
{
    private readonly StringBuilder _generated = new();
    private ChatUsage? _usage;
    private bool _sent;
    private bool _seen;

    public string ContextId => context.Envelope.Id;

    /// <summary>The most severe incident of the request; of the answer, if there was none and the answer gave cause for one.</summary>
    public string? Incident { get; private set; } = recorded.Incident;

    public async Task<ControlPlane.Result<ChatAnswer>> CompleteAsync(CancellationToken cancellation)
    {
        _sent = true;
        var answer = await model.CompleteAsync(Call(), cancellation);
        if (answer.Succeeded)
        {
            _usage = answer.Value.Usage;
            _generated.Append(answer.Value.Text);
            await LookAsync();
        }
        else
        {
            _sent = WasReceived(answer.Error);
        }

        return answer;
    }

    public async Task<ControlPlane.Result<IAsyncEnumerable<ChatChunk>>> StreamAsync(CancellationToken cancellation)
    {
        _sent = true;
        var parts = await model.StreamAsync(Call(), cancellation);
        if (parts.Succeeded)
            return ControlPlane.Result.Of(CountedAsync(parts.Value));
        _sent = WasReceived(parts.Error);
        return parts;
    }

    public async ValueTask DisposeAsync()
    {
        var spent = !_sent ? 0 : _usage?.Total ?? promptTokens + ChatTokens.EncodingOf(request.Model).Count(_generated.ToString());
        await ledger.SettleAsync(reservation, spent, CancellationToken.None);
        await LookAsync();
    }

    private async Task LookAsync()
    {
        if (_seen)
            return;
        _seen = true;
        var incident = await watch.LookAsync(caller, request, recorded, _generated.ToString());
        Incident ??= incident;
    }

    /// <summary>A model that did not answer in time may have worked all the same; one that refused or could not be reached has not.</summary>
    private static bool WasReceived(ControlPlane.Error error) => error is UpstreamFailed { Status: StatusCodes.Status504GatewayTimeout };

    private ChatCall Call()
    {
        var call = request.CallWith(ChatPrompt.Of(request.Turns, context));
        if (request.AnswerLimit is not null || reservation.Shares.Count == 0)
            return call;
        // A budget holds only if the answer cannot be longer than what was set aside for it.
        var parameters = (JsonObject)call.Parameters.DeepClone();
        parameters["max_tokens"] = context.Budget.Reserve;
        return call with { Parameters = parameters };
    }

    private async IAsyncEnumerable<ChatChunk> CountedAsync(IAsyncEnumerable<ChatChunk> parts)
    {
        await foreach (var part in parts)
        {
            _usage = part.Usage ?? _usage;
            _generated.Append(part.Text);
            yield return part;
        }
    }
}
