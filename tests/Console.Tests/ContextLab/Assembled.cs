using AdminConsole.Pages.ContextLab;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;

namespace AdminConsole.Tests.ContextLab;

/// <summary>Contexts made by the real engine, for what draws them.</summary>
internal static class Assembled
{
    private static readonly SigningKey Key = SigningKey.Create();

    public static LabView View(params IReadOnlyList<ContextBlock> blocks) => View(GuardrailPolicy.Default, blocks);

    public static LabView View(GuardrailPolicy policy, IReadOnlyList<ContextBlock> blocks, ContextBudget? budget = null)
    {
        var request = new ContextRequest { Tenant = "acme", Application = "tests", Model = "gpt-4o", Budget = budget, Blocks = blocks };
        return LabView.Of(request, new ContextAssembler(InjectionScanner.Default).Assemble(request, policy, new SigningKeyRing(Key), TimeProvider.System));
    }

    public static ContextBlock Block(BlockKind kind, string content) => new() { Kind = kind, Content = content };
}
