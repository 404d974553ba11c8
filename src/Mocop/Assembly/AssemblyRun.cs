using Mocop.Budgets;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Assembly;

/// <summary>One assembly: what was asked, and what the stages have made of it so far.</summary>
internal sealed class AssemblyRun(ContextRequest request, GuardrailPolicy policy, SigningKeyRing keys, TimeProvider clock, INonceSource nonces, TokenMemory? counts)
{
    public ContextRequest Request { get; } = request;

    public GuardrailPolicy Policy { get; } = policy;

    public SigningKeyRing Keys { get; } = keys;

    public INonceSource Nonces { get; } = nonces;

    public TokenMemory? Counts { get; } = counts;

    public DateTimeOffset Now { get; } = EnvelopeTime.Truncate(clock.GetUtcNow());

    public IReadOnlyList<AssemblyBlock> Blocks { get; set; } = [];

    public string Nonce { get; set; } = "";

    public IReadOnlyList<EnvelopeBlock> Prepared { get; set; } = [];

    public BudgetPlan? Budget { get; set; }

    public Envelope? Envelope { get; set; }

    public JwsSeal? Seal { get; set; }

    public ContextRendering? Rendering { get; set; }
}
