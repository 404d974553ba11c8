using System.ComponentModel;
using System.Diagnostics;

namespace Mocop.Tests;

/// <summary>Runs a script of tests/npm in node: one text in, one text out.</summary>
internal static class NodeScript
{
    private const string SetUp = "Node 18 or later is needed, and `npm ci` in tests/npm (tests/run.sh does it).";

    public static async Task<string> Run(string script, string input, CancellationToken cancellation, params string[] arguments)
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            Assert.Fail($"The npm packages are not installed. {SetUp}");

        using var node = Start(folder, [script, .. arguments]);
        var output = node.StandardOutput.ReadToEndAsync(cancellation);
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        await node.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellation);
        Assert.True(node.ExitCode == 0, $"{script} ended with {node.ExitCode}: {await errors}");
        return await output;
    }

    private static Process Start(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
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

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
