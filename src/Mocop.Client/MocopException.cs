using System.Net;

namespace Mocop.Client;

/// <summary>The gateway refused a call.</summary>
public sealed class MocopException : Exception
{
    /// <summary>Makes an exception of an answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The stable code, e.g. <c>key.revoked</c>; <c>unknown</c> when the answer had none.</param>
    /// <param name="message">For a person.</param>
    /// <param name="field">The member of the request at fault.</param>
    /// <param name="incident">The incident that the call left.</param>
    public MocopException(HttpStatusCode status, string code, string message, string? field, string? incident)
        : base(message) => (Status, Code, Field, Incident) = (status, code, field, incident);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The stable code.</summary>
    public string Code { get; }

    /// <summary>The member of the request at fault, as a path: <c>blocks[2].kind</c>.</summary>
    public string? Field { get; }

    /// <summary>The incident that the call left, when it was taken for an attack.</summary>
    public string? Incident { get; }
}
