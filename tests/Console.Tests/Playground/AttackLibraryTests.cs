using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.Gateway;
using AdminConsole.Gateway.Models;
using AdminConsole.Pages.Playground;
using AdminConsole.Tests.ContextLab;
using Microsoft.Extensions.Options;
using Mocop.Policies;
using Mocop.Rendering;
using Playing = AdminConsole.Gateway.Chat.Playground;

namespace AdminConsole.Tests.Playground;

public sealed class AttackLibraryTests
{
    // The simulated model needs neither routes nor an upstream.
    private static readonly ChatModels Models = new(null!, null!, Options.Create(new GatewayOptions()), TimeProvider.System);

    public static TheoryData<string> Ids() => [.. AttackLibrary.All.Select(a => a.Id)];

    [Fact]
    public void Ids_and_titles_are_told_apart_and_every_example_is_explained()
    {
        Assert.Equal(AttackLibrary.All.Count, AttackLibrary.All.Select(a => a.Id).Distinct().Count());
        Assert.Equal(AttackLibrary.All.Count, AttackLibrary.All.Select(a => a.Title).Distinct().Count());
        Assert.All(AttackLibrary.All, attack => Assert.InRange(attack.About.Length, 20, 160));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_simulated_model_acts_on_the_naive_prompt_where_the_library_says_so_and_never_on_mocops(string id)
    {
        var attack = AttackLibrary.All.Single(a => a.Id == id);
        var blocks = PlaygroundSample.Create(attack).ToRequest().Blocks;

        Assert.Equal(attack.Obeyed, Acted(await AskAsync(Playing.NaivePrompt(blocks))));
        foreach (var mode in Enum.GetValues<SpotlightMode>())
        {
            var context = Assembled.View(GuardrailPolicy.Default with { Spotlight = mode }, blocks).Context!;
            Assert.False(Acted(await AskAsync(context.Rendering.Messages)), $"{id}, {mode}");
        }
    }

    private static bool Acted(string answer) => answer.Split('\n').Any(line => line.StartsWith("Done: I ", StringComparison.Ordinal));

    private static async Task<string> AskAsync(IEnumerable<RenderedMessage> messages)
    {
        var caller = new ApplicationIdentity(Guid.Empty, "", Guid.Empty, "tests", Guid.Empty, ApiScopes.None);
        var model = await Models.FindAsync(caller, ModelService.Simulated, TestContext.Current.CancellationToken);
        return (await model!.Model.CompleteAsync(ChatCall.Of(messages), TestContext.Current.CancellationToken)).Value!.Text;
    }
}
