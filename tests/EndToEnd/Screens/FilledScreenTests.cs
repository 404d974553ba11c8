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
        ("lab-filled", "/lab?context={context}"), ("playground", "/playground"), ("guardrails", "/guardrails"), ("rules", "/rules?family=exfiltration"), ("rule", "/rules?family=override&rule=override.ignore-previous"), ("classifier", "/classifier"), ("settings", "/settings"), ("audit-after", "/audit"),
    ];

    public static TheoryData<string, string> Screens() => new(s_screens);

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Screen_draws_its_data_without_complaint(string name, string path)
    {
        await using var view = await console.Console.OpenAsOwnerAsync();
        await view.GoAsync(path.Replace("{context}", console.Context, StringComparison.Ordinal));
        await view.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await view.InspectAsync($"{name}-light");
        await view.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await view.InspectAsync($"{name}-dark");
        await view.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await view.Page.SetViewportSizeAsync(390, 900);
        await view.InspectAsync($"{name}-phone");
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
