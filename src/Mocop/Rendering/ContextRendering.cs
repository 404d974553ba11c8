using Mocop.Blocks;
using Mocop.Provenance;

namespace Mocop.Rendering;

/// <summary>What the model is to be sent.</summary>
/// <param name="Format">The form.</param>
/// <param name="Messages">The messages in order.</param>
/// <param name="Map">Where each character of each message comes from: sorted, disjoint, without a gap.</param>
public sealed record ContextRendering(RenderFormat Format, IReadOnlyList<RenderedMessage> Messages, IReadOnlyList<ProvenanceSpan> Map);

/// <summary>One message of a rendering.</summary>
/// <param name="Role">The chat role.</param>
/// <param name="Content">The text.</param>
/// <param name="ToolCallId">For a tool's answer, the call it answers.</param>
public sealed record RenderedMessage(BlockRole Role, string Content, string? ToolCallId = null);
