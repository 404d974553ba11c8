using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Engine;

/// <summary>The same 5 MB encoded by this project and by npm's <c>tiktoken</c> and <c>gpt-tokenizer</c>, one after the other, each the fastest of three passes in its own process.</summary>
internal static class TokenComparison
{
    internal static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("mocop-tokens-");
        try
        {
            Console.WriteLine($"{"5 MB, MB/s",-10}{"mocop",10}{"tiktoken",10}{"gpt-tokenizer",15}{"ratios",16}");
            foreach (var (name, text) in new[] { ("prose", RealTexts.Prose(5_000_000)), ("code", RealTexts.Code(5_000_000)) })
            {
                var file = Path.Combine(folder.FullName, name);
                File.WriteAllText(file, text);
                var (tiktoken, gptTokenizer, mocop) = (Node("tiktoken", file), Node("gpt-tokenizer", file), EngineFigures.Speed(text));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{mocop,10:F1}{tiktoken,10:F1}{gptTokenizer,15:F1}{mocop / tiktoken,10:F1} x{mocop / gptTokenizer,6:F1} x"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static double Node(string package, string file)
    {
        var start = new ProcessStartInfo("node", ["token-speed.mjs", package, file]) { WorkingDirectory = Path.Combine(RealTexts.RepositoryRoot(), "tests", "npm"), RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"token-speed.mjs ended with {node.ExitCode}; run tests/setup.sh first.");
    }
}
