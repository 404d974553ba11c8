using Mocop.Blocks;

namespace Mocop.Detection;

/// <summary>Looks for injections in the text of one block. Implementations are pure: the same text and kind give the same result, from any thread.</summary>
public interface IBlockScanner
{
    /// <summary>Scans one text.</summary>
    /// <param name="text">The original text. Findings' spans are UTF-16 code units of it.</param>
    /// <param name="kind">What the block is: what is ordinary in a user's message may be an injection in a plugin's answer.</param>
    /// <returns>The findings by position, and one score for the text.</returns>
    ScanResult Scan(string text, BlockKind kind);
}
