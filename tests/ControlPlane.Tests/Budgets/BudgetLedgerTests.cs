using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Budgets;

namespace ControlPlane.Tests.Budgets;

public sealed class BudgetLedgerTests : ControlPlaneTest
{
    [Fact]
    public async Task What_was_reserved_and_not_spent_comes_back()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        await Host.Get<BudgetService>().CreateAsync(Actor.System, acme.Id, new("daily", null, null, BudgetWindow.Day, 100), Cancellation);
        var ledger = Host.Get<BudgetLedger>();

        var first = (await ledger.ReserveAsync(acme.Identity, "m", 90, Cancellation)).Value!;
        Assert.False((await ledger.ReserveAsync(acme.Identity, "m", 50, Cancellation)).Succeeded);
        await ledger.SettleAsync(first, 30, Cancellation);

        Assert.True((await ledger.ReserveAsync(acme.Identity, "m", 50, Cancellation)).Succeeded);
    }

    [Fact]
    public async Task A_budget_for_one_model_leaves_the_others_alone_and_a_new_window_begins_empty()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        await Host.Get<BudgetService>().CreateAsync(Actor.System, acme.Id, new("gpt-4o", null, "gpt-4o", BudgetWindow.Minute, 10), Cancellation);
        var ledger = Host.Get<BudgetLedger>();

        Assert.True((await ledger.ReserveAsync(acme.Identity, "gpt-4o", 10, Cancellation)).Succeeded);
        Assert.False((await ledger.ReserveAsync(acme.Identity, "gpt-4o", 1, Cancellation)).Succeeded);
        Assert.True((await ledger.ReserveAsync(acme.Identity, "other", 1000, Cancellation)).Succeeded);

        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await ledger.ReserveAsync(acme.Identity, "gpt-4o", 10, Cancellation)).Succeeded);
    }

    [Fact]
    public async Task When_one_of_two_budgets_has_no_room_neither_is_charged()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var budgets = Host.Get<BudgetService>();
        await budgets.CreateAsync(Actor.System, acme.Id, new("small", null, null, BudgetWindow.Minute, 10), Cancellation);
        await budgets.CreateAsync(Actor.System, acme.Id, new("large", null, null, BudgetWindow.Day, 5), Cancellation);

        Assert.False((await Host.Get<BudgetLedger>().ReserveAsync(acme.Identity, "m", 8, Cancellation)).Succeeded);

        Assert.All((await budgets.ListAsync(Actor.System, acme.Id, new(), Cancellation)).Items, b => Assert.Equal(0, b.Spent));
    }
}
