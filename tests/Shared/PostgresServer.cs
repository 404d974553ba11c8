using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tests.Shared;

/// <summary>A PostgreSQL server of the tests' own, from Debian's package, on a free port of the loopback address.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string SetupHint = "PostgreSQL is missing: run tests/setup.sh first.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mocop-postgres-");
    private readonly string _binaries = Directory.Exists("/usr/lib/postgresql")
        ? Path.Combine(Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).FirstOrDefault() ?? throw new InvalidOperationException(SetupHint), "bin")
        : throw new InvalidOperationException(SetupHint);

    private int _port;

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation)
    {
        var server = new PostgresServer();
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["postgres", server._folder.FullName], cancellation);
        }

        var data = Path.Combine(server._folder.FullName, "data");
        await server.RunAsServerUserAsync("initdb", ["-D", data, "-U", "tests", "--auth=trust", "--no-sync", "-E", "UTF8"], cancellation);
        server._port = FreePort();
        await server.RunAsServerUserAsync(
            "pg_ctl",
            ["-D", data, "-l", Path.Combine(server._folder.FullName, "log"), "-w", "-o", $"-p {server._port} -h 127.0.0.1 -k {server._folder.FullName} -F", "start"],
            cancellation);
        return server;
    }

    /// <summary>The connection string of a database that is made for the caller.</summary>
    public async Task<string> NewDatabaseAsync(string name, CancellationToken cancellation)
    {
        await RunAsync(Path.Combine(_binaries, "createdb"), ["-h", "127.0.0.1", "-p", $"{_port}", "-U", "tests", name], cancellation);
        return $"Host=127.0.0.1;Port={_port};Username=tests;Database={name};Pooling=false";
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsServerUserAsync("pg_ctl", ["-D", Path.Combine(_folder.FullName, "data"), "-m", "immediate", "stop"], CancellationToken.None);
        _folder.Delete(recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task RunAsServerUserAsync(string program, string[] arguments, CancellationToken cancellation) =>
        Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_binaries, program), .. arguments], cancellation)
            : RunAsync(Path.Combine(_binaries, program), arguments, cancellation);

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
