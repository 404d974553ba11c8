using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Plugins;

/// <summary>The use cases of plugins.</summary>
public sealed class PluginService(ConsoleDatabase database, TimeProvider clock)
{
    public async Task<Page<PluginRow>> ListAsync(Actor actor, Guid? tenant, PageRequest page, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration).Narrow(tenant));
        var rows = from plugin in db.Plugins.AsNoTracking()
                   join owner in db.Tenants on plugin.TenantId equals owner.Id
                   select new { plugin, owner };
        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(r => r.plugin.Name.ToLower().Contains(pattern) || r.plugin.Slug.Contains(pattern));
        }

        var total = await rows.CountAsync(cancellation);
        var items = await rows.OrderBy(r => r.owner.Name).ThenBy(r => r.plugin.Name).Skip(page.Skip).Take(page.Limit)
            .Select(r => new PluginRow(
                r.plugin.Id, r.plugin.TenantId, r.owner.Slug, r.plugin.Slug, r.plugin.Name, r.plugin.Version, r.plugin.Transport, r.plugin.Suspended,
                r.plugin.DiscoveredAt, r.plugin.Tools.Count, r.plugin.Tools.Count(t => t.Drifted)))
            .ToListAsync(cancellation);
        return new(items, total);
    }

    /// <summary>One plugin with its tools by name.</summary>
    public async Task<Result<Plugin>> GetAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        return await db.Plugins.AsNoTracking().Include(p => p.Tools.OrderBy(t => t.Name)).SingleOrDefaultAsync(p => p.Id == id, cancellation) is { } found
            ? found
            : new NotFound("The plugin");
    }

    public async Task<Result<Plugin>> CreateAsync(Actor actor, Guid tenant, string slug, PluginDefinition definition, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManagePlugins, tenant))
        {
            return new Forbidden(nameof(Permission.ManagePlugins));
        }

        List<Error> errors = [.. Names.CheckSlug(slug), .. CheckPlace(actor, definition), .. definition.Check()];
        if (errors.Count > 0)
        {
            return Result<Plugin>.Failed(errors);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (!await db.Tenants.AnyAsync(cancellation))
        {
            return new NotFound("The tenant");
        }

        if (await db.Plugins.AnyAsync(p => p.Slug == slug, cancellation))
        {
            return new Conflict("plugin.slug-taken", $"This tenant has a plugin “{slug}” already.", "slug");
        }

        var now = clock.GetUtcNow();
        var plugin = new Plugin { Id = Guid.CreateVersion7(now), TenantId = tenant, Slug = slug, Name = "", Version = "", CreatedAt = now };
        definition.ApplyTo(plugin);
        db.Plugins.Add(plugin);
        db.Audit(clock, actor, "plugin.created", tenant, slug, definition);
        await db.SaveChangesAsync(cancellation);
        return plugin;
    }

    /// <summary>Changes a plugin. When the command, the address or the version changes, its tools are forgotten until it is discovered anew.</summary>
    public async Task<Result<Plugin>> UpdateAsync(Actor actor, Guid id, PluginDefinition definition, CancellationToken cancellation)
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

        List<Error> errors = [.. CheckPlace(actor, definition), .. definition.Check()];
        if (errors.Count > 0)
        {
            return Result<Plugin>.Failed(errors);
        }

        definition.ApplyTo(plugin);
        db.Audit(clock, actor, "plugin.changed", plugin.TenantId, plugin.Slug, definition);
        await db.SaveChangesAsync(cancellation);
        return plugin;
    }

    public async Task<Result<Done>> DeleteAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        await ChangeAsync(actor, id, "plugin.deleted", (db, plugin) => db.Plugins.Remove(plugin), cancellation);

    /// <summary>Stops a plugin at once: its tools are neither listed nor callable.</summary>
    public async Task<Result<Done>> SuspendAsync(Actor actor, Guid id, bool suspended, CancellationToken cancellation) =>
        await ChangeAsync(actor, id, suspended ? "plugin.suspended" : "plugin.resumed", (_, plugin) => plugin.Suspended = suspended, cancellation);

    /// <summary>Says what calling a tool can change.</summary>
    public async Task<Result<Done>> SetEffectAsync(Actor actor, Guid tool, ToolEffect effect, CancellationToken cancellation) =>
        await ChangeToolAsync(actor, tool, "tool.effect-set", t => t.Effect = effect, cancellation);

    /// <summary>Accepts the definition that a later discovery found.</summary>
    public async Task<Result<Done>> AcceptDriftAsync(Actor actor, Guid tool, CancellationToken cancellation) =>
        await ChangeToolAsync(actor, tool, "tool.drift-accepted", t => t.Drifted = false, cancellation);

    private async Task<Result<Done>> ChangeAsync(
        Actor actor, Guid id, string action, Action<ConsoleDbContext, Plugin> change, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Plugins.SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } plugin)
        {
            return new NotFound("The plugin");
        }

        if (!actor.Can(Permission.ManagePlugins, plugin.TenantId))
        {
            return new Forbidden(nameof(Permission.ManagePlugins));
        }

        change(db, plugin);
        db.Audit(clock, actor, action, plugin.TenantId, plugin.Slug);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private async Task<Result<Done>> ChangeToolAsync(Actor actor, Guid id, string action, Action<Tool> change, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Tools.SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } tool)
        {
            return new NotFound("The tool");
        }

        if (!actor.Can(Permission.ManagePlugins, tool.TenantId))
        {
            return new Forbidden(nameof(Permission.ManagePlugins));
        }

        change(tool);
        db.Audit(clock, actor, action, tool.TenantId, tool.Name, new { effect = tool.Effect.ToString(), tool.DefinitionHash });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>A command runs on the server's own machine, sandboxed or not: only who owns the installation may choose one.</summary>
    private static IEnumerable<Error> CheckPlace(Actor actor, PluginDefinition definition)
    {
        if (definition.Transport is PluginTransport.Stdio && !actor.CanEverywhere(Permission.ManagePlugins))
        {
            yield return new Invalid("transport.owner-only", "transport", "Only an owner may have the server run a command; choose an HTTP address, or ask an owner.");
        }
    }
}

/// <summary>A plugin as a list shows it.</summary>
public sealed record PluginRow(
    Guid Id, Guid TenantId, string Tenant, string Slug, string Name, string Version, PluginTransport Transport, bool Suspended,
    DateTimeOffset? DiscoveredAt, int Tools, int DriftedTools);
