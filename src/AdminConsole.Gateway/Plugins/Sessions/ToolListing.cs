using AdminConsole.ControlPlane.Plugins;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>Reads a plugin's tools, page by page and within bounds.</summary>
internal static class ToolListing
{
    private const int MaxPages = 20;
    private const int MaxTools = 256;
    private const int MaxName = 128;
    private const int MaxDescription = 16_384;
    private const int MaxSchema = 131_072;

    /// <exception cref="PluginFailedException">The list breaks a bound.</exception>
    public static async Task<IReadOnlyList<DiscoveredTool>> ReadAsync(McpClient client, CancellationToken cancellation)
    {
        var tools = new Dictionary<string, DiscoveredTool>(StringComparer.Ordinal);
        string? cursor = null;
        for (var page = 0; page == 0 || cursor is not null; page++)
        {
            if (page == MaxPages)
                throw new PluginFailedException($"The plugin lists its tools on more than {MaxPages} pages.");
            var listed = await client.ListToolsAsync(new ListToolsRequestParams { Cursor = cursor }, cancellation);
            foreach (var tool in listed.Tools)
            {
                if (!tools.TryAdd(tool.Name, Checked(tool)) || tools.Count > MaxTools)
                    throw new PluginFailedException($"The plugin lists a tool twice, or more than {MaxTools} tools.");
            }

            cursor = listed.NextCursor;
        }

        return [.. tools.Values];
    }

    private static DiscoveredTool Checked(ModelContextProtocol.Protocol.Tool tool)
    {
        if (tool.Name.Length is 0 or > MaxName || !tool.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            throw new PluginFailedException($"The plugin lists a tool whose name is not 1 to {MaxName} of the letters A-Z, a-z, 0-9, '_', '-' and '.'.");
        var (description, schema) = (tool.Description ?? "", tool.InputSchema.GetRawText());
        return description.Length > MaxDescription || schema.Length > MaxSchema
            ? throw new PluginFailedException($"The plugin describes the tool “{tool.Name}” in more than {MaxDescription} characters, or its arguments in more than {MaxSchema}.")
            : new DiscoveredTool(tool.Name, description, schema);
    }
}
