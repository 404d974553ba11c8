namespace Mocop.Detection.Opinions;

/// <summary>What a classifier said of the blocks of one request.</summary>
/// <param name="Opinions">One for each block, in their order; <see langword="null"/> for one that it was not asked about, or that is to be treated as if it had not been.</param>
/// <param name="Microseconds">How long it took, for the trace.</param>
/// <param name="Note">What was asked, in a few words for a person.</param>
public sealed record ClassifierRound(IReadOnlyList<ClassifierOpinion?> Opinions, long Microseconds, string Note);
