using Mocop.Blocks;
using Mocop.Rendering;

namespace Mocop.Assembly;

/// <summary>The pieces of a prompt and for whom they are to be assembled.</summary>
public sealed record ContextRequest
{
    /// <summary>The schema tag; only <c>mocop/1</c> is known.</summary>
    public string Schema { get; init; } = "mocop/1";

    /// <summary>The tenant, as authenticated; never taken from the request's body.</summary>
    public required string Tenant { get; init; }

    /// <summary>The application, as authenticated.</summary>
    public required string Application { get; init; }

    /// <summary>The model that the context is meant for; decides the token encoding.</summary>
    public required string Model { get; init; }

    /// <summary>The form of the rendering.</summary>
    public RenderFormat Format { get; init; } = RenderFormat.OpenAi;

    /// <summary>On whose behalf the application asks, e.g. <c>user:42</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>The conversation, when there is one.</summary>
    public SessionReference? Session { get; init; }

    /// <summary>The token limit; the model's own when left out.</summary>
    public ContextBudget? Budget { get; init; }

    /// <summary>The blocks in the order in which the model is to see them.</summary>
    public required IReadOnlyList<ContextBlock> Blocks { get; init; }
}
