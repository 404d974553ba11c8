using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Integration.Hosting;

/// <summary>The server's program as its users start it: a process with a folder of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The server ended before it listened:\n" + string.Join('\n', _log)));
    }

    public Uri Address => _address.Task.Result;

    public static async Task<ServerProcess> StartAsync(DirectoryInfo folder)
    {
        var server = new ServerProcess(new Process { StartInfo = Program(folder, "--urls", "http://127.0.0.1:0"), EnableRaisingEvents = true });
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server._address.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Runs a command of the program, and gives what it printed.</summary>
    public static async Task<string> RunAsync(DirectoryInfo folder, params string[] arguments)
    {
        var (exitCode, output, errors) = await TryAsync(folder, arguments);
        Assert.True(exitCode == 0, errors);
        return output;
    }

    /// <summary>Runs the program to its end, whether it is done or refuses.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(DirectoryInfo folder, params string[] arguments)
    {
        using var process = Process.Start(Program(folder, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }

    /// <summary>Ends the process as a crash would: at once, with nothing said or written.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Program(DirectoryInfo folder, params string[] arguments) => new(
        "dotnet", [typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ConsoleProgram").Value!, .. arguments])
    {
        WorkingDirectory = folder.FullName,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.Add(line);
        if (Listening.Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening { get; }
}
