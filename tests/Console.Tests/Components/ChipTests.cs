using AdminConsole.Components;
using Bunit;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.Tests.Components;

public sealed class ChipTests : BunitContext
{
    [Fact]
    public void A_filter_says_its_value_and_leads_to_the_address_without_it()
    {
        var chip = Render<FilterChip>(parameters => parameters
            .Add(p => p.Name, "state").Add(p => p.Value, "open").Add(p => p.RemoveHref, "incidents?severity=medium"));

        Assert.Contains("state: open", chip.Markup, StringComparison.Ordinal);
        Assert.Equal("incidents?severity=medium", chip.Find("a").GetAttribute("href"));
        Assert.Equal("Remove the filter state", chip.Find("a").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_filter_menu_offers_each_choice_as_a_link()
    {
        var menu = Render<FilterMenu>(parameters => parameters
            .Add(p => p.Name, "verdict").Add(p => p.Choices, [new FilterChoice("block", "?verdict=block"), new FilterChoice("allow", "?verdict=allow")]));

        Assert.Equal(["?verdict=block", "?verdict=allow"], menu.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [MemberData(nameof(TrustLevels))]
    public void Trust_is_a_word_and_a_colour(TrustLevel trust)
    {
        var chip = Render<TrustChip>(parameters => parameters.Add(p => p.Trust, trust)).Find(".chip");

        Assert.Equal(trust.ToString(), chip.TextContent, ignoreCase: true);
        Assert.Contains($"trust-{trust.ToString().ToLowerInvariant()}", chip.ClassName, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Every_verdict_has_its_word(Verdict verdict) =>
        Assert.Equal(verdict.ToString(), Render<VerdictChip>(parameters => parameters.Add(p => p.Verdict, verdict)).Find(".chip").TextContent, ignoreCase: true);

    [Theory]
    [MemberData(nameof(Severities))]
    public void Severity_is_said_not_only_coloured(Severity severity) =>
        Assert.Equal(
            $"{severity} severity", Render<SeverityMark>(parameters => parameters.Add(p => p.Severity, severity)).Find(".sr-only").TextContent, ignoreCase: true);

    public static TheoryData<TrustLevel> TrustLevels() => [.. Enum.GetValues<TrustLevel>()];

    public static TheoryData<Verdict> Verdicts() => [.. Enum.GetValues<Verdict>()];

    public static TheoryData<Severity> Severities() => [.. Enum.GetValues<Severity>()];
}
