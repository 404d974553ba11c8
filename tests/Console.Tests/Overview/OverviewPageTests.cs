using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Pages.Overview;
using AdminConsole.Tests.Hosting;
using Bunit;

namespace AdminConsole.Tests.Overview;

public sealed class OverviewPageTests : ScreenTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_empty_installation_is_led_step_by_step_to_the_first_request()
    {
        await SignInOwnerAsync();

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".steps > li").Count), Patience);
        Assert.Equal("Create a tenant", page.Find(".steps > li.next b").TextContent);
        Assert.Contains("http://localhost/v1/chat/completions", page.Find(".command pre").TextContent, StringComparison.Ordinal);

        var acme = await NewTenantAsync("acme");
        page.Render();
        page.WaitForAssertion(() => Assert.Equal("Send the first request", page.Find(".steps > li.next b").TextContent), Patience);

        await SendAsync(acme);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".steps")), Patience);
        Assert.Single(page.FindAll(".incidents tbody tr"));
    }

    [Fact]
    public async Task A_budget_past_the_share_from_which_it_warns_is_named()
    {
        await SignInOwnerAsync();
        var acme = await NewTenantAsync("acme");
        foreach (var (name, limit) in new[] { ("tight", 1_000L), ("wide", 1_000_000L) })
        {
            await Get<BudgetService>().CreateAsync(Actor.System, acme.TenantId, new(name, null, null, BudgetWindow.Day, limit), Cancellation);
        }

        await Get<BudgetLedger>().ReserveAsync(acme, "gpt-4o", 850, Cancellation);
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("tight", page.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("wide", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_nothing_is_shown_nothing_and_leaves_no_subscription()
    {
        var acme = await NewTenantAsync("acme");
        await SendAsync(acme);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("do not let you see incidents", page.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("weather", page.Markup, StringComparison.Ordinal);
        await DisposeComponentsAsync();
        Assert.Equal(0, Get<IncidentFeed>().Subscribers);
    }
}
