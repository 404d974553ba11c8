using System.Text.Json;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>A call of a tool.</summary>
/// <param name="Plugin">The plugin's short name.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments by name.</param>
/// <param name="CallId">The model's own id of the call, when the application gave one.</param>
internal sealed record ToolCall(string Plugin, string Tool, IReadOnlyDictionary<string, JsonElement> Arguments, string? CallId);
