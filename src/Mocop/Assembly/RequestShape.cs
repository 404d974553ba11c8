using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>The bounds of a request as a whole.</summary>
internal static class RequestShape
{
    public static StageOutcome? Check(ContextRequest request)
    {
        if (!string.Equals(request.Schema, EnvelopeJson.Schema, StringComparison.Ordinal))
            return StageOutcome.Refused("schema.unknown", "schema", $"The schema tag must be {EnvelopeJson.Schema}.");
        if (request.Blocks.Count is 0 or > ContextLimits.Blocks)
            return StageOutcome.Refused("blocks.count", "blocks", $"There are {request.Blocks.Count} blocks; 1 to {ContextLimits.Blocks} are allowed.");
        return Name(request.Tenant, "tenant")
            ?? Name(request.Application, "application")
            ?? Name(request.Model, "model")
            ?? (request.Subject is { } subject ? Name(subject, "subject") : null)
            ?? (request.Session is { } session ? Name(session.Id, "session.id") ?? Sequence(session) : null)
            ?? (request.Budget is { } budget ? Budget(budget) : null)
            ?? Size(request);
    }

    public static StageOutcome? Name(string name, string field, int max = ContextLimits.NameChars) =>
        name.Length == 0 || name.Length > max
            ? StageOutcome.Refused("request.invalid", field, $"The value has {name.Length} characters; 1 to {max} are allowed.")
            : !WellFormedText.IsWellFormed(name) || name.Any(char.IsControl)
                ? StageOutcome.Refused("request.invalid", field, "The value holds a control character or an unpaired surrogate.")
                : null;

    private static StageOutcome? Sequence(SessionReference session) =>
        session.Sequence is < 1 or > Json.CanonicalJsonWriter.MaxInteger
            ? StageOutcome.Refused("request.invalid", "session.sequence", "The sequence counts from 1.")
            : null;

    private static StageOutcome? Budget(ContextBudget budget) =>
        budget.Limit is < 1 or > ContextLimits.Tokens
            ? StageOutcome.Refused("budget.invalid", "budget.limit", $"The limit is {budget.Limit}; 1 to {ContextLimits.Tokens} are allowed.")
            : budget.Reserve < 0 || budget.Reserve >= budget.Limit
                ? StageOutcome.Refused("budget.invalid", "budget.reserve", $"The reserve is {budget.Reserve}; 0 to {budget.Limit - 1} are allowed.")
                : null;

    private static StageOutcome? Size(ContextRequest request)
    {
        var chars = request.Blocks.Sum(b => (long)b.Content.Length);
        return chars > ContextLimits.ContextChars
            ? StageOutcome.Refused("context.too-large", "blocks", $"The blocks have {chars} characters together; {ContextLimits.ContextChars} are allowed.")
            : null;
    }
}
