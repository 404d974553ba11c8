using System.Text.RegularExpressions;

namespace Mocop.Detection.Packs;

/// <summary>An expression of a rule, compiled to an automaton that never goes back, over a bounded stretch of text.</summary>
internal sealed class RuleExpression(int rule, DetectionExpression source)
{
    /// <summary>How many code units an expression may look at from its literal on.</summary>
    internal const int Reach = 1024;

    private readonly Lazy<Regex> _expression = new(() => Compile(source.Then));

    internal int Rule { get; } = rule;

    internal string Literal { get; } = source.Literal;

    /// <summary>Whether the literal begins with a letter or a digit, so that it counts only where a word begins.</summary>
    internal bool BeginsWord { get; } = char.IsAsciiLetterOrDigit(source.Literal[0]);

    internal static Regex Compile(string pattern) =>
        new("^(?:" + pattern + ")", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Timeout.InfiniteTimeSpan);

    /// <summary>The length of the match that begins with the literal at <paramref name="at"/>, or -1.</summary>
    internal int Match(ReadOnlySpan<char> text, int at)
    {
        var stretch = text.Slice(at, Math.Min(Reach, text.Length - at));
        foreach (var match in _expression.Value.EnumerateMatches(stretch))
            return match.Index == 0 ? match.Length : -1;
        return -1;
    }
}
