using AdminConsole.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Screens;

public sealed class LostConnectionTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    /// <summary>Less than the thirty seconds after which a host that waits for its connections gives up.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task A_server_that_stops_ends_although_a_browser_is_open_and_the_browser_says_so()
    {
        await using var view = await console.OpenAsOwnerAsync();
        await view.GoAsync("/incidents");
        await Assertions.Expect(view.Page.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();
        await view.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(entry => entry.name.includes('_blazor'))");

        await console.StopAsync(s_limit);

        await Assertions.Expect(view.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(view.Page.GetByText("connection lost", new() { Exact = true })).ToBeVisibleAsync();
        await view.ShootAsync("connection-lost-light");
    }
}
