using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>The shared libraries and the loader that a program needs, as the system's loader names them. Asked once per version of the file.</summary>
internal sealed class SharedLibraries(SandboxTools tools)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(string Program, DateTime Written), string[]> _known = new();

    public async Task<IReadOnlyList<string>> OfAsync(string program, CancellationToken cancellation)
    {
        var key = (program, File.GetLastWriteTimeUtc(program));
        if (_known.TryGetValue(key, out var known))
            return known;

        var start = new ProcessStartInfo(tools.Ldd) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(program);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start) ?? throw new SandboxUnavailableException("The program “ldd” could not be started.");
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await errors;
            await process.WaitForExitAsync(patience.Token);
            return _known[key] = [.. Parse(output)];
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Reads lines such as <c>libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)</c> and <c>/lib64/ld-linux-x86-64.so.2 (0x…)</c>; a static program has none.</summary>
    internal static IEnumerable<string> Parse(string output) => output.Split('\n')
        .Select(line => line[(line.IndexOf("=>", StringComparison.Ordinal) is > 0 and var arrow ? arrow + 2 : 0)..].Trim())
        .Where(line => line.StartsWith('/') && line.Contains(" (0x", StringComparison.Ordinal))
        .Select(line => line[..line.LastIndexOf(" (0x", StringComparison.Ordinal)])
        .Distinct(StringComparer.Ordinal);
}
