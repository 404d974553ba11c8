using System.Threading.Channels;

namespace Mocop.Cli.Lines;

/// <summary>Works on the lines of a stream with every core and hands the results on in the order of the lines.</summary>
internal static class OrderedWork
{
    /// <summary>Reads, works and takes, each at its own pace; a taker that is slow slows the reading down.</summary>
    /// <param name="reader">Where the lines come from.</param>
    /// <param name="work">What is done with some lines; called from many threads.</param>
    /// <param name="take">Gets the results in order.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync<T>(LineReader reader, Func<LineBatch, T> work, Func<T, Task> take, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = Channel.CreateBounded<Task<T>>(Environment.ProcessorCount * 2);
        var reading = ReadAsync(reader, work, running.Writer, stop.Token);
        try
        {
            await foreach (var batch in running.Reader.ReadAllAsync(cancellation))
                await take(await batch);
        }
        finally
        {
            await stop.CancelAsync();
        }

        await reading;
    }

    private static async Task ReadAsync<T>(LineReader reader, Func<LineBatch, T> work, ChannelWriter<Task<T>> running, CancellationToken stop)
    {
        try
        {
            while (await reader.ReadAsync(stop) is { } batch)
                await running.WriteAsync(Task.Run(() => work(batch), stop), stop);
            running.Complete();
        }
        catch (Exception e)
        {
            running.Complete(e);
        }
    }
}
