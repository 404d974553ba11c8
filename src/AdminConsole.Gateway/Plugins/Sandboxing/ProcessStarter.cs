using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>
/// Starts processes from one thread that lives as long as the server. A sandbox dies with its parent, and for the kernel the parent is the thread that started it:
/// started from the thread pool, it would be killed when that thread retires.
/// </summary>
internal sealed class ProcessStarter : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Info, TaskCompletionSource<Process> Started)> _wanted = [];

    public ProcessStarter() => new Thread(Run) { IsBackground = true, Name = "plugin starter" }.Start();

    public Task<Process> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _wanted.Add((info, started));
        return started.Task;
    }

    public void Dispose() => _wanted.CompleteAdding();

    private void Run()
    {
        foreach (var (info, started) in _wanted.GetConsumingEnumerable())
        {
            try
            {
                InheritedFiles.CloseInChildren();
                started.SetResult(Process.Start(info)!);
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        }
    }
}
