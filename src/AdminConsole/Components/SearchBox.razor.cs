using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components;

/// <summary>A search that writes itself into the address shortly after the last key. The key “/” goes to it.</summary>
public sealed partial class SearchBox : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource? _waiting;

    [Parameter]
    public string? Value { get; set; }

    [Parameter, EditorRequired]
    public required string Placeholder { get; set; }

    /// <summary>The query parameter that holds the text.</summary>
    [Parameter]
    public string Parameter { get; set; } = "q";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public void Dispose()
    {
        _waiting?.Cancel();
        _waiting?.Dispose();
    }

    private async Task OnInputAsync(ChangeEventArgs e)
    {
        Dispose();
        var waiting = _waiting = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Clock, waiting.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var text = e.Value?.ToString();
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [Parameter] = string.IsNullOrWhiteSpace(text) ? null : text,
                ["page"] = null,
            }),
            replace: true);
    }
}
