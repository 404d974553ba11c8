namespace Mocop.Assembly;

/// <summary>How many tokens a rendered context may have.</summary>
/// <param name="Limit">Tokens of the whole, the answer included.</param>
/// <param name="Reserve">Tokens kept for the answer.</param>
public sealed record ContextBudget(int Limit, int Reserve = 0);
