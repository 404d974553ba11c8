using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Story;

/// <summary>The README's five minutes, as a person and a program live through them: from setup to the decided incident.</summary>
public sealed class FirstBlockedInjectionTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_setup_to_the_decided_incident()
    {
        await using var view = await console.OpenAsOwnerAsync();
        var page = view.Page;
        var key = await FirstApplication.CreateAsync(view);
        await view.GoAsync("/incidents");
        await Assertions.Expect(page.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();
        await page.EvaluateAsync("window.sameDocument = true");

        using var http = FirstApplication.Caller(console.Address, key);
        using var answer = await http.PostAsJsonAsync("/v1/chat/completions", FirstApplication.FlaggedChat, Cancellation);
        answer.EnsureSuccessStatusCode();
        var context = Assert.Single(answer.Headers.GetValues("x-mocop-context"));
        Assert.NotEmpty(answer.Headers.GetValues("x-mocop-incident"));
        Assert.DoesNotContain("bought", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);

        var row = page.Locator("table.incidents tbody tr").First;
        await row.WaitForAsync(new() { Timeout = 5_000 });
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"), "The row came without a reload.");
        await row.Locator("a.open").ClickAsync();
        var detail = page.GetByRole(AriaRole.Complementary, new() { Name = "The chosen incident" });
        await Assertions.Expect(detail).ToContainTextAsync("ignore previous instructions");
        await view.ShootAsync("incident-chosen-light");
        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(detail).ToContainTextAsync($"by {ConsoleFixture.OwnerEmail}");
        await view.ShootAsync("incident-decided-light");

        await VerifyAsync(http, context);
        Assert.Empty(view.Complaints);
    }

    private static async Task VerifyAsync(HttpClient http, string context)
    {
        var stored = JsonNode.Parse(await http.GetStringAsync($"/v1/contexts/{context}", Cancellation))!;
        var genuine = new JsonObject { ["envelope"] = stored["envelope"]!.DeepClone(), ["seal"] = stored["seal"]!.DeepClone() };
        Assert.True(await IsValidAsync(genuine));

        var tampered = genuine.DeepClone();
        tampered["envelope"]!["model"] = "simulatee";
        Assert.False(await IsValidAsync(tampered));

        async Task<bool> IsValidAsync(JsonNode body)
        {
            using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("/v1/contexts/verify", content, Cancellation);
            using var result = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
            return result.RootElement.GetProperty("valid").GetBoolean();
        }
    }
}
