using System.Net;
using System.Net.Sockets;

namespace Integration.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("Storage: Failed to convert configuration value 'Foo' at 'Storage:Provider'", "--Storage:Provider", "Foo")]
    [InlineData("Storage:ConnectionString: it is missing", "--Storage:Provider", "PostgreSql")]
    [InlineData("Storage: the database cannot be used", "--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", "Host=127.0.0.1;Port=1;Database=mocop")]
    [InlineData("KeyRing:Certificate", "--KeyRing:Certificate", "missing.pfx")]
    public async Task A_setting_that_cannot_be_used_is_named_in_the_last_line(string said, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, errors) = await ServerProcess.TryAsync(folder.Directory, arguments);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(said, errors.Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_named_with_the_way_to_another()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, _, errors) = await ServerProcess.TryAsync(folder.Directory, "--urls", $"http://{other.LocalEndpoint}");

        Assert.Equal(1, exitCode);
        Assert.Matches("^--urls: .*address already in use.*--urls http://127", errors.Split('\n')[^1]);
    }
}
