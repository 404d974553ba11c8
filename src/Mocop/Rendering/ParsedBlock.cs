using Mocop.Blocks;

namespace Mocop.Rendering;

/// <summary>A block as it is read back from a rendering.</summary>
/// <param name="Id">Its id, when fences name it.</param>
/// <param name="Role">The role of its message, or of its fence in plain text.</param>
/// <param name="Untrusted">Whether it stands as data from outside.</param>
/// <param name="Origin">Its source in one word, for data from outside.</param>
/// <param name="ToolCallId">The call it answers, for a tool message.</param>
/// <param name="Content">Its content, spotlighting and escapes undone. Scars stand in it as they are.</param>
/// <param name="Complete">Whether nothing was withheld, redacted or cut.</param>
public sealed record ParsedBlock(string? Id, BlockRole Role, bool Untrusted, string? Origin, string? ToolCallId, string Content, bool Complete);
