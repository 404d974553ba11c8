using AdminConsole.Components;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Components;

public sealed class PagerTests : BunitContext
{
    [Fact]
    public void A_part_in_the_middle_leads_both_ways_and_keeps_the_search()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("tenants?q=acme&page=2");

        var pager = Render<Pager>(parameters => parameters.Add(p => p.Total, 120).Add(p => p.Page, 2));

        Assert.Contains("51–100 of 120", pager.Markup, StringComparison.Ordinal);
        Assert.EndsWith("tenants?q=acme", pager.Find("a[rel=prev]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("tenants?q=acme&page=3", pager.Find("a[rel=next]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_part_ends_the_list()
    {
        var pager = Render<Pager>(parameters => parameters.Add(p => p.Total, 51).Add(p => p.Page, 2));

        Assert.Contains("51–51 of 51", pager.Markup, StringComparison.Ordinal);
        Assert.Empty(pager.FindAll("a[rel=next]"));
    }

    [Fact]
    public void An_empty_list_has_no_parts() =>
        Assert.Equal("", Render<Pager>(parameters => parameters.Add(p => p.Total, 0).Add(p => p.Page, 1)).Markup.Trim());

    [Theory]
    [InlineData(null, 0)]
    [InlineData(-4, 0)]
    [InlineData(3, 100)]
    public void A_part_asks_the_database_for_its_rows_alone(int? part, int skip)
    {
        var request = Pager.Request(part, "x");

        Assert.Equal((skip, Pager.Size, "x"), (request.Skip, request.Take, request.Search));
    }
}
