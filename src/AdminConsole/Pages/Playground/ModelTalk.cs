using System.Text;
using AdminConsole.ControlPlane;
using AdminConsole.Gateway.Models;

namespace AdminConsole.Pages.Playground;

/// <summary>One question to a model and its answer as it comes.</summary>
public sealed class ModelTalk
{
    /// <summary>The most characters of an answer that are shown.</summary>
    public const int LongestShown = 40_000;

    private readonly StringBuilder _text = new();

    /// <summary>What the model has said so far. Untrusted.</summary>
    public string Text => _text.ToString();

    public bool IsWaiting { get; private set; }

    /// <summary>What went wrong, for the operator.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the answer belongs to a prompt that has changed since.</summary>
    public bool IsStale { get; set; }

    /// <summary>Whether there was something to send at all.</summary>
    public bool IsAsked { get; private set; }

    public ChatUsage? Usage { get; private set; }

    /// <summary>Asks, and tells after each part.</summary>
    /// <param name="ask">Begins the answer.</param>
    /// <param name="onPart">Called when there is something new to draw.</param>
    /// <param name="cancellation">Stops listening; what was said until then stays.</param>
    public async Task RunAsync(Func<CancellationToken, Task<Result<IAsyncEnumerable<ChatChunk>>>> ask, Action onPart, CancellationToken cancellation)
    {
        _text.Clear();
        (IsAsked, IsWaiting, IsStale, Problem, Usage) = (true, true, false, null, null);
        onPart();
        try
        {
            var begun = await ask(cancellation);
            if (begun.Succeeded) await ListenAsync(begun.Value, onPart, cancellation);
            else Problem = begun.Error.Message;
        }
        catch (UpstreamBrokenException broke)
        {
            Problem = broke.Message;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Problem = "Stopped.";
        }
        finally
        {
            IsWaiting = false;
            onPart();
        }
    }

    /// <summary>Forgets the answer: there is nothing to ask.</summary>
    public void Clear()
    {
        _text.Clear();
        (IsAsked, IsWaiting, IsStale, Problem, Usage) = (false, false, false, null, null);
    }

    private async Task ListenAsync(IAsyncEnumerable<ChatChunk> chunks, Action onPart, CancellationToken cancellation)
    {
        await foreach (var chunk in chunks.WithCancellation(cancellation))
        {
            Usage = chunk.Usage ?? Usage;
            if (chunk.Text.Length == 0) continue;
            if (_text.Length + chunk.Text.Length > LongestShown)
            {
                Problem = $"The answer is longer than {LongestShown:N0} characters; the rest is not shown.";
                return;
            }

            _text.Append(chunk.Text);
            onPart();
        }
    }
}
