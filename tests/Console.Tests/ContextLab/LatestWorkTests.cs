using AdminConsole.Pages.ContextLab;

namespace AdminConsole.Tests.ContextLab;

public sealed class LatestWorkTests
{
    [Fact]
    public async Task What_is_newer_takes_the_place_of_what_waits()
    {
        using var work = new LatestWork(TimeSpan.Zero, TimeProvider.System);
        var gate = new TaskCompletionSource();
        List<string> done = [];

        var first = work.RunAsync(async cancellation => { await gate.Task; done.Add($"first, overtaken: {cancellation.IsCancellationRequested}"); });
        var second = work.RunAsync(_ => { done.Add("second"); return Task.CompletedTask; });
        var third = work.RunAsync(_ => { done.Add("third"); return Task.CompletedTask; });
        gate.SetResult();

        bool[] newest = await Task.WhenAll(first, second, third);

        Assert.Equal([false, false, true], newest);
        Assert.Equal(["first, overtaken: True", "third"], done);
    }

    [Fact]
    public async Task Nothing_is_done_before_the_quiet_or_after_the_end()
    {
        var work = new LatestWork(TimeSpan.FromHours(1), TimeProvider.System);
        var waiting = work.RunAsync(_ => throw new InvalidOperationException("This must not run."));
        work.Dispose();

        Assert.False(await waiting);
        Assert.False(await work.RunAsync(_ => throw new InvalidOperationException("This must not run.")));
    }

    [Fact]
    public async Task A_fault_of_the_work_is_not_swallowed_and_the_next_one_runs()
    {
        using var work = new LatestWork(TimeSpan.Zero, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => work.RunAsync(_ => throw new InvalidOperationException("A bug.")));

        Assert.True(await work.RunAsync(_ => Task.CompletedTask));
    }
}
