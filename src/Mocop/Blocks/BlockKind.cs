namespace Mocop.Blocks;

/// <summary>What a block is in the prompt. The kind also names the token-budget group the block belongs to.</summary>
public enum BlockKind
{
    /// <summary>Instructions of the application's own; never cut, never scanned away.</summary>
    System,

    /// <summary>The present message of the end user.</summary>
    User,

    /// <summary>Earlier turns of the conversation, of the user or of the model.</summary>
    History,

    /// <summary>What an agent stored for itself earlier.</summary>
    Memory,

    /// <summary>Documents that a search or a crawler found.</summary>
    Retrieval,

    /// <summary>The answer of a plugin's tool.</summary>
    Plugin,
}
