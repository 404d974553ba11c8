using AdminConsole.Gateway.Answers;
using Mocop.Assembly;

namespace AdminConsole.Gateway.Contexts;

/// <summary>The HTTP form of what the engine refuses.</summary>
internal static class ContextRefusals
{
    public static Refusal Of(RefusedContext refused, string? incident) =>
        new(StatusOf(refused.Code), refused.Code, refused.Message, refused.Field) { Incident = incident, Budget = refused.Code.StartsWith("budget.", StringComparison.Ordinal) ? refused.Budget : null };

    /// <summary>What a policy or the proof of an origin forbids is forbidden; what does not fit is unprocessable.</summary>
    private static int StatusOf(string code) => code switch
    {
        "policy.blocked" or "tenant.mismatch" or "block.seal-broken" or "block.unproven" => StatusCodes.Status403Forbidden,
        "block.too-large" or "context.too-large" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
