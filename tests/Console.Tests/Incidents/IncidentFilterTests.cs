using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Pages.Incidents;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.Tests.Incidents;

public sealed class IncidentFilterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void Without_anything_in_the_address_the_open_ones_are_asked_for()
    {
        var filter = IncidentFilter.Of(null, null, null, null, null, null, null, null, null);

        Assert.Equal(new IncidentQuery { State = IncidentState.Open }, filter.ToQuery(null, Now));
        Assert.False(filter.IsNarrowed);
    }

    [Fact]
    public void Every_word_of_the_address_becomes_a_condition()
    {
        var tenant = Guid.CreateVersion7(Now);
        var filter = IncidentFilter.Of("false-positive", "high", "quarantine", "web", "weather", "ignores earlier instructions", "ctx_1", "7d", "tickets");

        Assert.Equal(
            new IncidentQuery
            {
                Tenant = tenant,
                State = IncidentState.FalsePositive,
                AtLeast = Severity.High,
                Verdict = Verdict.Quarantine,
                Trust = TrustLevel.Web,
                Source = "weather",
                Technique = "ignores earlier instructions",
                From = Now.AddDays(-7),
                Context = "ctx_1",
                Text = "tickets",
            },
            filter.ToQuery(tenant, Now));
        Assert.True(filter.IsNarrowed);
    }

    [Theory]
    [InlineData("any")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void Any_other_state_is_every_state(string state) =>
        Assert.Null(IncidentFilter.Of(state, "5", "no", "", " ", null, null, "1y", "").ToQuery(null, Now).State);
}
