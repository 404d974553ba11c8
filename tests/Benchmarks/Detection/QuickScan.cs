using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mocop.Blocks;
using Mocop.Detection;

namespace Benchmarks.Detection;

/// <summary>A few seconds of scanning: MB/s of UTF-8 for each corpus, the time of a block of 1 KB, and the hostile texts against the ordinary ones.</summary>
internal static class QuickScan
{
    private const int Block = 8192;
    private const int Blocks = 64;
    private static readonly InjectionScanner Scanner = InjectionScanner.Default;
    private static bool s_isWarm;

    internal static int Run(string[] folders)
    {
        Warm();
        Console.WriteLine($"{"corpus",-16}{"MB/s",8}{"bytes allocated/KB",20}");
        foreach (var (name, make) in Corpora.Ordinary)
            Report(name, Enumerable.Range(0, Blocks).Select(i => make(Block, i)).ToArray());
        var ordinary = Report("mixed", Enumerable.Range(0, Blocks).Select(i => Corpora.Mixed(Block, i)).ToArray());
        foreach (var folder in folders)
        {
            foreach (var (file, texts) in LabelledTexts.Read(folder))
                Report(file, texts.Select(t => t.Text).ToArray());
        }

        Console.WriteLine();
        Latency("clean", Corpora.Ordinary["clean"](1024, 1));
        Latency("prose", Corpora.Ordinary["prose"](1024, 1));
        Latency("attack", Corpora.Ordinary["mail-attack"](1024, 1));
        Console.WriteLine();
        foreach (var (name, make) in HostileTexts.All)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{ordinary / Speed([make(1 << 16)]).Rate,8:F2} x mixed"));
        return 0;
    }

    /// <summary>Lets the runtime compile what is hot before anything is measured.</summary>
    internal static void Warm()
    {
        if (s_isWarm)
            return;
        s_isWarm = true;
        string[] texts = [.. Corpora.Ordinary.Values.Select(m => m(2048, 3)), .. HostileTexts.All.Values.Select(m => m(2048))];
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 40; i++)
            {
                foreach (var text in texts)
                    Scanner.Scan(text, BlockKind.Plugin);
            }

            Thread.Sleep(300);
        }
    }

    private static double Report(string name, string[] texts)
    {
        var (rate, allocated) = Speed(texts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32}{rate,8:F1}{allocated,12:F0}"));
        return rate;
    }

    /// <summary>The best time of each text, so that what else the machine does counts little.</summary>
    private static (double Rate, double Allocated) Speed(string[] texts)
    {
        long bytes = texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
        var best = new double[texts.Length];
        Array.Fill(best, double.MaxValue);
        double allocated = 0;
        var until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        for (var round = 0; round < 4 || Stopwatch.GetTimestamp() < until; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < texts.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Scanner.Scan(texts[i], BlockKind.Plugin);
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (bytes / 1024.0);
        }

        return (bytes / best.Sum() / 1e6, allocated);
    }

    private static void Latency(string name, string text)
    {
        var times = new double[4000];
        for (var i = -1000; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Scanner.Scan(text, BlockKind.Plugin);
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name} block of 1 KB: median {times[times.Length / 2]:F1} µs, 99th percentile {times[times.Length * 99 / 100]:F1} µs"));
    }
}
