using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Budgets;

/// <summary>The use cases of token budgets.</summary>
public sealed class BudgetService(ConsoleDatabase database, TimeProvider clock)
{
    public async Task<Page<BudgetRow>> ListAsync(Actor actor, Guid? tenant, PageRequest page, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration).Narrow(tenant));
        var rows = from budget in db.TokenBudgets.AsNoTracking()
                   join owner in db.Tenants on budget.TenantId equals owner.Id
                   join found in db.Applications on budget.ApplicationId equals (Guid?)found.Id into applications
                   from application in applications.DefaultIfEmpty()
                   select new { budget, owner, Application = application == null ? null : application.Slug };
        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(r => r.budget.Name.ToLower().Contains(pattern));
        }

        var total = await rows.CountAsync(cancellation);
        var part = await rows.OrderBy(r => r.owner.Name).ThenBy(r => r.budget.Name).Skip(page.Skip).Take(page.Limit).ToListAsync(cancellation);
        var ids = part.ConvertAll(r => r.budget.Id);
        var oldest = BudgetWindow.Month.StartAt(clock.GetUtcNow());
        var usages = await db.BudgetUsages.AsNoTracking().Where(u => ids.Contains(u.BudgetId) && u.WindowStart >= oldest).ToListAsync(cancellation);
        return new(
            part.ConvertAll(r => new BudgetRow(
                r.budget, r.owner.Slug, r.Application,
                usages.Find(u => u.BudgetId == r.budget.Id && u.WindowStart == r.budget.Window.StartAt(clock.GetUtcNow()))?.Tokens ?? 0)),
            total);
    }

    public async Task<Result<TokenBudget>> GetAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        return await db.TokenBudgets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellation) is { } found ? found : new NotFound("The budget");
    }

    public async Task<Result<TokenBudget>> CreateAsync(Actor actor, Guid tenant, BudgetDefinition definition, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration).Narrow(tenant));
        if (!await db.Tenants.AnyAsync(t => t.Id == tenant, cancellation))
        {
            return new NotFound("The tenant");
        }

        var budget = new TokenBudget { Id = Guid.CreateVersion7(clock.GetUtcNow()), TenantId = tenant, Name = "", CreatedAt = clock.GetUtcNow() };
        if (await RefusalAsync(db, actor, budget, definition, cancellation) is { } refusal)
        {
            return refusal;
        }

        definition.ApplyTo(budget);
        db.TokenBudgets.Add(budget);
        db.Audit(clock, actor, "budget.created", tenant, budget.Name, definition);
        await db.SaveChangesAsync(cancellation);
        return budget;
    }

    public async Task<Result<TokenBudget>> UpdateAsync(Actor actor, Guid id, BudgetDefinition definition, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.TokenBudgets.SingleOrDefaultAsync(b => b.Id == id, cancellation) is not { } budget)
        {
            return new NotFound("The budget");
        }

        if (await RefusalAsync(db, actor, budget, definition, cancellation) is { } refusal)
        {
            return refusal;
        }

        definition.ApplyTo(budget);
        db.Audit(clock, actor, "budget.changed", budget.TenantId, budget.Name, definition);
        await db.SaveChangesAsync(cancellation);
        return budget;
    }

    public async Task<Result<Done>> DeleteAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.TokenBudgets.SingleOrDefaultAsync(b => b.Id == id, cancellation) is not { } budget)
        {
            return new NotFound("The budget");
        }

        if (!actor.Can(Permission.ManageBudgets, budget.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageBudgets));
        }

        db.TokenBudgets.Remove(budget);
        db.Audit(clock, actor, "budget.deleted", budget.TenantId, budget.Name);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private static async Task<Result<TokenBudget>?> RefusalAsync(
        ConsoleDbContext db, Actor actor, TokenBudget budget, BudgetDefinition definition, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManageBudgets, budget.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageBudgets));
        }

        var errors = definition.Check().ToList();
        if (definition.ApplicationId is { } application && !await db.Applications.AnyAsync(a => a.Id == application && a.TenantId == budget.TenantId, cancellation))
        {
            errors.Add(new Invalid("application.unknown", "applicationId", "This tenant has no such application."));
        }

        var name = definition.Name.Trim();
        if (await db.TokenBudgets.AnyAsync(b => b.TenantId == budget.TenantId && b.Id != budget.Id && b.Name == name, cancellation))
        {
            errors.Add(new Conflict("budget.name-taken", $"This tenant has a budget “{name}” already.", "name"));
        }

        return errors.Count > 0 ? Result<TokenBudget>.Failed(errors) : null;
    }
}

/// <summary>A budget as a list shows it.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Tenant">The tenant's short name.</param>
/// <param name="Application">The application's short name, when it is for one.</param>
/// <param name="Spent">Tokens spent in the present window.</param>
public sealed record BudgetRow(TokenBudget Budget, string Tenant, string? Application, long Spent);
