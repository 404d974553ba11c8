using System.Globalization;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.RulePacks;
using Microsoft.AspNetCore.Components;
using Mocop.Policies;

namespace AdminConsole.Pages.Rules;

/// <summary>Runs rules over recorded contexts, with progress and a way to stop.</summary>
public sealed partial class ReplayPanel : IDisposable
{
    private CancellationTokenSource? _running;
    private ReplayProgress _progress = new(0, 0, 0);
    private ReplayReport? _report;
    private string? _problem;
    private string? _ran;
    private bool _left;

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Parameter, EditorRequired]
    public required Guid Tenant { get; set; }

    /// <summary>The rules as JSON; null while they cannot be read.</summary>
    [Parameter, EditorRequired]
    public required string? Document { get; set; }

    /// <summary>The address of a context.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string> Address { get; set; }

    [Inject]
    public required RulePackReplay Replay { get; init; }

    private bool IsStale => !string.Equals(_ran, Document, StringComparison.Ordinal);

    public void Dispose()
    {
        _left = true;
        _running?.Cancel();
    }

    private static string Summary(ReplayReport report)
    {
        var flagged = report.Hits.Count(h => h.Was == Verdict.Allow);
        var hits = report.Hits.Count == 0 ? "No verdict would differ" : string.Create(CultureInfo.InvariantCulture, $"{flagged:N0} newly flagged, {report.Hits.Count - flagged:N0} otherwise different{(report.More > 0 ? $", and {report.More:N0} more" : "")}");
        return string.Create(CultureInfo.InvariantCulture, $"{hits}, in {report.Contexts:N0} of {report.Recorded:N0} contexts.");
    }

    private async Task RunAsync()
    {
        if (_running is not null || Document is not { } document) return;
        using var running = _running = new CancellationTokenSource();
        (_problem, _progress) = (null, new(0, 0, 0));
        try
        {
            var outcome = await Replay.RunAsync(Actor, Tenant, document, new Hearing(this), running.Token);
            (_report, _ran, _problem) = (outcome.Value, document, outcome.Succeeded ? null : outcome.Error.Message);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _problem = _left ? null : "Cancelled.";
        }
        finally
        {
            _running = null;
        }
    }

    private void Hear(ReplayProgress progress) => _ = InvokeAsync(() =>
    {
        if (_left) return;
        _progress = progress;
        StateHasChanged();
    });

    private sealed class Hearing(ReplayPanel panel) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => panel.Hear(value);
    }
}
