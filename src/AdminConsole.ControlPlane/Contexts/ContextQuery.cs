using Mocop.Policies;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>Which contexts are wanted.</summary>
/// <param name="Tenant">Of one tenant only.</param>
/// <param name="Verdict">With this verdict.</param>
/// <param name="Flagged">Only those whose verdict is not to allow.</param>
public sealed record ContextQuery(Guid? Tenant = null, Verdict? Verdict = null, bool Flagged = false)
{
    /// <param name="contexts">The contexts that may be seen.</param>
    /// <param name="pattern">A text, lower case, that the id begins with, or that the subject or the model contains.</param>
    internal IQueryable<StoredContext> Over(IQueryable<StoredContext> contexts, string? pattern)
    {
        contexts = Verdict is { } verdict ? contexts.Where(c => c.Verdict == verdict) : contexts;
        contexts = Flagged ? contexts.Where(c => c.Verdict != Mocop.Policies.Verdict.Allow) : contexts;
        return pattern is null
            ? contexts
            : contexts.Where(c => c.Id.ToLower().StartsWith(pattern) || c.Model.ToLower().Contains(pattern) || c.Subject!.ToLower().Contains(pattern));
    }
}
