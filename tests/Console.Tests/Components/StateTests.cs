using AdminConsole.Components;
using Bunit;

namespace AdminConsole.Tests.Components;

public sealed class StateTests : BunitContext
{
    [Fact]
    public void A_failure_says_what_why_and_what_to_do()
    {
        var retried = 0;
        var state = Render<ErrorState>(parameters => parameters
            .Add(p => p.What, "The list could not be read.").Add(p => p.Why, "The database is locked.").Add(p => p.OnRetry, () => retried++));

        state.Find("button").Click();

        Assert.Equal("alert", state.Find(".error").GetAttribute("role"));
        Assert.Contains("The database is locked.", state.Markup, StringComparison.Ordinal);
        Assert.Equal(1, retried);
    }

    [Fact]
    public void Without_a_way_out_there_is_no_button() =>
        Assert.Empty(Render<ErrorState>(parameters => parameters.Add(p => p.What, "Gone.")).FindAll("button"));

    [Fact]
    public void A_copy_button_carries_the_text_as_an_attribute_not_as_markup()
    {
        var button = Render<CopyButton>(parameters => parameters.Add(p => p.Text, "\"><script>x</script>").Add(p => p.What, "the key"));

        Assert.Equal("\"><script>x</script>", button.Find("button").GetAttribute("data-copy"));
        Assert.Empty(button.FindAll("script"));
    }

    [Theory]
    [InlineData(0, 100, "calm", "0 %")]
    [InlineData(80, 100, "high", "80 %")]
    [InlineData(250, 100, "full", "250 %")]
    public void A_meter_changes_its_tone_at_the_alert_and_at_the_limit(long spent, long limit, string tone, string share)
    {
        var meter = Render<SpendMeter>(parameters => parameters.Add(p => p.Spent, spent).Add(p => p.Limit, limit).Add(p => p.AlertPercent, 80));

        Assert.Contains(tone, meter.Find(".fill").ClassName, StringComparison.Ordinal);
        Assert.Contains(share, meter.Markup, StringComparison.Ordinal);
        Assert.True(meter.Find("[role=meter]").GetAttribute("aria-valuenow") is { } now && long.Parse(now, System.Globalization.CultureInfo.InvariantCulture) <= limit);
    }
}
