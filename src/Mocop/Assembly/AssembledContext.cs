using Mocop.Budgets;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>A context that is ready for the model, with everything that proves what it is.</summary>
public sealed record AssembledContext : AssemblyOutcome
{
    /// <summary>The signed content.</summary>
    public required Envelope Envelope { get; init; }

    /// <summary>The signature over the envelope's canonical bytes.</summary>
    public required JwsSeal Seal { get; init; }

    /// <summary>What the model is to be sent, and where each character of it comes from.</summary>
    public required ContextRendering Rendering { get; init; }

    /// <summary>The hardest verdict of the blocks.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How the tokens were spent and what was cut: the plan, which was carried out as it stands.</summary>
    public required BudgetPlan Budget { get; init; }
}
