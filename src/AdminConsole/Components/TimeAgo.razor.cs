using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components;

/// <summary>How long ago something was, in words that stay true while the page is open; the exact time is in the title.</summary>
public sealed partial class TimeAgo : IDisposable
{
    private IDisposable? _ticks;

    [Parameter, EditorRequired]
    public required DateTimeOffset Value { get; set; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required PageTicks Ticks { get; init; }

    private string Exact => Value.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private string Words
    {
        get
        {
            var age = Clock.GetUtcNow() - Value;
            var (span, tail) = age < TimeSpan.Zero ? (-age, "from now") : (age, "ago");
            return span switch
            {
                { TotalSeconds: < 5 } => "now",
                { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s {tail}",
                { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min {tail}",
                { TotalHours: < 24 } => $"{(int)span.TotalHours} h {tail}",
                { TotalDays: < 30 } => $"{(int)span.TotalDays} d {tail}",
                _ => Value.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
        }
    }

    public void Dispose() => _ticks?.Dispose();

    protected override void OnInitialized() => _ticks = Ticks.Subscribe(() => _ = InvokeAsync(StateHasChanged));
}
