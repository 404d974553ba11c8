using AdminConsole.ControlPlane.Guards;
using AdminConsole.ControlPlane.Signing;
using Mocop.Blocks;
using Mocop.Detection;

namespace ControlPlane.Tests.Guards;

public sealed class GuardProbeTests : ControlPlaneTest
{
    [Fact]
    public async Task Every_guard_of_the_real_engine_is_seen_to_hold()
    {
        var report = await Host.Get<GuardProbe>().CheckAsync(Cancellation);

        Assert.Equal(7, report.Guards.Count);
        Assert.Empty(report.Guards.Where(guard => !guard.Held));
        Assert.Equal(Host.Clock.GetUtcNow(), report.At);
    }

    [Fact]
    public async Task A_scanner_that_sees_nothing_is_reported_and_only_that()
    {
        using var probe = new GuardProbe(new BlindScanner(), Host.Get<SigningKeyStore>(), Host.Clock);

        var report = await probe.CheckAsync(Cancellation);

        Assert.Equal(["Detection"], report.Guards.Where(guard => !guard.Held).Select(guard => guard.Name));
        Assert.Equal(6, report.Holding);
    }

    [Fact]
    public async Task A_scanner_that_throws_is_a_guard_that_does_not_hold()
    {
        using var probe = new GuardProbe(new FailingScanner(), Host.Get<SigningKeyStore>(), Host.Clock);

        Assert.False((await probe.CheckAsync(Cancellation)).Guards.Single(guard => guard.Name == "Detection").Held);
    }

    [Fact]
    public async Task Many_screens_share_one_run_until_it_is_old()
    {
        var probe = Host.Get<GuardProbe>();
        var first = await probe.CheckAsync(Cancellation);

        Assert.Same(first, await probe.CheckAsync(Cancellation));
        Host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.NotSame(first, await probe.CheckAsync(Cancellation));
    }

    private sealed class BlindScanner : IBlockScanner
    {
        public ScanResult Scan(string text, BlockKind kind) => ScanResult.Clean;
    }

    private sealed class FailingScanner : IBlockScanner
    {
        public ScanResult Scan(string text, BlockKind kind) => throw new InvalidOperationException("broken");
    }
}
