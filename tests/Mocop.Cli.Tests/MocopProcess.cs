using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Mocop.Cli.Tests;

/// <summary>The real program, run once.</summary>
internal sealed record MocopProcess(int ExitCode, string Output, string Messages)
{
    private static readonly string s_program = Find();

    public JsonElement Json => JsonElement.Parse(Output);

    public static Task<MocopProcess> Run(string input, params string[] arguments) => Run(Encoding.UTF8.GetBytes(input), arguments);

    public static async Task<MocopProcess> Run(byte[] input, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var messages = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program that ends without reading closes the pipe.
        }

        await process.WaitForExitAsync(cancellation);
        return new MocopProcess(process.ExitCode, await output, await messages);
    }

    /// <summary>The program, running, for whoever talks to it.</summary>
    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(s_program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    /// <summary>The same program without a process of its own, for tests with many runs.</summary>
    public static async Task<MocopProcess> RunHere(byte[] input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter();
        using var stream = new MemoryStream(input);
        var code = await MocopProgram.RunAsync(arguments, new Terminal(stream, output, messages, TimeProvider.System));
        return new MocopProcess(code, Encoding.UTF8.GetString(output.ToArray()), messages.ToString());
    }

    public static Task<MocopProcess> RunHere(string input, params string[] arguments) => RunHere(Encoding.UTF8.GetBytes(input), arguments);

    /// <summary>The program lies in the output of its own project, built with the same configuration as these tests.</summary>
    private static string Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "AdminConsole.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        var name = OperatingSystem.IsWindows() ? "mocop.exe" : "mocop";
        return Path.Combine(root.FullName, "src", "Mocop.Cli", "bin", output.Parent!.Name, output.Name, name);
    }
}
