using AdminConsole.Components;

namespace AdminConsole.Tests.Components;

public sealed class PageTicksTests
{
    [Fact]
    public void The_timer_runs_only_while_somebody_listens()
    {
        var clock = new CountingClock();
        using var ticks = new PageTicks(clock);
        var heard = 0;

        var first = ticks.Subscribe(() => heard++);
        var second = ticks.Subscribe(() => heard++);
        clock.Fire();
        first.Dispose();
        clock.Fire();
        second.Dispose();

        Assert.Equal(3, heard);
        Assert.Equal(0, clock.Running);
        using var third = ticks.Subscribe(() => heard++);
        Assert.Equal(1, clock.Running);
    }

    private sealed class CountingClock : TimeProvider
    {
        private TimerCallback? _callback;

        public int Running { get; private set; }

        public void Fire() => _callback?.Invoke(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Running++;
            _callback = callback;
            return new Timer(this);
        }

        private sealed class Timer(CountingClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => clock.Running--;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
