using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Plugins;

namespace ControlPlane.Tests.Incidents;

public sealed class IncidentLookupTests : ControlPlaneTest
{
    [Fact]
    public async Task Neighbours_are_those_of_the_filtered_list()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        foreach (var plugin in new[] { "weather", "orders", "weather", "orders" }) await Host.SendAsync(acme, Cancellation, plugin: plugin);
        var numbers = await NumbersAsync(Actor.System);
        var weather = new IncidentQuery { Source = "weather" };
        var lookup = Host.Get<IncidentLookup>();

        // Newest first: orders, weather, orders, weather.
        Assert.Equal(new IncidentPlace(1, true, null, numbers[3]), await lookup.PlaceAsync(Actor.System, weather, numbers[1], Cancellation));
        Assert.Equal(new IncidentPlace(2, true, numbers[1], null), await lookup.PlaceAsync(Actor.System, weather, numbers[3], Cancellation));
        Assert.Equal(new IncidentPlace(2, false, numbers[1], numbers[3]), await lookup.PlaceAsync(Actor.System, weather, numbers[2], Cancellation));
    }

    [Fact]
    public async Task Counts_what_came_after_the_newest_that_is_shown()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        await Host.SendAsync(acme, Cancellation);
        var newest = (await NumbersAsync(Actor.System))[0];
        var lookup = Host.Get<IncidentLookup>();
        var query = new IncidentQuery { State = IncidentState.Open, After = newest };

        Assert.Equal(0, await lookup.CountAsync(Actor.System, query, Cancellation));
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(acme, Cancellation, "Oslo 4 °C, rain.");
        Assert.Equal(1, await lookup.CountAsync(Actor.System, query, Cancellation));
        Assert.Equal(0, await lookup.CountAsync(Actor.Nobody, query, Cancellation));
    }

    [Fact]
    public async Task Facets_tell_nothing_of_another_tenant()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(globex, Cancellation, plugin: "crm");
        var lookup = Host.Get<IncidentLookup>();

        var all = await lookup.FacetsAsync(Actor.System, null, Cancellation);
        Assert.Equal([new("weather", 2), new("crm", 1)], all.Sources);
        Assert.Equal(3, all.Techniques.Sum(technique => technique.Count));
        Assert.Equal([new("crm", 1)], (await lookup.FacetsAsync(globex.With(Role.Auditor), null, Cancellation)).Sources);
    }

    [Fact]
    public async Task A_text_is_searched_in_the_payload_only_where_payloads_may_be_seen()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(globex, Cancellation);
        var query = new IncidentQuery { Text = "CONCERT tickets" };
        var mixed = new Actor(null, "ann", [new(Role.Analyst, acme.Id), new(Role.Auditor, globex.Id)]);

        Assert.Equal(1, await Host.Get<IncidentLookup>().CountAsync(acme.With(Role.Analyst), query, Cancellation));
        Assert.Equal(0, await Host.Get<IncidentLookup>().CountAsync(acme.With(Role.Auditor), query, Cancellation));
        var found = Assert.Single((await Host.Get<IncidentService>().ListAsync(mixed, query, new(), Cancellation)).Value!.Items);
        Assert.Equal("acme", found.Tenant);
    }

    [Fact]
    public async Task An_incident_names_the_plugin_that_can_be_suspended()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        var definition = new PluginDefinition { Name = "Weather", Version = "1.2.0", Transport = PluginTransport.Http, Url = "https://weather.example/mcp" };
        var plugin = (await Host.Get<PluginService>().CreateAsync(Actor.System, acme.Id, "weather", definition, Cancellation)).Value!;
        await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(globex, Cancellation);
        var numbers = await NumbersAsync(Actor.System);
        var incidents = Host.Get<IncidentService>();

        Assert.Null((await incidents.GetAsync(Actor.System, numbers[0], Cancellation)).Value!.Plugin);
        Assert.Equal(new IncidentPlugin(plugin.Id, "weather", false), (await incidents.GetAsync(Actor.System, numbers[1], Cancellation)).Value!.Plugin);
    }

    private async Task<List<long>> NumbersAsync(Actor actor) =>
        [.. (await Host.Get<IncidentService>().ListAsync(actor, new(), new(), Cancellation)).Value!.Items.Select(row => row.Number)];
}
