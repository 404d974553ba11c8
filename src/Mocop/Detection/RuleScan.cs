using Mocop.Blocks;

namespace Mocop.Detection;

/// <summary>Scans with the rules of a scanner and without its model, where what the model says would not be used.</summary>
internal static class RuleScan
{
    /// <summary>What the rules of a scanner see; all that it sees if it is of another make.</summary>
    internal static ScanResult ScanRules(IBlockScanner scanner, string text, BlockKind kind) => scanner switch
    {
        InjectionScanner one => one.ScanRules(text, kind),
        CombinedScanner both => both.ScanRules(text, kind),
        _ => scanner.Scan(text, kind),
    };
}
