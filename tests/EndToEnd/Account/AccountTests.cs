using AdminConsole.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Account;

/// <summary>From the first visit to the locked door, on one server in this order.</summary>
public sealed class AccountTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Setup_wants_the_code_and_then_is_closed_and_five_failures_lock_the_account()
    {
        await using var view = await console.OpenAsync();
        var page = view.Page;

        await page.GotoAsync("/");
        Assert.EndsWith("/account/setup", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Setup code").FillAsync("AAAAA-AAAAA-AAAAA-AAAAA");
        await page.GetByLabel("Your name").FillAsync("Mallory");
        await page.GetByLabel("E-mail address").FillAsync("mallory@example.org");
        await page.GetByLabel("Password").FillAsync("a long enough password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the owner" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is not the code on the server's log.")).ToBeVisibleAsync();
        await view.ShootAsync("setup-light");
        Assert.Empty(await view.AxeAsync());

        await view.SetUpAsync(await console.SetupCodeAsync(), ConsoleFixture.OwnerEmail, ConsoleFixture.OwnerPassword);

        await page.GetByLabel($"Signed in as {ConsoleFixture.OwnerEmail}").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await page.GotoAsync("/account/setup");
        Assert.EndsWith("/account/login", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/nowhere");
        Assert.Contains("/account/login", page.Url, StringComparison.Ordinal);

        await EndsElsewhereAsync(view);
        for (var i = 0; i < 5; i++) await view.SignInAsync(ConsoleFixture.OwnerEmail, "wrong password");
        await Assertions.Expect(page.GetByText("This account is locked after five failed attempts.")).ToBeVisibleAsync();
        await view.ShootAsync("login-locked-light");
        await view.SignInAsync(ConsoleFixture.OwnerEmail, ConsoleFixture.OwnerPassword);
        await Assertions.Expect(page.GetByText("This account is locked after five failed attempts.")).ToBeVisibleAsync();
    }

    /// <summary>A changed password ends the sessions of other browsers with the next page that they ask for.</summary>
    private async Task EndsElsewhereAsync(ConsolePageUnderTest view)
    {
        await view.SignInAsync(ConsoleFixture.OwnerEmail, ConsoleFixture.OwnerPassword);
        await view.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 }).WaitForAsync();
        await using var elsewhere = await console.OpenAsync(state: await view.Page.Context.StorageStateAsync());
        await elsewhere.GoAsync("/audit");

        await view.Page.GotoAsync("/account/password");
        await view.Page.GetByLabel("Present password").FillAsync(ConsoleFixture.OwnerPassword);
        await view.Page.GetByLabel("New password").FillAsync("five horses in the snow");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 }).WaitForAsync();

        await elsewhere.Page.GotoAsync("/audit");
        Assert.Contains("/account/login", elsewhere.Page.Url, StringComparison.Ordinal);
        await view.GoAsync("/audit");
        await Assertions.Expect(view.Page.GetByText("operator.password-changed")).ToBeVisibleAsync();
        await view.Page.GetByLabel($"Signed in as {ConsoleFixture.OwnerEmail}").ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
    }
}
