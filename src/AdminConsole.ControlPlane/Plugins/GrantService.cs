using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Plugins;

/// <summary>Which application may call which tool.</summary>
public sealed class GrantService(ConsoleDatabase database, TimeProvider clock)
{
    /// <summary>The name of a grant for every tool of a plugin.</summary>
    public const string EveryTool = "*";

    public async Task<List<ToolGrant>> ListAsync(Actor actor, Guid plugin, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        return await db.ToolGrants.AsNoTracking().Where(g => g.PluginId == plugin).ToListAsync(cancellation);
    }

    /// <summary>Sets the grant of an application for a tool, or for <see cref="EveryTool"/>; <paramref name="decision"/> null takes it away.</summary>
    public async Task<Result<Done>> SetAsync(
        Actor actor, Guid plugin, Guid application, string tool, GrantDecision? decision, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        var owner = await db.Plugins.AsNoTracking().SingleOrDefaultAsync(p => p.Id == plugin, cancellation);
        var caller = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == application, cancellation);
        if (owner is null || caller is null || owner.TenantId != caller.TenantId)
        {
            return new NotFound(owner is null ? "The plugin" : "The application");
        }

        if (!actor.Can(Permission.ManagePlugins, owner.TenantId))
        {
            return new Forbidden(nameof(Permission.ManagePlugins));
        }

        if (tool.Length is 0 or > 128)
        {
            return new Invalid("tool.malformed", "tool", "1 to 128 characters.");
        }

        var grant = await db.ToolGrants.SingleOrDefaultAsync(g => g.PluginId == plugin && g.ApplicationId == application && g.Tool == tool, cancellation);
        if (grant?.Decision == decision)
        {
            return new Done();
        }

        if (decision is not { } wanted)
        {
            db.ToolGrants.Remove(grant!);
        }
        else if (grant is not null)
        {
            grant.Decision = wanted;
        }
        else
        {
            db.ToolGrants.Add(new ToolGrant
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                TenantId = owner.TenantId,
                PluginId = plugin,
                ApplicationId = application,
                Tool = tool,
                Decision = wanted,
            });
        }

        db.Audit(clock, actor, "grant.set", owner.TenantId, $"{caller.Slug} → {owner.Slug}/{tool}", new { decision = decision?.ToString() ?? "none" });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>The tools that an application may call now, by plugin and name.</summary>
    public async Task<List<CallableTool>> ListCallableAsync(ApplicationIdentity caller, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var grants = await db.ToolGrants.AsNoTracking().Where(g => g.ApplicationId == caller.ApplicationId).ToListAsync(cancellation);
        var granted = grants.Select(g => g.PluginId).Distinct().ToList();
        var plugins = await db.Plugins.AsNoTracking().Include(p => p.Tools).Where(p => !p.Suspended && granted.Contains(p.Id)).ToListAsync(cancellation);
        return
        [
            .. from plugin in plugins
               from tool in plugin.Tools
               where !tool.Drifted && DecisionOf(grants.Where(g => g.PluginId == plugin.Id), tool.Name) is GrantDecision.Allow
               orderby plugin.Slug, tool.Name
               select new CallableTool(plugin.Slug, plugin.Version, tool),
        ];
    }

    /// <summary>The plugin behind a call of an application, when the call is granted. An unknown and an ungranted tool are refused alike.</summary>
    public async Task<Result<Plugin>> AuthorizeCallAsync(ApplicationIdentity caller, string plugin, string tool, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var found = await db.Plugins.AsNoTracking().Include(p => p.Tools).SingleOrDefaultAsync(p => p.Slug == plugin, cancellation);
        var grants = found is null
            ? []
            : await db.ToolGrants.AsNoTracking().Where(g => g.PluginId == found.Id && g.ApplicationId == caller.ApplicationId).ToListAsync(cancellation);
        if (found is null || DecisionOf(grants, tool) is not GrantDecision.Allow)
        {
            return new ToolRefused("tool.not-granted", $"The tool “{tool}” of the plugin “{plugin}” is not granted to this application.");
        }

        if (found.Suspended)
        {
            return new ToolRefused("plugin.suspended", $"The plugin “{plugin}” is suspended.");
        }

        return found.Tools.Find(t => t.Name == tool) switch
        {
            null => new ToolRefused("tool.unknown", $"The plugin “{plugin}” has no tool “{tool}”; discover its tools in the console."),
            { Drifted: true } => new ToolRefused("tool.drifted", $"The definition of “{tool}” has changed and waits for an operator."),
            _ => found,
        };
    }

    /// <summary>A grant for a name goes before one for all; without either the tool is denied.</summary>
    private static GrantDecision DecisionOf(IEnumerable<ToolGrant> grants, string tool)
    {
        var decisions = grants.Where(g => g.Tool == tool || g.Tool == EveryTool).ToDictionary(g => g.Tool, g => g.Decision, StringComparer.Ordinal);
        return decisions.TryGetValue(tool, out var own) ? own : decisions.GetValueOrDefault(EveryTool, GrantDecision.Deny);
    }
}

/// <summary>A tool that an application may call.</summary>
/// <param name="Plugin">The plugin's short name.</param>
/// <param name="Version">The plugin's version.</param>
/// <param name="Tool">The tool; its description and schema are the plugin's own words.</param>
public sealed record CallableTool(string Plugin, string Version, Tool Tool);

/// <summary>A tool call that is not let through.</summary>
public sealed record ToolRefused(string Code, string Message) : Error(Code, Message);
