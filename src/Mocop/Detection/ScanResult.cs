namespace Mocop.Detection;

/// <summary>What the detectors say of one text.</summary>
/// <param name="Score">The score of the whole text in thousandths (0 to 1000): how sure it is that the text carries an injection.</param>
/// <param name="Findings">What was seen, by position.</param>
public sealed record ScanResult(int Score, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing was seen.</summary>
    public static ScanResult Clean { get; } = new(0, []);
}
