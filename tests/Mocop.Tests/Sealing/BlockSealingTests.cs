using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Sealing;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Sealing;

public sealed class BlockSealingTests
{
    private static readonly ContextBlock s_unsealed = Engine.Weather("Oslo 4 °C") with { Tenant = "acme", CreatedAt = Engine.Now, Schema = "weather.forecast/2" };

    private static readonly ContextBlock s_block = s_unsealed with { Seal = BlockSealing.Seal(s_unsealed, Engine.Keys.Active) };

    public static TheoryData<ContextBlock> Altered { get; } =
    [
        s_block with { Content = "Oslo 5 °C" },
        s_block with { Tenant = "other" },
        s_block with { Kind = BlockKind.Retrieval },
        s_block with { Origin = s_block.Origin! with { Id = "orders" } },
        s_block with { Origin = s_block.Origin! with { CallId = null } },
        s_block with { Origin = s_block.Origin! with { Uri = "file:///x" } },
        s_block with { Schema = null },
        s_block with { MediaType = "text/html" },
        s_block with { CreatedAt = Engine.Now.AddMilliseconds(1) },
        s_block with { Content = "\uD800" },
        s_block with { Seal = null },
    ];

    [Fact]
    public void A_whole_seal_proves_the_origin()
    {
        var block = Engine.Assembled(Engine.Request(s_block)).Envelope.Blocks[0];
        Assert.Equal((TrustLevel.Plugin, true), (block.Trust, block.Proven));
    }

    [Fact]
    public void Without_a_seal_the_origin_is_only_claimed()
    {
        var block = Engine.Assembled(Engine.Request(s_unsealed)).Envelope.Blocks[0];
        Assert.Equal((TrustLevel.Web, false), (block.Trust, block.Proven));
        var refused = Engine.Refused(Engine.Request(s_unsealed), GuardrailPolicy.Default with { RefuseUnproven = true });
        Assert.Equal(("block.unproven", "blocks[0].seal"), (refused.Code, refused.Field));
    }

    [Theory]
    [MemberData(nameof(Altered), DisableDiscoveryEnumeration = true)]
    public void An_altered_block_does_not_verify(ContextBlock altered) => Assert.False(BlockSealing.Verify(altered, Engine.Keys.PublicKeys));

    [Fact]
    public void An_altered_block_refuses_the_request()
    {
        var refused = Engine.Refused(Engine.Request(Engine.Block(BlockKind.User, "hi"), s_block with { Content = "Oslo 5 °C" }));
        Assert.Equal(("block.seal-broken", "blocks[1].seal"), (refused.Code, refused.Field));
    }

    [Fact]
    public void Another_tenant_cannot_use_the_block()
    {
        Assert.Equal("tenant.mismatch", Engine.Refused(Engine.Request(s_block) with { Tenant = "other" }).Code);
        Assert.Equal("block.seal-broken", Engine.Refused(Engine.Request(s_block with { Tenant = null }) with { Tenant = "other" }).Code);
    }

    [Fact]
    public void Neither_seal_passes_for_the_other()
    {
        var context = Engine.Assembled(Engine.Request(s_block));
        Assert.Equal("type", EnvelopeVerifier.Verify(EnvelopeJson.Write(context.Envelope), s_block.Seal!, Engine.Keys.PublicKeys).Reason);
        Assert.False(BlockSealing.Verify(s_block with { Seal = context.Seal }, Engine.Keys.PublicKeys));
    }

    [Fact]
    public void A_strangers_seal_proves_nothing()
    {
        using var stranger = SigningKey.Create();
        Assert.Equal("block.seal-broken", Engine.Refused(Engine.Request(s_unsealed with { Seal = BlockSealing.Seal(s_unsealed, stranger) })).Code);
    }
}
