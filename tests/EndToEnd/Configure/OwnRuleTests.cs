using AdminConsole.EndToEnd.Hosting;
using AdminConsole.EndToEnd.Screens;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Configure;

/// <summary>A rule is written, seen to match, saved and published, in a real browser.</summary>
public sealed class OwnRuleTests(FlaggedConsole console) : IClassFixture<FlaggedConsole>
{
    [Fact]
    public async Task A_rule_is_written_tried_and_published()
    {
        await using var view = await console.Console.OpenAsOwnerAsync();
        await view.GoAsync("/rules");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "New rule" }).ClickAsync();
        await view.Page.GetByLabel("Id", new() { Exact = true }).FillAsync("tool.hand-tickets");
        await view.Page.GetByLabel("What it sees").FillAsync("hands out concert tickets");
        await view.Page.GetByLabel("Patterns, one per line").FillAsync("hand {0-4} concert tickets");
        await view.Page.GetByLabel("Must match, one text per line").FillAsync("Hand me two concert tickets.");
        await view.Page.GetByLabel("Must not match").FillAsync("The tickets are at the door.");

        await Assertions.Expect(view.Page.Locator(".seen").GetByText("tool.hand-tickets")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await view.ShootAsync("rule-editor-light");
        Assert.Empty(await view.LayoutAsync());
        Assert.Empty(await view.AxeAsync());
        await view.Page.SetViewportSizeAsync(390, 780);
        await view.ShootAsync("rule-editor-phone");
        Assert.Empty(await view.LayoutAsync());
        await view.Page.SetViewportSizeAsync(1480, 900);

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Save in the draft" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Publish…" }).ClickAsync();
        await view.Page.GetByLabel("Why").FillAsync("tickets");
        await view.ShootAsync("rules-publish-light");
        Assert.Empty(await view.AxeAsync());
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByText("own rules v1 in force")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(view.Page.GetByText("in force: allow")).ToHaveCountAsync(0);
        await view.ShootAsync("rules-published-light");
        Assert.Empty(await view.AxeAsync());
        Assert.Empty(view.Complaints);
    }
}
