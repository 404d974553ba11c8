using System.Runtime.CompilerServices;
using AdminConsole.ControlPlane;
using AdminConsole.Gateway.Models;
using AdminConsole.Pages.Playground;

namespace AdminConsole.Tests.Playground;

public sealed class ModelTalkTests
{
    [Fact]
    public async Task An_answer_grows_part_by_part_and_ends_with_its_usage()
    {
        var talk = new ModelTalk();
        List<string> seen = [];

        await talk.RunAsync(_ => Begin(Parts("Oslo", " is", " wet.")), () => seen.Add(talk.Text), TestContext.Current.CancellationToken);

        Assert.Equal(["", "Oslo", "Oslo is", "Oslo is wet.", "Oslo is wet."], seen);
        Assert.Equal(new ChatUsage(7, 3), talk.Usage);
        Assert.False(talk.IsWaiting);
    }

    [Fact]
    public async Task A_model_that_refuses_or_breaks_off_is_told_calmly_and_what_it_said_stays()
    {
        var talk = new ModelTalk();
        await talk.RunAsync(_ => Task.FromResult<Result<IAsyncEnumerable<ChatChunk>>>(new UpstreamFailed(502, "upstream.unreachable", "The model's endpoint does not answer.")), () => { }, TestContext.Current.CancellationToken);
        Assert.Equal(("", "The model's endpoint does not answer."), (talk.Text, talk.Problem));

        await talk.RunAsync(_ => Begin(Breaking("Oslo is")), () => { }, TestContext.Current.CancellationToken);
        Assert.Equal(("Oslo is", "The model's answer broke off."), (talk.Text, talk.Problem));
    }

    [Fact]
    public async Task Stopping_keeps_what_was_said()
    {
        using var stop = new CancellationTokenSource();
        var talk = new ModelTalk();

        await talk.RunAsync(token => Begin(Endless(stop, token)), () => { }, stop.Token);

        Assert.Equal("Stopped.", talk.Problem);
        Assert.StartsWith("on and on", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_cut()
    {
        var talk = new ModelTalk();

        await talk.RunAsync(_ => Begin(Parts([.. Enumerable.Repeat(new string('x', 999), 50)])), () => { }, TestContext.Current.CancellationToken);

        Assert.InRange(talk.Text.Length, ModelTalk.LongestShown - 999, ModelTalk.LongestShown);
        Assert.Contains("40,000", talk.Problem, StringComparison.Ordinal);
    }

    private static Task<Result<IAsyncEnumerable<ChatChunk>>> Begin(IAsyncEnumerable<ChatChunk> chunks) => Task.FromResult(Result.Of(chunks));

    private static ChatChunk Chunk(string text, ChatUsage? usage = null) => new(default, text, usage, IsUsageOnly: usage is not null);

    private static async IAsyncEnumerable<ChatChunk> Parts(params string[] parts)
    {
        await Task.Yield();
        foreach (var part in parts) yield return Chunk(part);
        yield return Chunk("", new ChatUsage(7, 3));
    }

    private static async IAsyncEnumerable<ChatChunk> Breaking(string text)
    {
        await Task.Yield();
        yield return Chunk(text);
        throw new UpstreamBrokenException("The model's answer broke off.");
    }

    private static async IAsyncEnumerable<ChatChunk> Endless(CancellationTokenSource stop, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            yield return Chunk("on and on ");
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
