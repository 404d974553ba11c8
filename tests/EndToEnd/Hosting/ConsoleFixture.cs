using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Hosting;

/// <summary>One server, set up, and one Chromium for the tests of a class.</summary>
public partial class ConsoleFixture : IAsyncLifetime
{
    public const string OwnerEmail = "dana@acme.example";
    public const string OwnerPassword = "four horses in the rain";

    private ConsoleProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _owner;

    /// <summary>Switches of the server's command line.</summary>
    protected virtual IReadOnlyList<string> Settings => [];

    public Uri Address => _server!.Address;

    /// <summary>The code that the server printed on its log.</summary>
    public Task<string> SetupCodeAsync() => _server!.FindInLogAsync(Code);

    /// <inheritdoc cref="ConsoleProcess.StopAsync"/>
    public Task StopAsync(TimeSpan limit) => _server!.StopAsync(limit);

    public async ValueTask InitializeAsync()
    {
        _server = await ConsoleProcess.StartAsync([.. Settings]);
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
        GC.SuppressFinalize(this);
    }

    /// <summary>A page in a fresh browser profile, with what the browser complained about.</summary>
    public async Task<ConsolePageUnderTest> OpenAsync(ColorScheme theme = ColorScheme.Light, int width = 1480, int height = 900, string? state = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = state,
        });
        return await ConsolePageUnderTest.CreateAsync(context);
    }

    /// <summary>The same, signed in as the owner; the first call sets the console up.</summary>
    public async Task<ConsolePageUnderTest> OpenAsOwnerAsync(ColorScheme theme = ColorScheme.Light, int width = 1480, int height = 900)
    {
        if (_owner is null)
        {
            await using var setup = await OpenAsync();
            await setup.SetUpAsync(await SetupCodeAsync(), OwnerEmail, OwnerPassword);
            _owner = await setup.Page.Context.StorageStateAsync();
        }

        return await OpenAsync(theme, width, height, _owner);
    }

    [GeneratedRegex("enter the setup code (?<value>[A-Z2-9-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }
}
