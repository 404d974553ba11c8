using System.Security.Cryptography;
using System.Text;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AdminConsole.Account;

/// <summary>The code that the first visitor must know: it stands only on the server's own log, so whoever sets the console up can read the server.</summary>
public sealed partial class SetupCode(ILogger<SetupCode> log)
{
    private readonly string _code = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 5)));

    public bool Matches(string? typed) =>
        typed is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(_code));

    /// <summary>Prints the code once the server listens, when nobody has set the console up.</summary>
    public static async Task AnnounceAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<OperatorService>().IsEmptyAsync(CancellationToken.None)) return;
        var code = app.Services.GetRequiredService<SetupCode>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            code.LogCode($"{address?.TrimEnd('/')}/account/setup", code._code);
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody has set this console up yet. Open {Address} and enter the setup code {Code}")]
    private partial void LogCode(string address, string code);
}
