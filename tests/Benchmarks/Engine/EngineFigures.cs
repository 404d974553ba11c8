using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mocop.Tokens;

namespace Benchmarks.Engine;

/// <summary>The engine's figures as ratios within one run: what docs/performance.md shows.</summary>
internal static class EngineFigures
{
    private const int Megabyte = 1_000_000;

    internal static int Run()
    {
        var prose = Speed(RealTexts.Prose(5 * Megabyte));
        var code = Speed(RealTexts.Code(5 * Megabyte));
        Row("encoding 5 MB of prose, o200k_base", $"{prose:F1} MB/s");
        Row("encoding 5 MB of code, o200k_base", $"{code:F1} MB/s");
        foreach (var (name, text) in WorstInputs())
            Row($"1 MB of {name}, time per byte against prose", $"{prose / Speed(text):F1} x");

        var context = new SampleContext();
        var (assembly, unavoidable) = Medians(() => context.Assemble(), () => context.Unavoidable());
        Row("assembly of 20 blocks, 32 KB, all stages", $"{assembly:F0} µs");
        Row("encoding the same and one ES256 signature", $"{unavoidable:F0} µs");
        Row("ratio", $"{assembly / unavoidable:F2} x");
        foreach (var stage in Enumerable.Range(0, 101).SelectMany(_ => context.Assemble().Trace).GroupBy(line => line.Stage))
            Row($"  of it {stage.Key}", $"{stage.Select(line => line.Microseconds).Order().ElementAt(50)} µs");
        var before = GC.GetAllocatedBytesForCurrentThread();
        context.Assemble();
        Row("allocated by an assembly, against the text", $"{(GC.GetAllocatedBytesForCurrentThread() - before) / (double)SampleContext.Characters:F1} x");
        var (verification, signature) = Medians(() => context.Verify(), () => context.VerifySignature());
        Row("verification of that envelope", $"{verification:F0} µs");
        Row("one ES256 verification", $"{signature:F0} µs");
        Row("ratio", $"{verification / signature:F2} x");
        return 0;
    }

    /// <summary>Megabytes of UTF-8 a second, the fastest of three passes.</summary>
    internal static double Speed(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        TokenEncoding.O200kBase.Count(text.AsSpan(0, Math.Min(text.Length, Megabyte / 10)));
        return Enumerable.Range(0, 3).Max(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            TokenEncoding.O200kBase.Encode(text);
            return bytes / Stopwatch.GetElapsedTime(started).TotalSeconds / Megabyte;
        });
    }

    private static IEnumerable<(string Name, string Text)> WorstInputs()
    {
        yield return ("one letter", new string('a', Megabyte));
        yield return ("one blank", new string(' ', Megabyte));
        yield return ("one line break", new string('\n', Megabyte));
        yield return ("one hyphen", new string('-', Megabyte));
        yield return ("one emoji", string.Concat(Enumerable.Repeat("🦊", Megabyte / 4)));
        yield return ("two letters in turn", string.Concat(Enumerable.Repeat("ab", Megabyte / 2)));
        var random = new Random(7);
        yield return ("random letters without a blank", string.Create(Megabyte, random, (span, r) => { foreach (ref var letter in span) letter = (char)('a' + r.Next(26)); }));
    }

    /// <summary>Microseconds; the two take turns, so that a busy machine slows both.</summary>
    private static (double First, double Second) Medians(Action first, Action second)
    {
        const int Rounds = 1000;
        var (a, b) = (new double[Rounds], new double[Rounds]);
        // Long enough for the compiler's last tier, which works in the background.
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(4);)
            (a[0], b[0]) = (Time(first), Time(second));
        for (var i = 0; i < Rounds; i++)
            (a[i], b[i]) = (Time(first), Time(second));

        Array.Sort(a);
        Array.Sort(b);
        return (a[Rounds / 2], b[Rounds / 2]);
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }

    private static void Row(string what, FormattableString figure) => Console.WriteLine($"{what,-56} {figure.ToString(CultureInfo.InvariantCulture),12}");
}
