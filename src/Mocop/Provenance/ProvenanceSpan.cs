using Mocop.Detection;

namespace Mocop.Provenance;

/// <summary>A run of rendered characters with one origin.</summary>
/// <param name="Message">The index of the message.</param>
/// <param name="Start">The first UTF-16 code unit in the message's content.</param>
/// <param name="End">One past the last.</param>
/// <param name="Block">The block it belongs to; every character belongs to exactly one. The preamble belongs to <c>mocop</c>.</param>
/// <param name="Source">The range of the block's original content that it stands for; <see langword="null"/> for text that no source wrote.</param>
/// <param name="Operation">What put it there.</param>
public sealed record ProvenanceSpan(int Message, int Start, int End, string Block, TextSpan? Source, ProvenanceOperation Operation);

/// <summary>What put a run of characters into a rendering.</summary>
public enum ProvenanceOperation
{
    /// <summary>The block's own text, unchanged.</summary>
    Content,

    /// <summary>An escape that stands for characters of the source.</summary>
    Escape,

    /// <summary>A fence, with its line break.</summary>
    Fence,

    /// <summary>A datamark in the place of white space, or encoded content.</summary>
    Marker,

    /// <summary>What stands in the place of a withheld block.</summary>
    Placeholder,

    /// <summary>What stands in the place of text that was cut for the budget or redacted.</summary>
    Scar,

    /// <summary>MoCoP's own words to the model.</summary>
    Preamble,

    /// <summary>Line breaks and labels between blocks.</summary>
    Separator,
}
