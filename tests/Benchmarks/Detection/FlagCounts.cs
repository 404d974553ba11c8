using System.Globalization;
using Mocop.Blocks;
using Mocop.Detection;

namespace Benchmarks.Detection;

/// <summary>How many texts of each file are flagged at the default thresholds, and every finding in a file that two versions of the scanner can be compared by.</summary>
internal static class FlagCounts
{
    private const int FromElsewhere = 500;
    private const int FromUser = 700;

    internal static int Run(string folder, string? output)
    {
        using var details = output is null ? StreamWriter.Null : new StreamWriter(output);
        foreach (var (file, texts) in LabelledTexts.Read(folder))
        {
            int attacks = 0, flagged = 0, benign = 0, wrong = 0;
            foreach (var text in texts)
            {
                var scan = InjectionScanner.Default.Scan(text.Text, text.Kind);
                var isFlagged = scan.Score >= (text.Kind == BlockKind.User ? FromUser : FromElsewhere);
                attacks += text.IsAttack ? 1 : 0;
                flagged += text.IsAttack && isFlagged ? 1 : 0;
                benign += text.IsAttack ? 0 : 1;
                wrong += !text.IsAttack && isFlagged ? 1 : 0;
                details.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Id} {scan.Score} {(isFlagged ? "flagged" : "")}"));
                foreach (var f in scan.Findings)
                    details.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {f.Rule} {f.Score} {f.Span.Start}-{f.Span.End} [{string.Join(',', f.Views)}]"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file,-32} attacks {flagged,5}/{attacks,-5} benign {wrong,5}/{benign,-5}"));
        }

        return 0;
    }
}
