using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Description;
using Microsoft.AspNetCore.Http.Features;
using Mocop.Assembly;

namespace AdminConsole.Gateway.Chat;

/// <summary>OpenAI's chat completions, with MoCoP between the application and the model.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder api)
    {
        api.MapPost("/v1/chat/completions", CompleteAsync).RequireScope(ApiScopes.Chat).WithMetadata(new OpenAiErrors())
            .Describe("Completes a chat", "OpenAI's chat completions, streamed or not. Each message becomes a block of a signed context; tool messages count as plugin output.", Bodies.Chat);
        api.MapGet("/v1/models", ListAsync).RequireScope(ApiScopes.Chat).WithMetadata(new OpenAiErrors())
            .Describe("Lists the models", "The models that the caller's tenant can ask for, in OpenAI's shape.");
    }

    private static async Task<IResult> CompleteAsync(HttpContext http, ChatPipeline chats)
    {
        var (utf8, refusal) = await RequestBody.ReadAsync(http, ContextRequestJson.MaxBytes);
        if (refusal is not null)
            return refusal;
        if (ChatRequestReader.Read(utf8, out refusal) is not { } request)
            return refusal!;
        ChatSession? session;
        try
        {
            (session, refusal) = await chats.OpenAsync(http.Caller(), request, http.RequestAborted);
        }
        catch (Misread wrong)
        {
            return new Refusal(StatusCodes.Status400BadRequest, "request.invalid", $"{wrong.Path} {wrong.Message}.", wrong.Path);
        }

        if (session is null)
            return refusal!;
        await using (session)
        {
            http.Response.Headers[CallHeaders.Context] = session.ContextId;
            if (session.Incident is { } incident)
                http.Response.Headers[CallHeaders.Incident] = incident;
            return request.Stream ? await StreamAsync(http, session, request.IncludeUsage) : await AnswerAsync(http, session);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ChatSession session)
    {
        var answer = await http.Clock().WaitAsync(() => session.CompleteAsync(http.RequestAborted));
        if (session.Incident is { } incident)
            http.Response.Headers[CallHeaders.Incident] = incident;
        return answer.Succeeded ? Results.Bytes(answer.Value.Json, "application/json") : ChatRefusals.Of(answer.Error);
    }

    private static async Task<IResult> StreamAsync(HttpContext http, ChatSession session, bool includeUsage)
    {
        var parts = await http.Clock().WaitAsync(() => session.StreamAsync(http.RequestAborted));
        if (!parts.Succeeded)
            return ChatRefusals.Of(parts.Error);
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await ChatStream.WriteAsync(http.Response, parts.Value, includeUsage, http.RequestAborted);
        return Results.Empty;
    }

    private static async Task<IResult> ListAsync(HttpContext http, ModelService models)
    {
        var caller = http.Caller();
        var names = await models.NamesForAsync(caller.TenantId, http.RequestAborted);
        return JsonAnswer.Of(new ModelList("list", [.. names.Select(n => new ModelEntry(n, "model", 0, n == ModelService.Simulated ? "mocop" : caller.Tenant))]));
    }
}

/// <summary>OpenAI's list of models.</summary>
internal sealed record ModelList(string Object, IReadOnlyList<ModelEntry> Data);

/// <summary>A model in OpenAI's list.</summary>
internal sealed record ModelEntry(
    string Id, string Object, long Created, [property: System.Text.Json.Serialization.JsonPropertyName("owned_by")] string OwnedBy);
