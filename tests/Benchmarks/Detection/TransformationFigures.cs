using System.Globalization;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Tests.Detection;

namespace Benchmarks.Detection;

/// <summary>How many hidden attacks are found of those that are found plain, for tricks that most decoders were not made for: each alone, and two by two.</summary>
internal static class TransformationFigures
{
    private const int Seed = 5;
    private const int Pairs = 4000;

    internal static int Run(string file, bool listMisses)
    {
        var rows = File.ReadLines(file).Select(l => JsonElement.Parse(l)).Where(r => r.GetProperty("id").GetString()!.StartsWith("obf-plain", StringComparison.Ordinal)).ToArray();
        string[] Texts(int label) => [.. rows.Where(r => r.GetProperty("label").GetInt32() == label).Select(r => r.GetProperty("text").GetString()!)];
        var attacks = Texts(1).Where(Flagged).ToArray();
        var benign = Texts(0);
        var all = PuzzleObfuscation.All.Concat(Obfuscation.InPlace).Concat(Obfuscation.Whole).Concat(Obfuscation.Text).ToArray();
        double sum = 0;
        foreach (var (name, hide) in PuzzleObfuscation.All)
        {
            var missed = attacks.Where(a => !Flagged(hide(a))).ToArray();
            var share = 100.0 * (attacks.Length - missed.Length) / attacks.Length;
            sum += share;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {share,6:0.0} benign {benign.Count(b => Flagged(hide(b)))}"));
            if (listMisses && missed.Length > 0)
                Console.WriteLine("    " + hide(missed[0]).ReplaceLineEndings("/"));
        }

        var random = new Random(Seed);
        var found = 0;
        var misses = new List<string>();
        for (var i = 0; i < Pairs; i++)
        {
            var (first, second) = (random.Next(all.Length), random.Next(all.Length));
            var attack = attacks[random.Next(attacks.Length)];
            if (Loses(all[first].Value(attack), all[second].Value))
            {
                i--;
                continue;
            }

            if (Flagged(all[second].Value(all[first].Value(attack))))
                found++;
            else
                misses.AddRange([all[first].Key + " >", "> " + all[second].Key]);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"single, mean {sum / PuzzleObfuscation.All.Count:0.0}; two by two {100.0 * found / Pairs:0.0}"));
        foreach (var (name, count) in misses.CountBy(m => m).OrderByDescending(m => m.Value).Take(listMisses ? 60 : 0))
            Console.WriteLine($"  {count,4} {name}");
        return 0;
    }

    /// <summary>What the decoders make of texts, three levels deep.</summary>
    internal static int Views(string[] texts)
    {
        foreach (var text in texts)
        {
            var scan = InjectionScanner.Default.Scan(text, BlockKind.Plugin);
            Console.WriteLine($"{scan.Score} {string.Join(", ", scan.Findings.Select(f => $"{f.Rule} {f.Score} [{string.Join('>', f.Views)}]"))}");
            foreach (var view in InjectionScanner.Default.Views(text))
                Console.WriteLine($"    {string.Join('>', view.Decodings)}: {view.Text[..Math.Min(160, view.Text.Length)].ReplaceLineEndings("/")}");
        }

        return 0;
    }

    /// <summary>Whether a trick loses what another one needs: capitals, digits or signs.</summary>
    internal static bool Loses(string text, Func<string, string> hide) => !text.Contains(' ', StringComparison.Ordinal)
        ? hide(text) == hide(text.ToLowerInvariant()) || hide(text) == hide(string.Concat(text.Where(c => !char.IsAsciiDigit(c))))
        : text.Any(c => !char.IsAsciiLetter(c) && c is not (' ' or '.' or ',')) && hide(text) == hide(string.Concat(text.Where(c => char.IsAsciiLetter(c) || c == ' ')));

    private static bool Flagged(string text) => InjectionScanner.Default.Scan(text, BlockKind.Plugin).Score >= 500;
}
