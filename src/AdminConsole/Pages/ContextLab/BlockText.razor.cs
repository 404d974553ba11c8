using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Mocop.Assembly;

namespace AdminConsole.Pages.ContextLab;

/// <summary>
/// A text area for text of any size: the browser sends only what changed, and nothing that is typed waits for the server. The content is set once; a block with other
/// content needs another instance.
/// </summary>
public sealed partial class BlockText : IAsyncDisposable
{
    private string _initial = "";
    private string _text = "";
    private ElementReference _area;
    private DotNetObjectReference<BlockText>? _self;
    private IJSObjectReference? _script;
    private IJSObjectReference? _following;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required string Content { get; set; }

    [Parameter]
    public EventCallback<string> ContentChanged { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public bool IsInvalid { get; set; }

    [Parameter]
    public string? DescribedBy { get; set; }

    /// <summary>Whether typing is to go here as soon as it stands.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>An edit: so many characters from a place on were replaced.</summary>
    /// <returns>Whether it fits the text; if not, the browser sends the whole.</returns>
    [JSInvokable]
    public async Task<bool> EditAsync(int start, int removed, string inserted, int length)
    {
        if (start < 0 || removed < 0 || start > _text.Length - removed || _text.Length - removed + inserted.Length != length || length > ContextLimits.BlockChars)
            return false;
        await SetAsync(string.Concat(_text.AsSpan(0, start), inserted, _text.AsSpan(start + removed)));
        return true;
    }

    /// <summary>The whole text, in UTF-8.</summary>
    [JSInvokable]
    public async Task ReplaceAsync(IJSStreamReference utf8)
    {
        await using var stream = await utf8.OpenReadStreamAsync(maxAllowedSize: 3L * ContextLimits.BlockChars);
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        await SetAsync(await reader.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_following is not null)
            {
                await _following.InvokeVoidAsync("stop");
                await _following.DisposeAsync();
            }

            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the script with it.
        }

        _self?.Dispose();
    }

    protected override void OnInitialized() => _initial = _text = Content;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _script = await Browser.InvokeAsync<IJSObjectReference>("import", "./js/text-edits.js");
        _following = await _script.InvokeAsync<IJSObjectReference>("follow", _area, _self);
        if (TakesFocus) await _area.FocusAsync();
    }

    private Task SetAsync(string text)
    {
        _text = text;
        return ContentChanged.InvokeAsync(text);
    }
}
