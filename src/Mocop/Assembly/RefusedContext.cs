using Mocop.Budgets;

namespace Mocop.Assembly;

/// <summary>A request that came to nothing, and why.</summary>
/// <param name="Code">A stable code: <c>schema.unknown</c>, <c>block.too-large</c>, <c>tenant.mismatch</c>, <c>block.seal-broken</c>, <c>block.unproven</c>, <c>budget.system-does-not-fit</c>, <c>policy.blocked</c>, …</param>
/// <param name="Field">The member of the request at fault, as a path: <c>blocks[2].tenant</c>.</param>
/// <param name="Message">What is wrong and what the limit is, for a person. Holds nothing of any block's content.</param>
public sealed record RefusedContext(string Code, string Field, string Message) : AssemblyOutcome
{
    /// <summary>What would have to be cut, when the tokens were over the budget and there is such a plan.</summary>
    public BudgetPlan? Budget { get; init; }
}
