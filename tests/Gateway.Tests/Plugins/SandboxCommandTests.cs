using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Plugins.Sandboxing;

namespace Gateway.Tests.Plugins;

public sealed class SandboxCommandTests
{
    private static readonly SandboxTools Tools = new("/usr/bin/bwrap", "/usr/bin/prlimit", "/bin/sh", "/usr/bin/ldd");
    private static readonly ProgramFiles Files = new("/usr/bin/node", ["/opt/files/index.js", "/srv/docs"], [new("/usr/bin/node", "/usr/bin/node"), new("/opt/files", "/opt/files")], "/opt/files");

    [Fact]
    public void A_plugin_gets_every_namespace_no_capability_and_a_read_only_root()
    {
        var line = Line(new SandboxLimits());
        foreach (var option in new[] { "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv" })
            Assert.Contains(option, line);
        Assert.True(Follows(line, "--cap-drop", "ALL"));
        Assert.True(Follows(line, "--uid", "65534"));
        Assert.True(Follows(line, "--seccomp", "9"));
        Assert.True(Follows(line, "--ro-bind", "/opt/files", "/opt/files"));
        Assert.DoesNotContain("--share-net", line);
        Assert.DoesNotContain("--bind", line);
        Assert.DoesNotContain("/etc/resolv.conf", line);
        Assert.Equal(["/dev", "/"], line.Index().Where(o => o.Item == "--remount-ro").Select(o => line[o.Index + 1]));
        Assert.Equal(["--", "/usr/bin/node", "/opt/files/index.js", "/srv/docs"], line.TakeLast(4));
    }

    [Fact]
    public void Limits_become_resource_limits_in_bytes_and_seconds()
    {
        var line = Line(new SandboxLimits { MemoryMegabytes = 100, CpuSeconds = 7 });
        foreach (var limit in new[] { "--data=104857600", "--cpu=7", "--nofile=256", "--fsize=16777216", "--core=0" })
            Assert.Contains(limit, line);
        Assert.True(line.IndexOf("--cpu=7") < line.IndexOf("/usr/bin/bwrap"));
    }

    [Fact]
    public void Granted_folders_come_after_the_temporary_folder_and_before_the_root_is_closed()
    {
        var line = Line(new SandboxLimits { Folders = [new() { Path = "/tmp/in" }, new() { Path = "/srv/out", Writable = true }] });
        Assert.True(Follows(line, "--ro-bind", "/tmp/in", "/tmp/in"));
        Assert.True(Follows(line, "--bind", "/srv/out", "/srv/out"));
        Assert.True(line.IndexOf("--tmpfs") < line.IndexOf("/tmp/in") && line.IndexOf("--bind") < line.IndexOf("--remount-ro"));
    }

    [Fact]
    public void The_network_comes_with_the_files_that_names_and_certificates_need()
    {
        var line = Line(new SandboxLimits { Network = true });
        Assert.True(line.IndexOf("--share-net") > line.IndexOf("--unshare-all"));
        Assert.True(Follows(line, "--ro-bind-try", "/etc/resolv.conf", "/etc/resolv.conf"));
    }

    [Fact]
    public void What_an_operator_typed_is_never_part_of_the_shell_text()
    {
        var odd = "/srv/$(touch x); \"'` *";
        var files = Files with { Arguments = [odd] };
        var command = SandboxCommand.For(Tools, files, new SandboxLimits { Folders = [new() { Path = odd }] }, "/f");
        Assert.Equal("-c", command.Arguments[0]);
        Assert.DoesNotContain("touch", command.Arguments[1], StringComparison.Ordinal);
        Assert.Equal(3, command.Arguments.Count(a => a == odd));
    }

    [Fact]
    public void Without_bubblewrap_there_is_no_sandbox_and_the_message_says_what_to_install()
    {
        var missing = Assert.Throws<SandboxUnavailableException>(() => SandboxTools.Find(path => !path.EndsWith("/bwrap", StringComparison.Ordinal)));
        Assert.Contains("bubblewrap", missing.Message, StringComparison.Ordinal);
        Assert.Contains("none is run", missing.Message, StringComparison.Ordinal);
    }

    private static List<string> Line(SandboxLimits limits) => [.. SandboxCommand.For(Tools, Files, limits, "/filter").Arguments];

    private static bool Follows(List<string> line, params string[] words) =>
        Enumerable.Range(0, line.Count - words.Length + 1).Any(at => line.Skip(at).Take(words.Length).SequenceEqual(words));
}
