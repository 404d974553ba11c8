using System.Globalization;
using AdminConsole.Components;
using Mocop.Policies;

namespace AdminConsole.Pages.Guardrails;

/// <summary>A policy in plain words.</summary>
internal static class PolicyWords
{
    public static string Score(int? thousandths) => thousandths is { } score ? (score / 1000m).ToString("0.00#", CultureInfo.InvariantCulture) : "";

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Threshold(int? thousandths) => thousandths is null ? "never" : Score(thousandths);

    /// <summary>What happens to blocks with such thresholds: “Flagged and kept as data from 0.50, withheld from 0.99.”</summary>
    public static string Of(KindPolicy policy)
    {
        (int? At, string Does)[] steps =
        [
            (policy.NeutralizeAt, "flagged and kept as data"), (policy.RedactAt, "flagged spans cut out"), (policy.QuarantineAt, "withheld"), (policy.BlockAt, "whole request refused"),
        ];
        List<string> said = [];
        int? harder = null;
        // From the hardest to the mildest: a milder step is only reached below every harder one.
        foreach (var (at, does) in Enumerable.Reverse(steps))
        {
            if (at is not { } from || from >= harder) continue;
            harder = from;
            said.Insert(0, $"{does} from {Score(from)}");
        }

        if (said.Count == 0) return "Escaped and fenced, never flagged.";
        var text = string.Join(", ", said);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    public static string Of(SpotlightMode mode) => mode switch
    {
        SpotlightMode.Delimit => "Between two fences that carry a number nobody can guess.",
        SpotlightMode.Datamark => "Fenced, and every white space inside becomes a marker, so that the model sees at each word that it reads data.",
        _ => "Fenced, and the text itself in base64: the strongest, readable only for capable models.",
    };

    public static string Of(OverflowAction overflow) => overflow is OverflowAction.Truncate ? "cut blocks by group" : "refuse the request";

    public static string Of(RuleExemption exemption) => $"{exemption.Rule}{(exemption.OriginId is { } source ? $" from {source}" : " from every source")}";

    public static string Of(Mocop.Schemas.ContentSchema? schema) => schema is null ? "none" : $"{schema.Hash[..19]}…, drift: {(schema.Verdict == Verdict.Allow ? "only told" : schema.Verdict.Word())}";

    public static string Of(Mocop.Budgets.BudgetGroup? group) => group is null
        ? "no limit of its own"
        : $"floor {group.Floor}, share {group.SharePercent} %, {(group.Cap is { } cap ? $"cap {cap}" : "no cap")}, priority {group.Priority}, cuts {group.Strategy.Word()}";
}
