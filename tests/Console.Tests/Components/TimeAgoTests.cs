using AdminConsole.Components;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tests.Shared;

namespace AdminConsole.Tests.Components;

public sealed class TimeAgoTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public TimeAgoTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddScoped<PageTicks>();
    }

    [Theory]
    [InlineData(2, "now")]
    [InlineData(42, "42 s ago")]
    [InlineData(60 * 14, "14 min ago")]
    [InlineData(3600 * 5, "5 h ago")]
    [InlineData(86400 * 3, "3 d ago")]
    [InlineData(86400 * 400, "2025-01-28")]
    [InlineData(-86400 * 3, "3 d from now")]
    public void Ages_read_as_people_say_them(int seconds, string words)
    {
        var at = _clock.GetUtcNow().AddSeconds(-seconds);

        var time = Render<TimeAgo>(parameters => parameters.Add(p => p.Value, at)).Find("time");

        Assert.Equal(words, time.TextContent);
    }

    [Fact]
    public void The_exact_time_is_there_for_people_and_machines()
    {
        var time = Render<TimeAgo>(parameters => parameters.Add(p => p.Value, new DateTimeOffset(2026, 3, 4, 7, 6, 7, 89, TimeSpan.FromHours(2)))).Find("time");

        Assert.Equal("2026-03-04T05:06:07.089Z", time.GetAttribute("datetime"));
        Assert.Equal("2026-03-04 05:06:07 UTC", time.GetAttribute("title"));
    }
}
