using AdminConsole.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Configure;

/// <summary>An owner configures a tenant from nothing, by the labels that a person reads.</summary>
public sealed class ConfigureTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task An_owner_configures_a_tenant_from_nothing()
    {
        await using var view = await console.OpenAsOwnerAsync();
        var page = view.Page;

        await CreateTenantAsync(view);
        await CreateApplicationWithKeyAsync(view);
        await GrantPluginAsync(view);
        await LimitAsync(view);
        var password = await InviteAsync(view);

        await view.GoAsync("/audit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the chain" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is whole")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "api-key.revoked" })).ToBeVisibleAsync();
        await ShootBothAsync(view, "audit-filled");
        Assert.Empty(view.Complaints);

        await SignInFirstTimeAsync(password);
    }

    private static async Task CreateTenantAsync(ConsolePageUnderTest view)
    {
        var page = view.Page;
        await view.GoAsync("/tenants");
        await page.Keyboard.PressAsync("n");
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Short name").FillAsync("Not a slug");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create tenant" }).ClickAsync();
        await Assertions.Expect(form.GetByText("2 to 40 lower-case letters, digits and hyphens")).ToBeVisibleAsync();
        await Assertions.Expect(form.GetByText("This is needed.")).ToBeVisibleAsync();
        await view.ShootAsync("tenant-form-light");
        await form.GetByLabel("Short name").FillAsync("acme");
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("Acme <b>Travel</b>");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create tenant" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Acme <b>Travel</b>" })).ToBeVisibleAsync();
        await Assertions.Expect(form).ToBeHiddenAsync();
        await ShootBothAsync(view, "tenants-filled");

        await page.GetByLabel("Search tenants").FillAsync("nobody");
        await Assertions.Expect(page.GetByText("No tenant is called “nobody”.")).ToBeVisibleAsync();
        Assert.Contains("q=nobody", page.Url, StringComparison.Ordinal);
    }

    private static async Task CreateApplicationWithKeyAsync(ConsolePageUnderTest view)
    {
        var page = view.Page;
        await view.GoAsync("/applications?tenant=acme");
        await page.Keyboard.PressAsync("n");
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Short name").FillAsync("support-bot");
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("Support bot");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create application" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Support bot", Level = 1 }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("production");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        var secret = await form.Locator("code.value").InnerTextAsync();
        Assert.Matches("^mk_[a-z2-9]{10}_[A-Za-z0-9_-]{43}$", secret);
        await view.ShootAsync("api-key-once-light");
        await form.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
        await Assertions.Expect(page.GetByText(secret)).ToHaveCountAsync(0);
        await ShootBothAsync(view, "application");

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke production" }).ClickAsync();
        await view.ShootAsync("confirm-light");
        await form.GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "revoked", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task GrantPluginAsync(ConsolePageUnderTest view)
    {
        var page = view.Page;
        await view.GoAsync("/plugins/new?tenant=acme");
        await page.GetByLabel("Short name").FillAsync("weather");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Weather");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create plugin" }).ClickAsync();
        await Assertions.Expect(page.GetByText("An address that begins with https:// or http://.")).ToBeVisibleAsync();
        await page.GetByLabel("Address").FillAsync("https://weather.example/mcp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create plugin" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Weather", Level = 1 }).WaitForAsync();

        await page.GetByLabel("* for support-bot").SelectOptionAsync("Allow");
        await Assertions.Expect(page.GetByText("*: allow.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("* for support-bot")).ToHaveValueAsync("Allow");
        await ShootBothAsync(view, "plugin");
    }

    private static async Task LimitAsync(ConsolePageUnderTest view)
    {
        var page = view.Page;
        await view.GoAsync("/budgets?tenant=acme");
        await page.Keyboard.PressAsync("n");
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("All of Acme");
        await form.GetByLabel("Tokens").FillAsync("0");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create budget" }).ClickAsync();
        await Assertions.Expect(form.GetByText("From 1 to 1,000,000,000,000.")).ToBeVisibleAsync();
        await form.GetByLabel("Tokens").FillAsync("250000");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create budget" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "250,000 a day" })).ToBeVisibleAsync();
        await ShootBothAsync(view, "budgets-filled");
    }

    private static async Task<string> InviteAsync(ConsolePageUnderTest view)
    {
        var page = view.Page;
        await view.GoAsync("/operators?tenant=acme");
        await page.Keyboard.PressAsync("n");
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("Ana Analyst");
        await form.GetByLabel("E-mail address").FillAsync("ana@acme.example");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create operator" }).ClickAsync();
        var password = await form.Locator("code.value").InnerTextAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Analyst · acme")).ToBeVisibleAsync();
        await ShootBothAsync(view, "operators-filled");
        return password;
    }

    private async Task SignInFirstTimeAsync(string password)
    {
        await using var view = await console.OpenAsync();
        var page = view.Page;
        await view.SignInAsync("ana@acme.example", password);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Choose a password" }).WaitForAsync();
        await page.GotoAsync("/tenants");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Choose a password" }).WaitForAsync();
        await page.GetByLabel("Present password").FillAsync(password);
        await page.GetByLabel("New password").FillAsync("a sentence of my own");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 }).WaitForAsync();
        await view.GoAsync("/audit");
        await Assertions.Expect(page.GetByText("This needs the permission “ViewAudit”.")).ToBeVisibleAsync();
        await view.GoAsync("/applications");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Support bot" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "New application" })).ToHaveCountAsync(0);
    }

    private static async Task ShootBothAsync(ConsolePageUnderTest view, string name)
    {
        await Assertions.Expect(view.Page.Locator(".rz-notification-item")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await view.ShootAsync($"{name}-light");
        Assert.Empty(await view.AxeAsync());
        await view.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await view.ShootAsync($"{name}-dark");
        Assert.Empty(await view.AxeAsync());
        await view.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
