using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.Commands;

/// <summary>What the server's program does besides serving. Results go to standard output alone, everything else to standard error.</summary>
/// <remarks>Exit codes: 0 done, 1 refused, 2 wrong use.</remarks>
internal static class ServerCommand
{
    private const string Usage = """
        AdminConsole [--urls ADDRESS] [--Storage:Provider Sqlite|PostgreSql] [--Storage:ConnectionString TEXT]
        AdminConsole provision --tenant SLUG --application SLUG    make what is missing and print a new API key
        AdminConsole migrate                                       bring the database to this version
        AdminConsole reset-owner [--email ADDRESS]                 give an owner a one-time password and print it
        """;

    /// <summary>Whether the first argument is a command and not a setting.</summary>
    public static bool IsAsked(string[] args) => args.Length > 0 && !args[0].StartsWith('-');

    public static void AddServerCommands(this WebApplicationBuilder builder, string[] args)
    {
        builder.Services.AddScoped<OwnerReset>();
        // So that a script can read the result of a command.
        if (IsAsked(args)) builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>Says why the server does not start.</summary>
    public static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (args[0] is "provision" or "migrate" or "reset-owner") await MigrateAsync(services.GetRequiredService<ConsoleDatabase>());
        return (args[0], app.Configuration["tenant"], app.Configuration["application"]) switch
        {
            ("provision", { } tenant, { } application) => Print(await services.GetRequiredService<Provisioning>().RunAsync(tenant, application, CancellationToken.None)),
            ("migrate", _, _) => 0,
            ("reset-owner", _, _) => Print(await services.GetRequiredService<OwnerReset>().RunAsync(app.Configuration["email"])),
            _ => WrongUse(),
        };
    }

    private static async Task MigrateAsync(ConsoleDatabase database)
    {
        var lacking = await database.PendingMigrationsAsync(CancellationToken.None);
        await database.MigrateAsync(CancellationToken.None);
        await Console.Error.WriteLineAsync(lacking.Count == 0 ? "The database is up to date." : $"Migrated the database: {string.Join(", ", lacking)}.");
    }

    private static int Print(Result<string> result)
    {
        if (result.Succeeded)
        {
            Console.Out.WriteLine(result.Value);
            return 0;
        }

        foreach (var error in result.Errors) Console.Error.WriteLine(error.Field is null ? error.Message : $"{error.Field}: {error.Message}");
        return 1;
    }

    private static int WrongUse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
