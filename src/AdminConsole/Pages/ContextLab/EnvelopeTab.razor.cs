using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Mocop.Sealing;

namespace AdminConsole.Pages.ContextLab;

/// <summary>Shows the sealed envelope as JSON, and hands it out in the form that <c>mocop verify</c> reads.</summary>
public sealed partial class EnvelopeTab
{
    private ReadOnlyMemory<byte> _shown;
    private List<string> _lines = [];

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required ReadOnlyMemory<byte> Envelope { get; set; }

    [Parameter, EditorRequired]
    public required JwsSeal Seal { get; set; }

    /// <summary>The context's id, for the file's name.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown.Equals(Envelope)) return;
        _shown = Envelope;
        _lines = [.. EnvelopeLines.Of(Envelope)];
    }

    private async Task SaveAsync()
    {
        var file = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("envelope");
            writer.WriteRawValue(Envelope.Span);
            writer.WritePropertyName("seal");
            writer.WriteRawValue(SealJson.Write(Seal));
            writer.WriteEndObject();
        }

        file.Position = 0;
        await using var script = await Browser.InvokeAsync<IJSObjectReference>("import", "./js/download.js");
        using var content = new DotNetStreamReference(file);
        await script.InvokeVoidAsync("save", $"{Id}.json", content);
    }
}
