using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.Pages.Classifiers;
using AdminConsole.Tests.Hosting;
using Bunit;
using Mocop.Blocks;
using Radzen;

namespace AdminConsole.Tests.Classifiers;

public sealed class ClassifierPageTests : ScreenTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_address_is_refused_beside_its_field_and_then_saved()
    {
        var acme = await NewTenantAsync("acme");
        await SignInOwnerAsync();
        var page = await OpenAsync();
        Assert.Contains("none", page.Find(".marks").TextContent, StringComparison.Ordinal);

        Input(page, "Address").Change("http://10.0.0.1/score");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("The address must begin with https://.", page.Find(".validation-message").TextContent), Patience);

        Input(page, "Address").Change("https://classifier.example/score");
        Input(page, "Bearer token").Change("hush");
        Input(page, "Asked from score").Change("0.35");
        page.FindAll(".kinds .check").Single(c => c.TextContent == "retrieval").QuerySelector("input")!.Change(false);
        page.FindAll("input[type=radio]")[1].Change(true);
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("in force", page.Find(".marks").TextContent, StringComparison.Ordinal), Patience);
        var saved = (await Get<ClassifierService>().GetAsync(Actor.System, acme.TenantId, Cancellation)).Value!.Settings!;
        Assert.Equal((350, 800, true, true), (saved.Definition.Low, saved.Definition.High, saved.Definition.FailsClosed, saved.HasSecret));
        Assert.Equal([BlockKind.User, BlockKind.Memory, BlockKind.Plugin], saved.Definition.Kinds);
        Assert.DoesNotContain("hush", page.Markup, StringComparison.Ordinal);
        Assert.Contains("One is stored, encrypted.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_shows_score_label_and_time_or_why_there_is_none()
    {
        await NewTenantAsync("acme");
        await SignInOwnerAsync();
        var page = await OpenAsync();
        await Button(page, "Ask the classifier").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("see the marked fields", page.Find(".try [role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.NotEmpty(page.FindAll(".validation-message"));

        Input(page, "Address").Change("https://classifier.example/score");
        Classifier.Says(930, "unwanted order");
        await Button(page, "Ask the classifier").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("0.93", page.Find(".outcome").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("unwanted order", page.Find(".outcome .chip").TextContent, StringComparison.Ordinal);
        Assert.Contains(" ms", page.Find(".outcome").TextContent, StringComparison.Ordinal);

        Classifier.Fails(ClassifierFailure.Redirected);
        await Button(page, "Ask the classifier").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("It answered with a redirect", page.Find(".outcome .problem").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task It_is_removed_after_being_asked()
    {
        var acme = await NewTenantAsync("acme");
        await SaveAsync(acme.TenantId);
        await SignInOwnerAsync();
        var page = await OpenAsync();

        var removing = Button(page, "Remove…").ClickAsync(new());
        await page.InvokeAsync(() => Get<DialogService>().Close(true));
        await removing;

        page.WaitForAssertion(() => Assert.Contains("none", page.Find(".marks").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Who_may_not_set_models_sees_the_settings_and_changes_nothing()
    {
        var acme = await NewTenantAsync("acme");
        await SaveAsync(acme.TenantId);
        await SignInAsync(new(Role.PolicyAuthor, acme.TenantId));
        var page = await OpenAsync();

        Assert.Equal("https://classifier.example/score", Input(page, "Address").GetAttribute("value"));
        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("button"));
    }

    private async Task<IRenderedComponent<ClassifierPage>> OpenAsync()
    {
        var page = Render<ClassifierPage>();
        await page.WaitForStateAsync(() => page.FindAll("fieldset").Count > 0, Patience);
        return page;
    }

    private async Task SaveAsync(Guid tenant)
    {
        var saved = await Get<ClassifierService>().SaveAsync(Actor.System, tenant, new() { Url = "https://classifier.example/score" }, Cancellation);
        Assert.True(saved.Succeeded);
    }

    private static AngleSharp.Dom.IElement Input(IRenderedComponent<ClassifierPage> page, string label) =>
        page.Find($"#{page.FindAll("label").Single(l => l.TextContent == label).GetAttribute("for")}");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ClassifierPage> page, string text) => page.FindAll("button").Single(b => b.TextContent == text);
}
