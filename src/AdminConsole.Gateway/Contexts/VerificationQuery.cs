using System.Globalization;
using AdminConsole.Gateway.Answers;
using Mocop.Assembly;

namespace AdminConsole.Gateway.Contexts;

/// <summary>What the query of <c>POST /v1/contexts/verify</c> asks beside the seal's holding. A parameter that is not known is refused: an expectation that is passed over in silence would be worse than none.</summary>
/// <param name="Block">A block that it must hold.</param>
/// <param name="After">The session that it must continue, and the sequence that was accepted last.</param>
/// <param name="Once">Accept each context once.</param>
internal sealed record VerificationQuery(string? Block, SessionReference? After, bool Once)
{
    public static bool TryRead(IQueryCollection query, out VerificationQuery read, out Refusal? refusal)
    {
        read = new VerificationQuery(null, null, false);
        refusal = query.Where(p => p.Value.Count != 1 || p.Key is not ("block" or "session" or "after" or "once")).Select(p => Wrong(p.Key, "is unknown, or stands twice; known are block, session, after and once")).FirstOrDefault();
        if (refusal is not null)
            return false;
        var (block, session, after, once) = (Text(query, "block"), Text(query, "session"), Text(query, "after"), Text(query, "once"));
        var sequence = 0L;
        refusal = block is { Length: 0 or > ContextLimits.IdChars } ? Wrong("block", $"must have 1 to {ContextLimits.IdChars} characters")
            : session is { Length: 0 or > ContextLimits.NameChars } ? Wrong("session", $"must have 1 to {ContextLimits.NameChars} characters")
            : session is null != after is null ? Wrong(session is null ? "session" : "after", "is missing; session and after need each other")
            : after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out sequence) ? Wrong("after", "must be a number from 0")
            : once is not (null or "true" or "false") ? Wrong("once", "must be true or false")
            : null;
        read = new VerificationQuery(block, session is null ? null : new SessionReference(session, sequence), once is "true");
        return refusal is null;
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var value) ? value[0] : null;

    private static Refusal Wrong(string name, string what) => new(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"The query's {name} {what}.", name);
}
