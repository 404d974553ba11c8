using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Hosting;

/// <summary>One server and one Chromium for the tests of a class.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private ConsoleProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address => _server!.Address;

    public string ServerLog => _server!.Log;

    public async ValueTask InitializeAsync()
    {
        _server = await ConsoleProcess.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            // Chromium refuses its own sandbox when it runs as root, as in containers.
            Args = ["--no-sandbox"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>A page in a fresh browser profile, with what the browser complained about.</summary>
    public async Task<ConsolePageUnderTest> OpenAsync(ColorScheme theme = ColorScheme.Light, int width = 1480, int height = 900, string? signedIn = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = signedIn,
        });
        return await ConsolePageUnderTest.CreateAsync(context);
    }
}
