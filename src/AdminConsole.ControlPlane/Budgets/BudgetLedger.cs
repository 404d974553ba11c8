using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Budgets;

/// <summary>Spends budgets: tokens are reserved before a call by one conditional update per budget, and settled after it. A limit is never exceeded.</summary>
public sealed class BudgetLedger(ConsoleDatabase database, TimeProvider clock)
{
    /// <summary>Reserves <paramref name="tokens"/> in every budget that fits the call, or in none.</summary>
    public async Task<Result<Reservation>> ReserveAsync(ApplicationIdentity caller, string model, long tokens, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var budgets = await db.TokenBudgets.AsNoTracking()
            .Where(b => !b.Disabled && (b.ApplicationId == null || b.ApplicationId == caller.ApplicationId) && (b.Model == null || b.Model == model))
            .OrderBy(b => b.LimitTokens).ToListAsync(cancellation);
        if (budgets.Count == 0)
        {
            return new Reservation(caller, tokens, []);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        List<BudgetShare> shares = [];
        foreach (var budget in budgets)
        {
            var start = budget.Window.StartAt(now);
            await EnsureWindowAsync(db, budget, start, now, cancellation);
            var room = budget.LimitTokens - tokens;
            var reserved = await db.BudgetUsages.Where(u => u.BudgetId == budget.Id && u.WindowStart == start && u.Tokens <= room)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Tokens, u => u.Tokens + tokens), cancellation);
            if (reserved == 0)
            {
                var spent = await db.BudgetUsages.Where(u => u.BudgetId == budget.Id && u.WindowStart == start).Select(u => u.Tokens).SingleAsync(cancellation);
                return new BudgetExceeded(budget.Name, budget.LimitTokens, spent, tokens, budget.Window.EndAfter(start) - now);
            }

            shares.Add(new(budget.Id, start));
        }

        await transaction.CommitAsync(cancellation);
        return new Reservation(caller, tokens, shares);
    }

    /// <summary>Corrects a reservation to what was really spent; less than was reserved, or nothing when the call failed.</summary>
    public async Task SettleAsync(Reservation reservation, long spent, CancellationToken cancellation)
    {
        var difference = spent - reservation.Tokens;
        if (difference == 0 || reservation.Shares.Count == 0)
        {
            return;
        }

        await using var db = database.Open(reservation.Caller.Scope);
        foreach (var share in reservation.Shares)
        {
            await db.BudgetUsages.Where(u => u.BudgetId == share.Budget && u.WindowStart == share.WindowStart)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Tokens, u => u.Tokens + difference), cancellation);
        }
    }

    private static async Task EnsureWindowAsync(ConsoleDbContext db, TokenBudget budget, DateTimeOffset start, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.BudgetUsages.AnyAsync(u => u.BudgetId == budget.Id && u.WindowStart == start, cancellation))
        {
            return;
        }

        var row = new BudgetUsage { Id = Guid.CreateVersion7(now), TenantId = budget.TenantId, BudgetId = budget.Id, WindowStart = start };
        db.BudgetUsages.Add(row);
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Tokens set aside for a call.</summary>
public sealed record Reservation(ApplicationIdentity Caller, long Tokens, IReadOnlyList<BudgetShare> Shares);

/// <summary>The part of a reservation that lies in one budget's window.</summary>
public sealed record BudgetShare(Guid Budget, DateTimeOffset WindowStart);

/// <summary>A budget has no room for a call.</summary>
public sealed record BudgetExceeded(string Budget, long Limit, long Spent, long Wanted, TimeSpan RetryAfter)
    : Error("budget.exceeded", $"The token budget “{Budget}” has {Math.Max(0, Limit - Spent)} of {Limit} tokens left; this call needs {Wanted}.");
