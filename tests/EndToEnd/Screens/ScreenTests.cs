using AdminConsole.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Screens;

/// <summary>Every screen in both themes: it draws without a complaint of the browser, axe finds nothing serious, and a picture stays in artifacts/screenshots.</summary>
public sealed class ScreenTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/"), ("not-found", "/not-found"), ("tenants", "/tenants"), ("applications", "/applications"), ("plugins", "/plugins"),
        ("plugin-new", "/plugins/new"), ("budgets", "/budgets"), ("models", "/models"), ("operators", "/operators"), ("audit", "/audit"),
        ("incidents", "/incidents"), ("contexts", "/contexts"), ("lab", "/lab"), ("playground-empty", "/playground"), ("guardrails-empty", "/guardrails"), ("rules-empty", "/rules"),
    ];

    public static TheoryData<string, string> Screens() => new(Pages);

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Screen_draws_without_complaint(string name, string path)
    {
        await using var view = await console.OpenAsOwnerAsync();
        await view.GoAsync(path);
        await view.InspectAsync($"{name}-light");
        await view.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await view.InspectAsync($"{name}-dark");
    }

    [Fact]
    public async Task Unknown_address_answers_404_with_a_page_for_browsers_only()
    {
        await using var view = await console.OpenAsOwnerAsync();
        var answer = await view.Page.GotoAsync("/nowhere");
        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();

        var bare = await view.Page.APIRequest.GetAsync("/nowhere", new() { Headers = [new("Accept", "application/json")] });
        Assert.Equal(404, bare.Status);
        Assert.Empty(await bare.BodyAsync());
    }

    [Fact]
    public async Task Palette_opens_by_key_and_jumps()
    {
        await using var view = await console.OpenAsOwnerAsync();
        await view.GoAsync("/not-found");
        await view.Page.Keyboard.PressAsync("Control+k");
        var query = view.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search or jump to" });
        await query.FillAsync("over");
        await view.Page.GetByRole(AriaRole.Option, new() { Name = "Overview" }).WaitForAsync();
        await view.ShootAsync("palette-light");
        await query.PressAsync("Enter");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(query).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Theme_is_kept_over_a_reload_without_a_flash()
    {
        await using var view = await console.OpenAsOwnerAsync(ColorScheme.Light);
        await view.GoAsync("/");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await view.Page.ReloadAsync();
        var firstBytes = await (await view.Page.APIRequest.GetAsync("/")).TextAsync();
        Assert.Contains("data-theme=\"dark\"", firstBytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_shows_the_side_bar_on_demand()
    {
        await using var view = await console.OpenAsOwnerAsync(ColorScheme.Light, width: 390, height: 780);
        await view.GoAsync("/");
        var link = view.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Overview" });
        await Assertions.Expect(link).ToBeHiddenAsync();
        await view.ShootAsync("overview-phone");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Pages" }).ClickAsync();
        await Assertions.Expect(link).ToBeVisibleAsync();
        await view.ShootAsync("sidebar-phone");
    }
}
