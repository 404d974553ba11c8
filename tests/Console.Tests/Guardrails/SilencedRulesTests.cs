using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.Pages.Guardrails;
using AdminConsole.Tests.Hosting;
using Bunit;
using Mocop.Detection;
using Mocop.Detection.Opinions;

namespace AdminConsole.Tests.Guardrails;

public sealed class SilencedRulesTests : ScreenTest
{
    [Fact]
    public async Task The_list_knows_built_in_and_own_rules_and_what_model_classifier_and_schemas_find()
    {
        var acme = await NewTenantAsync("acme");
        var pack = PackDocument.Empty("own").With(null, new() { Id = "tool.zeppelin", Category = "tool", Technique = "orders a zeppelin", Severity = Severity.High, Score = 800, Phrases = ["hire {0-2} zeppelin*"], Positive = ["Hire a zeppelin."], Negative = ["Zeppelins fly."] });
        Assert.True((await Get<RulePackService>().SaveDraftAsync(Actor.System, acme.TenantId, pack.Write(), Cancellation)).Succeeded);
        await SignInOwnerAsync();

        var page = Render<GuardrailsPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#rules option")), TimeSpan.FromSeconds(20));
        var known = page.FindAll("#rules option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Subset(known.ToHashSet(), new HashSet<string?> { "override.ignore-previous", "tool.zeppelin", "model.injection", ClassifierRules.Injection, ClassifierRules.Harmless, "schema.missing" });
        Assert.Contains(", 1 own", page.Markup, StringComparison.Ordinal);
        var button = page.FindAll("button").Single(b => b.TextContent == "Silence a rule");
        await button.ClickAsync(new());
        foreach (var (rule, isKnown) in new[] { ("tool.zeppelin", true), (ClassifierRules.Injection, true), ("tool.blimp", false) })
        {
            page.Find("input[aria-label=Rule]").Input(rule);
            Assert.Equal(isKnown ? 0 : 1, page.FindAll(".exemptions .hint").Count);
        }
    }
}
