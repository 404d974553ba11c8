namespace AdminConsole.ControlPlane.Budgets;

/// <summary>Where windows begin and end, in UTC.</summary>
public static class BudgetWindows
{
    public static DateTimeOffset StartAt(this BudgetWindow window, DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();
        return window switch
        {
            BudgetWindow.Minute => new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero),
            BudgetWindow.Day => new(utc.Year, utc.Month, utc.Day, 0, 0, 0, TimeSpan.Zero),
            _ => new(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }

    public static DateTimeOffset EndAfter(this BudgetWindow window, DateTimeOffset start) => window switch
    {
        BudgetWindow.Minute => start.AddMinutes(1),
        BudgetWindow.Day => start.AddDays(1),
        _ => start.AddMonths(1),
    };
}
