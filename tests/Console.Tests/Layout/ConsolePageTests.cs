using AdminConsole.Layout;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Tests.Layout;

public sealed class ConsolePageTests
{
    [Fact]
    public void Every_listed_page_exists()
    {
        var routes = typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false)).Cast<RouteAttribute>()
            .Select(route => route.Template.TrimStart('/')).ToHashSet(StringComparer.Ordinal);

        Assert.All(ConsolePage.All, page => Assert.Contains(page.Path, routes));
    }

    [Theory]
    [InlineData("tenants", "tenants", true)]
    [InlineData("tenants", "tenants?q=a", true)]
    [InlineData("applications", "applications/0197?tenant=acme", true)]
    [InlineData("tenants", "tenantsandmore", false)]
    [InlineData("", "?tenant=acme", true)]
    [InlineData("", "tenants", false)]
    public void A_page_holds_what_lies_below_it(string page, string address, bool holds) =>
        Assert.Equal(holds, ConsolePage.All.Single(entry => entry.Path == page).Holds(address));

    [Theory]
    [InlineData("api key", "Applications")]
    [InlineData("AUDIT", "Audit")]
    [InlineData("zzz", null)]
    public void The_palette_finds_a_page_by_any_of_its_words(string query, string? title) =>
        Assert.Equal(title, ConsolePage.All.FirstOrDefault(page => page.Matches(query))?.Title);

    [Theory]
    [InlineData("tenants", null, "tenants")]
    [InlineData("tenants", "acme", "tenants?tenant=acme")]
    [InlineData("incidents?state=open", "acme", "incidents?state=open&tenant=acme")]
    public void Links_keep_the_chosen_tenant(string path, string? slug, string expected) => Assert.Equal(expected, TenantChoice.Keep(path, slug));
}
