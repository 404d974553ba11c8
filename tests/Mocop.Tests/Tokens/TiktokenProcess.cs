using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mocop.Tests.Tokens;

/// <summary>Encodes with npm's tiktoken in a node process.</summary>
internal static class TiktokenProcess
{
    private const string SetUp = "Node 18 or later is needed, and `npm ci` in tests/npm (tests/run.sh does it).";

    public static async Task<List<string>> Encode(string encoding, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "tiktoken")))
            Assert.Fail($"npm's tiktoken is not installed. {SetUp}");

        using var node = Start(folder);
        var reading = Read(node.StandardOutput, cancellation);
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        foreach (var text in texts)
            await node.StandardInput.WriteLineAsync($"{encoding} {Convert.ToBase64String(MemoryMarshal.AsBytes(text.AsSpan()))}".AsMemory(), cancellation);
        node.StandardInput.Close();

        var lines = await reading;
        await node.WaitForExitAsync(cancellation);
        Assert.True(node.ExitCode == 0, $"node ended with {node.ExitCode}: {await errors}");
        Assert.Equal(texts.Count, lines.Count);
        return lines;
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo("node", ["tiktoken-encode.mjs"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"node cannot be started. {SetUp}");
            throw;
        }
    }

    private static async Task<List<string>> Read(StreamReader output, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (await output.ReadLineAsync(cancellation) is { } line)
            lines.Add(line);
        return lines;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
