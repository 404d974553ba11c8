namespace Mocop.Assembly;

/// <summary>A conversation and the place of a context in it.</summary>
/// <param name="Id">The conversation's id, given by the application.</param>
/// <param name="Sequence">Counts the contexts of the conversation, from 1.</param>
public sealed record SessionReference(string Id, long Sequence = 1);
