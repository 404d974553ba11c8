using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Pages.Incidents;
using AdminConsole.Tests.Hosting;
using Bunit;

namespace AdminConsole.Tests.Incidents;

public sealed class OpenIncidentCountTests : ScreenTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_count_follows_what_happens_in_the_chosen_tenant_and_ends_with_the_circuit()
    {
        await SignInOwnerAsync();
        var acme = await NewTenantAsync("acme");
        var globex = await NewTenantAsync("globex");
        await SendAsync(acme);
        var feed = Get<IncidentFeed>();
        var count = Render<OpenIncidentCount>();
        count.WaitForAssertion(() => Assert.Equal(", 1 open", count.Find(".count").TextContent), Patience);

        await SendAsync(globex);
        count.WaitForAssertion(() => Assert.Equal(", 2 open", count.Find(".count").TextContent), Patience);
        Navigation.NavigateTo("incidents?tenant=acme");
        count.WaitForAssertion(() => Assert.Equal(", 1 open", count.Find(".count").TextContent), Patience);
        await Get<IncidentService>().DecideAsync(Actor.System, 1, IncidentState.FalsePositive, "", Cancellation);
        count.WaitForAssertion(() => Assert.Empty(count.FindAll(".count")), Patience);

        Assert.Equal(1, feed.Subscribers);
        await DisposeComponentsAsync();
        Assert.Equal(0, feed.Subscribers);
    }
}
