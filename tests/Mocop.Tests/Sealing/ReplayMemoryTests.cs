using Mocop.Sealing;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Sealing;

public sealed class ReplayMemoryTests
{
    [Fact]
    public void A_nonce_is_new_once()
    {
        var memory = new ReplayMemory(new FixedClock(Engine.Now));
        Assert.True(memory.TryRemember("a", Engine.Now.AddMinutes(5)));
        Assert.True(memory.TryRemember("b", Engine.Now.AddMinutes(5)));
        Assert.False(memory.TryRemember("a", Engine.Now.AddMinutes(5)));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_told_that_it_is_the_first()
    {
        var memory = new ReplayMemory(new FixedClock(Engine.Now));
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => memory.TryRemember($"{i % 10}", Engine.Now.AddMinutes(5)))));
        Assert.Equal(10, answers.Count(isNew => isNew));
    }

    [Fact]
    public void A_full_memory_accepts_nothing_until_something_has_expired()
    {
        var clock = new SteppedClock();
        var memory = new ReplayMemory(clock, capacity: 2);
        Assert.True(memory.TryRemember("a", Engine.Now.AddMinutes(1)));
        Assert.True(memory.TryRemember("b", Engine.Now.AddMinutes(2)));
        Assert.False(memory.TryRemember("c", Engine.Now.AddMinutes(3)));
        clock.Now = Engine.Now.AddMinutes(1);
        Assert.True(memory.TryRemember("c", Engine.Now.AddMinutes(3)));
        Assert.False(memory.TryRemember("b", Engine.Now.AddMinutes(3)));
    }

    [Fact]
    public void A_memory_is_asked_last_and_a_refused_envelope_leaves_no_trace()
    {
        var memory = new ReplayMemory(new FixedClock(Engine.Now));
        var context = Engine.Assembled(Engine.Request(Engine.Block(Mocop.Blocks.BlockKind.User, "hello")));
        var document = Vectors.VectorDocument.Of(context.Envelope, context.Seal);
        Assert.Equal("tenant", Verify("other").Reason);
        Assert.True(Verify("acme").Valid);
        Assert.Equal("replay", Verify("acme").Reason);

        VerificationResult Verify(string tenant) =>
            EnvelopeVerifier.Verify(System.Text.Encoding.UTF8.GetBytes(document), Engine.Keys.PublicKeys, new Expectations { Tenant = tenant, Memory = memory });
    }

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Engine.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
