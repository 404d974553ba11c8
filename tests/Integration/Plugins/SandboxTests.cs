using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using AdminConsole.ControlPlane.Plugins;
using Microsoft.Win32.SafeHandles;

namespace Integration.Plugins;

/// <summary>What a program in the sandbox can do and cannot, tried by a program in the sandbox.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly SandboxProbe _probe = new();
    private readonly ScratchFolder _scratch = new();

    public void Dispose()
    {
        _probe.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Its_environment_holds_nothing_of_the_gateway()
    {
        Environment.SetEnvironmentVariable("MOCOP_TEST_SECRET", "hunter2");
        var answer = await _probe.TryAsync("environment");
        Assert.Equal(["HOME", "LANG", "PATH", "PWD", "TMPDIR"], answer.Ok.EnumerateObject().Select(v => v.Name).Order());
        var first = await _probe.TryAsync("read", "/proc/1/environ");
        Assert.False(first.Succeeded && first.Ok.GetString()!.Contains("MOCOP_TEST_SECRET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/shadow")]
    [InlineData("/etc/hostname")]
    [InlineData("/usr/bin/sh")]
    public async Task It_reads_nothing_of_the_machine(string path)
    {
        Assert.True(File.Exists(path));
        Assert.True((await _probe.TryAsync("read", path)).Error is "ENOENT" or "EACCES" or "EPERM");
    }

    [Fact]
    public async Task It_reads_a_granted_folder_and_nothing_beside_it()
    {
        var granted = _scratch.Folder("granted");
        await File.WriteAllTextAsync(Path.Combine(granted, "in.txt"), "in", TestContext.Current.CancellationToken);
        var outside = _scratch.File("out.txt", "out");
        File.CreateSymbolicLink(Path.Combine(granted, "link.txt"), outside);
        var limits = Granting(granted);

        Assert.Equal("in", (await _probe.TryAsync(limits, "read", Path.Combine(granted, "in.txt"))).Ok.GetString());
        Assert.Equal("ENOENT", (await _probe.TryAsync(limits, "read", outside)).Error);
        Assert.Equal("ENOENT", (await _probe.TryAsync(limits, "read", Path.Combine(granted, "link.txt"))).Error);
        Assert.Equal("ENOENT", (await _probe.TryAsync(limits, "read", $"{granted}/../out.txt")).Error);
    }

    [Fact]
    public async Task It_writes_only_where_it_may_and_links_lead_nowhere()
    {
        var (read, write) = (_scratch.Folder("read"), _scratch.Folder("write"));
        var secret = _scratch.File("secret.txt", "secret");
        var limits = new SandboxLimits { Folders = [new FolderGrant { Path = read }, new FolderGrant { Path = write, Writable = true }] };

        Assert.True((await _probe.TryAsync(limits, "write", Path.Combine(write, "a.txt"))).Succeeded);
        Assert.True(File.Exists(Path.Combine(write, "a.txt")));
        Assert.Equal("EROFS", (await _probe.TryAsync(limits, "write", Path.Combine(read, "a.txt"))).Error);
        Assert.Equal("ENOENT", (await _probe.TryAsync(limits, "link", secret, Path.Combine(write, "l.txt"))).Error);
        Assert.Equal("EROFS", (await _probe.TryAsync(limits, "write", "/a.txt")).Error);
        Assert.Equal("EROFS", (await _probe.TryAsync(limits, "write", "/dev/shm/a")).Error);
        var beside = PluginMachine.Script("probe.mjs") + ".new";
        var written = await _probe.TryAsync(limits, "write", beside);
        Assert.False(File.Exists(beside));
        // A checkout below /tmp lies in the plugin's private one, where what it writes is gone with it.
        Assert.True(written.Error is "EROFS" || beside.StartsWith("/tmp/", StringComparison.Ordinal), written.Error);
        Assert.True((await _probe.TryAsync(limits, "write", "/tmp/a.txt")).Succeeded);
    }

    [Fact]
    public async Task It_opens_no_socket()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var granted = _scratch.Folder("granted");
        local.Bind(new UnixDomainSocketEndPoint(Path.Combine(granted, "s")));
        local.Listen();

        Assert.Equal("EPERM", (await _probe.TryAsync("connect", port)).Error);
        Assert.Equal("EPERM", (await _probe.TryAsync("listen")).Error);
        Assert.Equal("EPERM", (await _probe.TryAsync("datagram")).Error);
        Assert.Equal("EPERM", (await _probe.TryAsync(Granting(granted), "connect-unix", Path.Combine(granted, "s"))).Error);
        Assert.False((await _probe.TryAsync("resolve")).Succeeded);
    }

    [Fact]
    public async Task With_the_network_granted_it_connects()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.True((await _probe.TryAsync(new SandboxLimits { Network = true }, "connect", port)).Succeeded);
    }

    [Fact]
    public async Task It_starts_no_process_but_threads()
    {
        Assert.Equal("EPERM", (await _probe.TryAsync("spawn")).Error);
        Assert.Equal(42, (await _probe.TryAsync("thread")).Ok.GetInt32());
    }

    [Fact]
    public async Task It_sees_no_process_of_the_machine_and_no_open_file_of_the_gateway()
    {
        Assert.InRange((await _probe.TryAsync("processes")).Ok.GetInt32(), 1, 2);
        using var open = File.OpenRead(PluginMachine.Script("hostile.mjs"));
        // A copy that child processes inherit, as files are that a shell or a service manager left open.
        Assert.True(Dup(open.SafeFileHandle) > 2);
        Assert.Empty((await _probe.TryAsync("descriptors")).Ok.EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public async Task A_memory_hog_ends_at_its_limit() =>
        Assert.True((await _probe.TryAsync(new SandboxLimits { MemoryMegabytes = 256 }, "memory")).Killed);

    [Fact]
    public async Task An_endless_loop_ends_at_its_limit() =>
        Assert.True((await _probe.TryAsync(new SandboxLimits { CpuSeconds = 1 }, "spin")).Killed);

    [Fact]
    public async Task Its_temporary_folder_fills_up() => Assert.Equal("ENOSPC", (await _probe.TryAsync("fill")).Error);

    [DllImport("libc", EntryPoint = "dup", ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Dup(SafeFileHandle descriptor);

    private static SandboxLimits Granting(string folder) => new() { Folders = [new FolderGrant { Path = folder }] };
}
