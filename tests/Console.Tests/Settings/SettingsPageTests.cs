using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.Pages.Settings;
using AdminConsole.Tests.Hosting;
using Bunit;
using Radzen;

namespace AdminConsole.Tests.Settings;

public sealed class SettingsPageTests : ScreenTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_owner_rotates_and_then_retires_the_older_key_after_being_asked()
    {
        var keys = Get<SigningKeyStore>();
        var first = (await keys.RingAsync(Cancellation)).Active.Id;
        await SignInOwnerAsync();
        var page = Render<SettingsPage>();
        page.WaitForAssertion(() => Assert.Equal(["signs"], States(page)), Patience);
        Assert.Empty(Buttons(page, "Retire…"));

        var rotating = Buttons(page, "Rotate…").Single().ClickAsync(new());
        await AnswerAsync(page, agreed: true);
        await rotating;
        page.WaitForAssertion(() => Assert.Equal(["signs", "verifies"], States(page)), Patience);

        var thinkingBetter = Buttons(page, "Retire…").Single().ClickAsync(new());
        await AnswerAsync(page, agreed: false);
        await thinkingBetter;
        Assert.NotNull((await keys.RingAsync(Cancellation)).PublicKeys.Find(first));

        var retiring = Buttons(page, "Retire…").Single().ClickAsync(new());
        await AnswerAsync(page, agreed: true);
        await retiring;
        page.WaitForAssertion(() => Assert.Equal(["signs", "retired"], States(page)), Patience);
        Assert.Null((await keys.RingAsync(Cancellation)).PublicKeys.Find(first));
        Assert.Empty(Buttons(page, "Retire…"));
    }

    [Fact]
    public async Task Who_may_not_manage_the_settings_sees_the_keys_and_no_button()
    {
        var keys = Get<SigningKeyStore>();
        await keys.RingAsync(Cancellation);
        Assert.True((await keys.RotateAsync(Actor.System, Cancellation)).Succeeded);
        await SignInAsync(new(Role.Auditor, (await NewTenantAsync("acme")).TenantId));
        var page = Render<SettingsPage>();
        page.WaitForAssertion(() => Assert.Equal(["signs", "verifies"], States(page)), Patience);
        Assert.Empty(Buttons(page, "Rotate…"));
        Assert.Empty(Buttons(page, "Retire…"));
    }

    private static IEnumerable<string> States(IRenderedComponent<SettingsPage> page) => page.FindAll("tbody .chip").Select(chip => chip.TextContent);

    private static IEnumerable<AngleSharp.Dom.IElement> Buttons(IRenderedComponent<SettingsPage> page, string text) =>
        page.FindAll("button").Where(button => button.TextContent == text);

    private async Task AnswerAsync(IRenderedComponent<SettingsPage> page, bool agreed) => await page.InvokeAsync(() => Get<DialogService>().Close(agreed));
}
