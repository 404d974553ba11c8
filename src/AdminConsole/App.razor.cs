using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole;

public sealed partial class App
{
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    /// <summary>Account pages write cookies and are therefore plain pages; all others are interactive.</summary>
    private IComponentRenderMode? Mode => HttpContext.AcceptsInteractiveRouting() ? Interactive : null;

    /// <summary>The theme that the operator chose, or none: then the system's preference holds.</summary>
    private string? Theme => HttpContext.Request.Cookies["mocop-theme"] is ("light" or "dark") and var theme ? theme : null;
}
