using System.Globalization;
using System.Text;

namespace Mocop.Cli.Evaluation;

/// <summary>An evaluation as text, for people.</summary>
internal static class EvalTable
{
    public static string Write(EvalReport report)
    {
        var text = new StringBuilder();
        var width = report.Attacks.Select(a => a.Source.Length).Concat(report.Benign.Select(b => b.Source.Length)).Append(16).Max();
        if (report.Attacks.Count > 0)
        {
            Line(text, $"{"attacks".PadRight(width)}  {"rows",6}  {"flagged",7}  {"95 % interval",15}  {"blocked",7}  {"at 1 %",6}  {"at .1 %",7}  {"AUC",5}");
            foreach (var a in report.Attacks)
                Line(text, $"{a.Source.PadRight(width)}  {a.Flagged.Rows,6}  {Percent(a.Flagged.Value),7}  {Interval(a.Flagged),15}  {Percent(a.Blocked.Value),7}  {Percent(a.RecallAtOnePercent),6}  {Percent(a.RecallAtTenthPercent),7}  {Three(a.AreaUnderCurve),5}");
            var s = report.Summary;
            Line(text, $"{"mean of sources".PadRight(width)}  {report.Attacks.Sum(a => a.Flagged.Rows),6}  {Percent(s.MacroRecall),7}  {"",15}  {"",7}  {Percent(s.MacroRecallAtOnePercent),6}  {Percent(s.MacroRecallAtTenthPercent),7}  {Three(s.MacroAreaUnderCurve),5}");
            text.Append('\n');
        }

        if (report.Benign.Count > 0)
        {
            Line(text, $"{"benign".PadRight(width)}  {"rows",6}  {"flagged",7}  {"95 % interval",15}  {"blocked",7}");
            foreach (var b in report.Benign)
                Line(text, $"{b.Source.PadRight(width)}  {b.Flagged.Rows,6}  {Percent(b.Flagged.Value),7}  {Interval(b.Flagged),15}  {Percent(b.Blocked.Value),7}");
            Line(text, $"{"all together".PadRight(width)}  {report.Summary.FalsePositives.Rows,6}  {Percent(report.Summary.FalsePositives.Value),7}  {Interval(report.Summary.FalsePositives),15}");
            Line(text, $"{"mean of sources".PadRight(width)}  {"",6}  {Percent(report.Summary.MacroFalsePositives),7}");
            text.Append('\n');
        }

        Line(text, $"F1 at the policy's thresholds {Three(report.Summary.F1)}; 1 % of the benign texts score {report.Summary.ThresholdAtOnePercent} or more, 0.1 % score {report.Summary.ThresholdAtTenthPercent} or more");
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');

    private static string Interval(Rate rate) => Percent(rate.Low) + "–" + Percent(rate.High);

    private static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Three(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "";
}
