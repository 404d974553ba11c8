namespace AdminConsole.ControlPlane;

/// <summary>An expected failure of a use case. Mapped once, at the edge, to a problem document or to a message beside a field.</summary>
/// <param name="Code">Stable and machine-readable, e.g. <c>tenant.slug-taken</c>.</param>
/// <param name="Message">For a person; names the limit, repeats no secret and no payload.</param>
/// <param name="Field">The member at fault, camelCase, when one is.</param>
public abstract record Error(string Code, string Message, string? Field = null);

public sealed record NotFound(string What) : Error("not-found", $"{What} does not exist, or is not yours to see.");

public sealed record Forbidden(string Needed) : Error("forbidden", $"This needs the permission “{Needed}”.");

public sealed record Invalid(string Code, string Field, string Message) : Error(Code, Message, Field);

public sealed record Conflict(string Code, string Message, string? Field = null) : Error(Code, Message, Field);
