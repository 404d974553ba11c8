using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Models;
using Mocop.Blocks;
using Mocop.Rendering;

namespace AdminConsole.Gateway.Chat;

/// <summary>Calls a model for an operator who tries something out: once with the naive prompt, once with MoCoP's. Nothing is stored and no budget is spent.</summary>
public sealed class Playground(ChatModels models)
{
    /// <summary>What most applications would send: the pieces one after the other, tools' answers under the system prompt, nothing escaped.</summary>
    public static IReadOnlyList<RenderedMessage> NaivePrompt(IReadOnlyList<ContextBlock> blocks)
    {
        var system = blocks.Where(b => b.Kind is not (BlockKind.User or BlockKind.History)).OrderBy(b => b.Kind != BlockKind.System).Select(b => b.Content);
        return
        [
            new(BlockRole.System, string.Join("\n\n", system)),
            .. blocks.Where(b => b.Kind is BlockKind.User or BlockKind.History).Select(b => new RenderedMessage(b.Role ?? BlockRole.User, b.Content)),
        ];
    }

    /// <summary>Sends messages and gives the answer part by part.</summary>
    public async Task<Result<IAsyncEnumerable<ChatChunk>>> StreamAsync(
        Actor actor, Guid tenant, string model, IReadOnlyList<RenderedMessage> messages, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, tenant, model, cancellation);
        return found.Succeeded ? await found.Value.StreamAsync(ChatCall.Of(messages.Select(WithoutCall)), cancellation) : found.Error;
    }

    /// <summary>The playground has no call that a tool's message could answer, and models' APIs refuse one without.</summary>
    private static RenderedMessage WithoutCall(RenderedMessage message) => message.Role == BlockRole.Tool ? new(BlockRole.User, message.Content) : message;

    private async Task<Result<IChatModel>> FindAsync(Actor actor, Guid tenant, string name, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.UseLab, tenant))
            return new Forbidden(nameof(Permission.UseLab));
        var reader = new ApplicationIdentity(tenant, "", Guid.Empty, ContextPipeline.PreviewApplication, Guid.Empty, ApiScopes.None);
        return await models.FindAsync(reader, name, cancellation) is { } found ? Result.Of(found.Model) : new Invalid("model.unknown", "model", "The tenant has no such model, or it is disabled.");
    }
}
