using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.RulePacks;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;
using Mocop.Detection;

namespace AdminConsole.ControlPlane.Plugins;

/// <summary>Asks a running plugin for its tools.</summary>
public interface IToolSource
{
    /// <exception cref="PluginFailedException">The plugin could not be started, or did not answer.</exception>
    Task<IReadOnlyList<DiscoveredTool>> ListToolsAsync(Plugin plugin, CancellationToken cancellation);
}

/// <summary>A tool in a plugin's own words.</summary>
public sealed record DiscoveredTool(string Name, string Description, string InputSchema);

/// <summary>A plugin that does not run or does not answer. The message is for the operator and holds nothing that the plugin wrote.</summary>
public sealed class PluginFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads a plugin's tools, scans what they say of themselves, and pins their definitions: one that changed later cannot be called until an operator accepts it.</summary>
public sealed class ToolDiscovery(ConsoleDatabase database, IToolSource source, TenantScanners scanners, TimeProvider clock)
{
    public async Task<Result<Plugin>> DiscoverAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Plugins.Include(p => p.Tools).SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } plugin)
        {
            return new NotFound("The plugin");
        }

        if (!actor.Can(Permission.ManagePlugins, plugin.TenantId))
        {
            return new Forbidden(nameof(Permission.ManagePlugins));
        }

        IReadOnlyList<DiscoveredTool> found;
        try
        {
            found = await source.ListToolsAsync(plugin, cancellation);
        }
        catch (PluginFailedException failure)
        {
            return new Conflict("plugin.failed", failure.Message);
        }

        var scanner = (await scanners.ForAsync(plugin.TenantId, cancellation)).Scanner;
        plugin.Tools.RemoveAll(t => found.All(f => f.Name != t.Name));
        foreach (var tool in found)
        {
            Pin(plugin, tool, ScoreOf(scanner, tool));
        }

        plugin.DiscoveredAt = clock.GetUtcNow();
        db.Audit(clock, actor, "plugin.discovered", plugin.TenantId, plugin.Slug, plugin.Tools.Select(t => new { t.Name, t.DefinitionHash, t.DescriptionScore, t.Drifted }));
        await db.SaveChangesAsync(cancellation);
        return plugin;
    }

    /// <summary>SHA-256 over name, description and schema.</summary>
    public static string HashOf(DiscoveredTool tool) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[] { tool.Name, tool.Description, tool.InputSchema }))));

    private void Pin(Plugin plugin, DiscoveredTool tool, int score)
    {
        var hash = HashOf(tool);
        if (plugin.Tools.Find(t => t.Name == tool.Name) is not { } known)
        {
            plugin.Tools.Add(new Tool
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                TenantId = plugin.TenantId,
                PluginId = plugin.Id,
                Name = tool.Name,
                Description = tool.Description,
                InputSchema = tool.InputSchema,
                DefinitionHash = hash,
                DescriptionScore = score,
            });
            return;
        }

        // The rules may know more than at the last discovery.
        known.DescriptionScore = score;
        if (known.DefinitionHash != hash)
        {
            (known.Description, known.InputSchema, known.DefinitionHash, known.Drifted) = (tool.Description, tool.InputSchema, hash, true);
        }
    }

    /// <summary>A schema holds descriptions too, and models read them.</summary>
    private static int ScoreOf(IBlockScanner scanner, DiscoveredTool tool) =>
        Math.Max(scanner.Scan(tool.Description, BlockKind.Plugin).Score, scanner.Scan(tool.InputSchema, BlockKind.Plugin).Score);
}
