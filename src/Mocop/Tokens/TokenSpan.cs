namespace Mocop.Tokens;

/// <summary>A token and the characters it stands for.</summary>
/// <param name="Id">The token's number in its encoding.</param>
/// <param name="Start">Where its first character begins, in UTF-16 code units.</param>
/// <param name="Length">
/// The length of its characters in UTF-16 code units. A token that holds only some bytes of a character has the whole character, so that such tokens
/// share it.
/// </param>
public readonly record struct TokenSpan(int Id, int Start, int Length);
