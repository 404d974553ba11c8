using Mocop.Detection;

namespace Mocop.Budgets;

/// <summary>What is to be done to one block, exactly.</summary>
/// <param name="Action">Whether a range goes or everything.</param>
/// <param name="Removed">The range of the prepared content that goes.</param>
/// <param name="Tokens">The number that the scar tells.</param>
internal readonly record struct Shortening(CutAction Action, TextSpan Removed, int Tokens)
{
    public static Shortening Drop(int length) => new(CutAction.Drop, new TextSpan(0, length), 0);
}
