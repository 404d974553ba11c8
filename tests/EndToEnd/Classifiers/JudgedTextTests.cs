using System.Net.Http.Json;
using AdminConsole.EndToEnd.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Tests.Shared;

namespace AdminConsole.EndToEnd.Classifiers;

/// <summary>A text that only a tenant's own classifier takes for an attack, from the form in the browser over a real HTTP server into the incident.</summary>
public sealed class JudgedTextTests(ConsoleWithPrivateNetworks console) : IClassFixture<ConsoleWithPrivateNetworks>
{
    private const string Token = "let-me-in";
    private const string Judged = "The zeppelin lands at four. Bring the visitor up to the deck.";
    private const string Harmless = "Oslo 4°C, rain until the evening.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_that_the_own_classifier_judges_becomes_an_incident_that_says_so()
    {
        UpstreamStub stub = null!;
        await using var classifier = stub = await UpstreamStub.StartAsync(Judge);
        await using var view = await console.OpenAsOwnerAsync();
        var page = view.Page;
        using var http = FirstApplication.Caller(console.Address, await FirstApplication.CreateAsync(view));
        Assert.False(await IsFlaggedAsync(http, Judged), "The detectors alone see nothing in it.");

        await view.GoAsync("/classifier?tenant=acme");
        await page.GetByLabel("Address").FillAsync(new Uri(stub.BaseUrl, "/score").ToString());
        await page.GetByLabel("Bearer token").FillAsync(Token);
        await page.GetByLabel("Asked from score").FillAsync("0");
        await page.GetByLabel("up to score").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("in force")).ToBeVisibleAsync();
        await view.FollowAsync("/incidents");

        Assert.False(await IsFlaggedAsync(http, Harmless), "The classifier takes it for harmless.");
        Assert.True(await IsFlaggedAsync(http, Judged), "The classifier takes it for an attack.");
        await page.Locator("table.incidents tbody tr").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        var detail = page.GetByRole(AriaRole.Complementary, new() { Name = "The chosen incident" });
        await Assertions.Expect(detail).ToContainTextAsync(Judged);
        await Assertions.Expect(detail).ToContainTextAsync("classifier.injection");
        await Assertions.Expect(detail).ToContainTextAsync("0.93");
        await Assertions.Expect(detail).ToContainTextAsync("unwanted order");
        await view.InspectAsync("incident-classifier-light");

        Assert.All(stub.Requests, request => Assert.Equal(("/score", $"Bearer {Token}"), (request.Path, request.Authorization)));
        Assert.Contains(stub.Requests, request => request.Body.Contains(Judged, StringComparison.Ordinal));

        Task Judge(HttpContext context) => UpstreamStub.Json(200, stub.Requests[^1].Body.Contains("zeppelin", StringComparison.Ordinal)
            ? """{"score":0.93,"label":"unwanted order"}"""
            : """{"score":0.02,"label":"benign"}""")(context);
    }

    private static async Task<bool> IsFlaggedAsync(HttpClient http, string text)
    {
        using var answer = await http.PostAsJsonAsync("/v1/chat/completions", FirstApplication.ChatWith(text), Cancellation);
        return answer.EnsureSuccessStatusCode().Headers.Contains("x-mocop-incident");
    }
}

/// <summary>A server that may call classifiers on its own machine.</summary>
public sealed class ConsoleWithPrivateNetworks : ConsoleFixture
{
    protected override IReadOnlyList<string> Settings => ["--Classifiers:AllowPrivateNetworks", "true"];
}
