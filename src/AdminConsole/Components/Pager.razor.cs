using System.Globalization;
using AdminConsole.ControlPlane;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components;

/// <summary>Goes through a list that the database cuts into parts. The part is in the address.</summary>
public sealed partial class Pager
{
    public const int Size = 50;

    [Parameter, EditorRequired]
    public required int Total { get; set; }

    /// <summary>The part shown, from 1.</summary>
    [Parameter, EditorRequired]
    public required int Page { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private int First => ((Page - 1) * Size) + 1;

    private int Last => Math.Min(Page * Size, Total);

    /// <summary>The request for a part; an address with a part below 1 gets the first.</summary>
    public static PageRequest Request(int? page, string? search) => new((At(page) - 1) * Size, Size, search);

    public static int At(int? page) => Math.Clamp(page ?? 1, 1, 1_000_000);

    private string Address(int page) => Navigation.GetUriWithQueryParameter("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
}
