using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AdminConsole.EndToEnd.Hosting;

/// <summary>The server as its users start it: a process with a working directory of its own, on a free port, with an empty database.</summary>
internal sealed partial class ConsoleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(180);
    private readonly Process _process;
    private readonly DirectoryInfo _directory;
    private readonly List<string> _log = [];
    private readonly List<(Regex Pattern, TaskCompletionSource<string> Found)> _searches = [];

    private ConsoleProcess(Process process, DirectoryInfo directory)
    {
        (_process, _directory) = (process, directory);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => Fail();
    }

    public Uri Address { get; private set; } = new("about:blank");

    public string Log
    {
        get
        {
            lock (_log) return string.Join('\n', _log);
        }
    }

    public static async Task<ConsoleProcess> StartAsync(params string[] arguments)
    {
        var directory = Directory.CreateTempSubdirectory("mocop-e2e-");
        var start = new ProcessStartInfo("dotnet", [BuildFacts.ConsoleProgram, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new ConsoleProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, directory);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        server.Address = new Uri(await server.FindInLogAsync(Listening));
        return server;
    }

    /// <summary>The group <c>value</c> of the first line of the log that fits, as soon as there is one.</summary>
    public async Task<string> FindInLogAsync(Regex pattern)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_log)
        {
            if (_log.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success) is { } match) return match.Groups["value"].Value;
            _searches.Add((pattern, found));
        }

        return await found.Task.WaitAsync(StartLimit);
    }

    /// <summary>Asks the server to stop, as a service manager does, and waits until it has.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (?<value>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening { get; }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_log)
        {
            _log.Add(line);
            foreach (var (pattern, found) in _searches)
            {
                if (pattern.Match(line) is { Success: true } match) found.TrySetResult(match.Groups["value"].Value);
            }
        }
    }

    private void Fail()
    {
        lock (_log)
        {
            foreach (var (_, found) in _searches) found.TrySetException(new InvalidOperationException($"The server ended:\n{string.Join('\n', _log)}"));
        }
    }
}
