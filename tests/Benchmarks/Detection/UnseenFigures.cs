using System.Globalization;
using System.Text.Json;
using Benchmarks.Detection.Tricks;
using Mocop.Blocks;
using Mocop.Detection;

namespace Benchmarks.Detection;

/// <summary>
/// How many hidden attacks are found of those that are found plain, for tricks that were written down before anybody looked whether they are read. Half of them are held out by the coin:
/// of these only sums are told, so that the decoders are not written for them.
/// </summary>
internal static class UnseenFigures
{
    private const int Seed = 11;
    private const int PairCount = 1500;

    internal static int Run(string file, string[] options)
    {
        var rows = File.ReadLines(file).Select(l => JsonElement.Parse(l)).Where(r => r.GetProperty("id").GetString()!.StartsWith("obf-plain", StringComparison.Ordinal)).ToArray();
        string[] Texts(int label) => [.. rows.Where(r => r.GetProperty("label").GetInt32() == label).Select(r => r.GetProperty("text").GetString()!)];
        var (attacks, benign) = (Texts(1).Where(Flagged).ToArray(), Texts(0));
        var every = options.Contains("quick") ? 4 : 1;
        var only = options.FirstOrDefault(o => o.StartsWith("only=", StringComparison.Ordinal))?[5..].Split(',');
        var all = ScriptTricks.All.Concat(SignTricks.All).Concat(CipherTricks.All).Concat(ByteTricks.All).Concat(WordTricks.All).Concat(LayoutTricks.All).Concat(CarrierTricks.All).ToArray();
        foreach (var held in options.Contains("held") ? new[] { false, true } : [false])
        {
            var tricks = all.Where(t => Trick.HeldOut(t.Key) == held && (only is null || only.Contains(t.Key))).ToArray();
            var (sum, false_, weak) = (0.0, 0, 0);
            foreach (var (name, hide) in tricks)
            {
                var tried = attacks.Where((_, i) => i % every == 0).ToArray();
                var missed = tried.Where(a => !Flagged(hide(a))).ToArray();
                var share = 100.0 * (tried.Length - missed.Length) / tried.Length;
                var wrong = benign.Count(b => Flagged(hide(b)));
                (sum, false_, weak) = (sum + share, false_ + wrong, weak + (share < 50 ? 1 : 0));
                if (!held && (missed.Length > 0 || wrong > 0))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {share,6:0.0} benign {wrong}{(missed.Length == 0 ? "" : "   " + missed[0][..Math.Min(40, missed[0].Length)])}"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(held ? "held out" : "seen")}: {tricks.Length} tricks, mean {sum / tricks.Length:0.0}, {weak} below half, {false_} of {tricks.Length * benign.Length} benign texts flagged"));
            if (options.Contains("pairs"))
                Pairs(tricks, attacks, benign, !held && options.Contains("list"));
        }

        return 0;
    }

    private static void Pairs(KeyValuePair<string, Func<string, string>>[] tricks, string[] attacks, string[] benign, bool list)
    {
        var random = new Random(Seed);
        var (found, wrong) = (0, 0);
        var misses = new List<string>();
        for (var i = 0; i < PairCount; i++)
        {
            var (first, second, attack) = (tricks[random.Next(tricks.Length)], tricks[random.Next(tricks.Length)], attacks[random.Next(attacks.Length)]);
            if (Both(attack) is not { Length: > 0 })
            {
                i--;
                continue;
            }

            if (Flagged(Both(attack)!))
                found++;
            else
                misses.AddRange([first.Key + " >", "> " + second.Key]);
            if (i % 4 == 0 && Both(benign[random.Next(benign.Length)]) is { } hidden && Flagged(hidden))
                wrong++;

            // Some tricks have no place for what others make: signs that are no letters, or too few of them.
            string? Both(string text)
            {
                try
                {
                    var once = first.Value(text);
                    return TransformationFigures.Loses(once, second.Value) ? null : second.Value(once);
                }
                catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
                {
                    return null;
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    two by two {100.0 * found / PairCount:0.0}, {wrong} of {PairCount / 4} benign texts flagged"));
        foreach (var (name, count) in misses.CountBy(m => m).OrderByDescending(m => m.Value).Take(list ? 60 : 0))
            Console.WriteLine($"  {count,4} {name}");
    }

    private static bool Flagged(string text) => InjectionScanner.Default.Scan(text, BlockKind.Plugin).Score >= 500;
}
