using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace AdminConsole.Layout;

/// <summary>Jumps to a page by a few letters of its name. The browser opens it (Ctrl K); here it is filtered and followed.</summary>
public sealed partial class CommandPalette : IAsyncDisposable
{
    private string _query = "";
    private int _chosen;
    private IJSObjectReference? _module;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required TenantChoice Choice { get; init; }

    private IReadOnlyList<ConsolePage> Found { get; set; } = ConsolePage.All;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private void Search(ChangeEventArgs e)
    {
        _query = e.Value?.ToString() ?? "";
        _chosen = 0;
        Found = [.. ConsolePage.All.Where(page => page.Matches(_query))];
    }

    private void Clear()
    {
        _query = "";
        _chosen = 0;
        Found = ConsolePage.All;
    }

    private async Task OnKeyAsync(KeyboardEventArgs e)
    {
        if (Found.Count == 0) return;
        if (e.Key is "ArrowDown") _chosen = (_chosen + 1) % Found.Count;
        else if (e.Key is "ArrowUp") _chosen = (_chosen + Found.Count - 1) % Found.Count;
        else if (e.Key is "Enter") await GoAsync(_chosen);
    }

    private async Task GoAsync(int index)
    {
        var path = Found[index].Path;
        _module ??= await Browser.InvokeAsync<IJSObjectReference>("import", "./js/console.js");
        await _module.InvokeVoidAsync("closeDialog", "palette");
        Clear();
        Navigation.NavigateTo(TenantChoice.Keep(path, Choice.Slug));
    }
}
