using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Assembly;

public sealed class AdmissionTests
{
    private static readonly ContextBlock s_user = Engine.Block(BlockKind.User, "hello");

    public static TheoryData<ContextRequest, string, string> Misshapen { get; } = new()
    {
        { Engine.Request(s_user) with { Schema = "mocop/2" }, "schema.unknown", "schema" },
        { Engine.Request(), "blocks.count", "blocks" },
        { Engine.Request([.. Enumerable.Repeat(s_user, ContextLimits.Blocks + 1)]), "blocks.count", "blocks" },
        { Engine.Request(s_user, s_user with { Content = new string('a', ContextLimits.BlockChars + 1) }), "block.too-large", "blocks[1].content" },
        { Engine.Request([.. Enumerable.Repeat(s_user with { Content = new string('a', ContextLimits.BlockChars) }, 5)]), "context.too-large", "blocks" },
        { Engine.Request(s_user with { Tenant = "other" }), "tenant.mismatch", "blocks[0].tenant" },
        { Engine.Request(s_user with { Id = "a b" }), "block.id", "blocks[0].id" },
        { Engine.Request(s_user with { Id = "" }), "block.id", "blocks[0].id" },
        { Engine.Request(s_user with { Id = new string('a', 65) }), "block.id", "blocks[0].id" },
        { Engine.Request(s_user with { Id = "mocop" }), "block.id", "blocks[0].id" },
        { Engine.Request(s_user with { Id = "x" }, s_user with { Id = "x" }), "block.id", "blocks[1].id" },
        { Engine.Request(s_user with { Role = BlockRole.System }), "block.role", "blocks[0].role" },
        { Engine.Request(Engine.Weather("x") with { Role = BlockRole.Assistant }), "block.role", "blocks[0].role" },
        { Engine.Request(Engine.Block(BlockKind.System, "x") with { Role = BlockRole.User }), "block.role", "blocks[0].role" },
        { Engine.Request(Engine.Block(BlockKind.System, "x") with { Origin = new("web") }), "block.origin", "blocks[0].origin.type" },
        { Engine.Request(s_user with { Origin = new("martian") }), "block.origin", "blocks[0].origin.type" },
        { Engine.Request(s_user with { Origin = new("web", "a\nb") }), "request.invalid", "blocks[0].origin.id" },
        { Engine.Request(Engine.Block(BlockKind.System, "a\uD800")), "block.character", "blocks[0].content" },
        { Engine.Request(Engine.Block(BlockKind.System, "a\u001B")), "block.character", "blocks[0].content" },
        { Engine.Request(s_user) with { Subject = "" }, "request.invalid", "subject" },
        { Engine.Request(s_user) with { Session = new("s", 0) }, "request.invalid", "session.sequence" },
        { Engine.Request(s_user) with { Budget = new(0) }, "budget.invalid", "budget.limit" },
        { Engine.Request(s_user) with { Budget = new(10, 10) }, "budget.invalid", "budget.reserve" },
    };

    [Theory]
    [MemberData(nameof(Misshapen), DisableDiscoveryEnumeration = true)]
    public void What_does_not_fit_is_refused_by_name(ContextRequest request, string code, string field)
    {
        var refused = Engine.Refused(request);
        Assert.Equal((code, field), (refused.Code, refused.Field));
        Assert.Equal("admit", Assert.Single(refused.Trace).Stage);
    }

    [Fact]
    public void Blocks_without_an_id_get_one_that_is_free()
    {
        var context = Engine.Assembled(Engine.Request(s_user with { Id = "b2" }, s_user, s_user));
        Assert.Equal("b2 b3 b4", string.Join(' ', context.Envelope.Blocks.Select(b => b.Id)));
    }

    [Theory]
    [InlineData(BlockKind.System, null, TrustLevel.System)]
    [InlineData(BlockKind.User, null, TrustLevel.User)]
    [InlineData(BlockKind.User, "application", TrustLevel.User)]
    [InlineData(BlockKind.User, "web", TrustLevel.Web)]
    [InlineData(BlockKind.History, "plugin", TrustLevel.Web)]
    [InlineData(BlockKind.History, "model", TrustLevel.User)]
    [InlineData(BlockKind.Memory, null, TrustLevel.Web)]
    [InlineData(BlockKind.Retrieval, "application", TrustLevel.Web)]
    [InlineData(BlockKind.Plugin, "user", TrustLevel.Web)]
    public void A_claimed_origin_lowers_trust_and_never_raises_it(BlockKind kind, string? type, TrustLevel trust)
    {
        var block = Engine.Block(kind, "x") with { Origin = type is null ? null : new(type) };
        Assert.Equal(trust, Engine.Assembled(Engine.Request(block)).Envelope.Blocks[0].Trust);
    }

    [Fact]
    public void A_tool_message_needs_the_role_and_the_call()
    {
        Assert.Equal(BlockRole.User, Rendered(Engine.Weather("x")).Role);
        Assert.Equal((BlockRole.Tool, "call_1"), (Rendered(Engine.Weather("x") with { Role = BlockRole.Tool }).Role, Rendered(Engine.Weather("x") with { Role = BlockRole.Tool }).ToolCallId));
        Assert.Equal(BlockRole.User, Rendered(Engine.Weather("x") with { Role = BlockRole.Tool, Origin = new("plugin", "weather") }).Role);

        static Rendering.RenderedMessage Rendered(ContextBlock block) => Engine.Assembled(Engine.Request(block)).Rendering.Messages[^1];
    }
}
