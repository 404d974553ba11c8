using System.Net.Http.Json;
using AdminConsole.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Screens;

/// <summary>The screens with real data behind them, after a first flagged chat, in both themes and on a phone.</summary>
public sealed class FilledScreenTests(FlaggedConsole console) : IClassFixture<FlaggedConsole>
{
    private static readonly (string Name, string Path)[] s_screens =
    [
        ("overview-filled", "/"), ("incidents-filled", "/incidents"), ("incident-filled", "/incidents/1"), ("contexts-filled", "/contexts"), ("context-filled", "/contexts/{context}"),
        ("lab-filled", "/lab?context={context}"), ("playground", "/playground"), ("guardrails", "/guardrails"), ("rules", "/rules"), ("rule", "/rules?rule=override.ignore-previous"), ("classifier", "/classifier"), ("settings", "/settings"), ("audit-after", "/audit"),
    ];

    public static TheoryData<string, string, ColorScheme, int> Screens()
    {
        var data = new TheoryData<string, string, ColorScheme, int>();
        foreach (var (name, path) in s_screens)
        {
            data.Add($"{name}-light", path, ColorScheme.Light, 1480);
            data.Add($"{name}-dark", path, ColorScheme.Dark, 1480);
            data.Add($"{name}-phone", path, ColorScheme.Light, 390);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Screen_draws_its_data_without_complaint(string name, string path, ColorScheme theme, int width)
    {
        await using var view = await console.Console.OpenAsOwnerAsync(theme, width);
        await view.GoAsync(path.Replace("{context}", console.Context, StringComparison.Ordinal));
        await view.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await view.ShootAsync(name);
        Assert.Empty(view.Complaints);
        Assert.Empty(await view.LayoutAsync());
        Assert.Empty(await view.AxeAsync());
    }
}

/// <summary>A console where one chat was flagged.</summary>
public sealed class FlaggedConsole : IAsyncLifetime
{
    public ConsoleFixture Console { get; } = new();

    /// <summary>The context that was sealed for the chat.</summary>
    public string Context { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Console.InitializeAsync();
        await using var view = await Console.OpenAsOwnerAsync();
        using var http = FirstApplication.Caller(Console.Address, await FirstApplication.CreateAsync(view));
        using var answer = await http.PostAsJsonAsync("/v1/chat/completions", FirstApplication.FlaggedChat);
        Context = answer.EnsureSuccessStatusCode().Headers.GetValues("x-mocop-context").Single();
    }

    public ValueTask DisposeAsync() => Console.DisposeAsync();
}
