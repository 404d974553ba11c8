using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Plugins;

namespace AdminConsole.Gateway.Answers;

/// <summary>The HTTP form of what a use case refuses. The one place where it is decided.</summary>
internal static class ErrorAnswers
{
    public static Refusal Of(Error error) => new(StatusOf(error), error.Code, error.Message, error.Field)
    {
        RetryAfter = error is PluginFault { Status: StatusCodes.Status503ServiceUnavailable } ? TimeSpan.FromSeconds(1) : (error as BudgetExceeded)?.RetryAfter,
    };

    private static int StatusOf(Error error) => error switch
    {
        NotFound => StatusCodes.Status404NotFound,
        Forbidden or ToolRefused => StatusCodes.Status403Forbidden,
        PluginFault fault => fault.Status,
        KeyRefused => StatusCodes.Status401Unauthorized,
        Conflict => StatusCodes.Status409Conflict,
        BudgetExceeded => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
