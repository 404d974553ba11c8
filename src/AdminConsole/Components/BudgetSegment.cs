using System.Globalization;
using Mocop.Budgets;

namespace AdminConsole.Components;

/// <summary>A piece of the budget bar.</summary>
/// <param name="Name">What the tokens are.</param>
/// <param name="Tokens">How many.</param>
/// <param name="Width">Its part of the bar in per cent.</param>
/// <param name="Style">The style-sheet classes.</param>
public sealed record BudgetSegment(string Name, int Tokens, double Width, string Style)
{
    /// <summary>The width as a style sheet writes it.</summary>
    public string Css => Width.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>
    /// The bar of a report: what each group used, the framing, what was cut (hatched, as far as the free part has room for it), what is free, and what is
    /// kept for the answer. The widths add up to 100.
    /// </summary>
    public static IReadOnlyList<BudgetSegment> Of(BudgetPlan report)
    {
        var whole = Math.Max(report.Limit, report.Used + report.Reserve);
        if (whole <= 0) return [];
        var segments = new List<BudgetSegment>();
        var room = whole - report.Used - report.Reserve;

        void Add(string name, int tokens, int shown, string style)
        {
            if (shown > 0) segments.Add(new(name, tokens, 100d * shown / whole, style));
        }

        foreach (var group in report.Groups) Add(group.Kind.Word(), group.Used, group.Used, $"used tone-{group.Kind.Word()}");
        Add("framing", report.Overhead, report.Used - report.Groups.Sum(group => group.Used), "used framing");
        foreach (var group in report.Groups)
        {
            var cut = group.Wanted - group.Used;
            var shown = Math.Clamp(cut, 0, room);
            Add($"cut from {group.Kind.Word()}", cut, shown, $"cut tone-{group.Kind.Word()}");
            room -= shown;
        }

        Add("free", room, room, "free");
        Add("kept for the answer", report.Reserve, report.Reserve, "reserve");
        return segments;
    }
}
