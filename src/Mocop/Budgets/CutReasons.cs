using System.Globalization;
using Mocop.Json;

namespace Mocop.Budgets;

/// <summary>Says why a group's blocks are shortened.</summary>
internal static class CutReasons
{
    public static CutCause CauseOf(GroupUsage group) => group.Cap is { } cap && group.Allotted >= cap ? CutCause.Cap : CutCause.Limit;

    public static string Of(GroupUsage group, int available, int wanted)
    {
        var claim = string.Create(CultureInfo.InvariantCulture, $"the {WireName.Of(group.Kind)} blocks want {group.Wanted} tokens");
        if (CauseOf(group) == CutCause.Cap)
            return string.Create(CultureInfo.InvariantCulture, $"{claim}, their cap is {group.Cap}");
        var rule = group.Priority < 0
            ? "a group that the policy does not name gives first"
            : string.Create(CultureInfo.InvariantCulture, $"floor {group.Floor}, share {group.SharePercent} %, priority {group.Priority}");
        return string.Create(CultureInfo.InvariantCulture, $"{claim} and get {group.Allotted}: the context wants {wanted} of {available} ({rule})");
    }
}
