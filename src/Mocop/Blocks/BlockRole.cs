namespace Mocop.Blocks;

/// <summary>The chat role under which a block is rendered.</summary>
public enum BlockRole
{
    /// <summary>The role of instructions.</summary>
    System,

    /// <summary>The role of the end user.</summary>
    User,

    /// <summary>The role of the model.</summary>
    Assistant,

    /// <summary>The role of a tool's answer.</summary>
    Tool,
}
