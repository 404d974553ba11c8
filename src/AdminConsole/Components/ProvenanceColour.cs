namespace AdminConsole.Components;

/// <summary>By what the assembled context is coloured.</summary>
public enum ProvenanceColour
{
    /// <summary>By how far the block may be believed.</summary>
    Trust,

    /// <summary>By block, so that neighbours of the same trust can be told apart.</summary>
    Block,

    /// <summary>By what put the characters there.</summary>
    Operation,
}
