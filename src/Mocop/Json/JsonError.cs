namespace Mocop.Json;

/// <summary>Why a JSON text was refused.</summary>
/// <param name="Reason"><c>malformed</c>: no JSON, or text that is no Unicode; <c>schema</c>: JSON of another shape.</param>
/// <param name="Path">The member at fault, e.g. <c>blocks[2].origin.type</c>; empty for the whole.</param>
/// <param name="Message">What is wrong and what is allowed; holds no value of the text.</param>
public sealed record JsonError(string Reason, string Path, string Message);
