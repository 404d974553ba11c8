using AdminConsole.Account;
using AdminConsole.Commands;
using AdminConsole.Gateway;
using AdminConsole.Hosting;
using AdminConsole.Storage;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();
    builder.AddStoredControlPlane();
    builder.Services.AddGateway(builder.Configuration);
    builder.AddOperatorSignIn();
    builder.AddServerCommands(args);
    builder.AddConsole();

    await using var app = builder.Build();
    if (ServerCommand.IsAsked(args)) return await ServerCommand.RunAsync(app, args);
    if (await app.PrepareStorageAsync() is { } refusal) return ServerCommand.Refuse(refusal);

    await SetupCode.AnnounceAsync(app);
    app.UseConsole();
    app.MapGateway();
    app.MapConsole();
    app.MapAccount();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartProblem.Of(fault) is { } problem)
{
    return ServerCommand.Refuse(problem);
}
