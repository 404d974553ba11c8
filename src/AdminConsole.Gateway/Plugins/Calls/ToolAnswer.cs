using Mocop.Assembly;
using Mocop.Blocks;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>What came of a call that the plugin answered.</summary>
/// <param name="Block">The answer as a sealed block.</param>
/// <param name="Scan">What was seen in it, and what the policy makes of that.</param>
/// <param name="Incident">The incident that it left, durable already; null when nothing was flagged.</param>
/// <param name="IsError">Whether the tool says that it failed. Its words are untrusted all the same.</param>
/// <param name="Omitted">The types of the parts that are no text and were left out.</param>
/// <param name="Policy">The policy that decided, for a person.</param>
internal sealed record ToolAnswer(ContextBlock Block, BlockScan Scan, string? Incident, bool IsError, IReadOnlyList<string> Omitted, string Policy);
