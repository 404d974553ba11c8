using AdminConsole.Components;

namespace AdminConsole.Tests.Components;

public sealed class SignalThrottleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_thousand_signals_are_two_calls_and_the_last_one_is_not_lost()
    {
        var calls = 0;
        var entered = new SemaphoreSlim(0);
        var leave = new SemaphoreSlim(0);
        using var throttle = new SignalThrottle(TimeProvider.System, TimeSpan.Zero, async () =>
        {
            Interlocked.Increment(ref calls);
            entered.Release();
            await leave.WaitAsync(TestContext.Current.CancellationToken);
        });

        throttle.Signal();
        Assert.True(await entered.WaitAsync(Patience, TestContext.Current.CancellationToken));
        for (var i = 0; i < 1000; i++) throttle.Signal();
        Assert.Equal(1, calls);
        leave.Release();
        Assert.True(await entered.WaitAsync(Patience, TestContext.Current.CancellationToken));
        leave.Release();

        Assert.Equal(2, calls);
    }

    [Fact]
    public void After_its_end_nothing_is_called()
    {
        var timers = new CountingClock();
        var throttle = new SignalThrottle(timers, TimeSpan.Zero, () => Task.CompletedTask);
        throttle.Dispose();

        throttle.Signal();

        Assert.Equal(0, timers.Made);
    }

    private sealed class CountingClock : TimeProvider
    {
        public int Made { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Made++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
