using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Plugins.Sandboxing;

namespace Gateway.Tests.Plugins;

public sealed class SandboxPathTests : IDisposable
{
    private readonly string _root = RealPath.Of(Directory.CreateTempSubdirectory("mocop-paths-").FullName)!;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Links_are_followed_in_every_part_and_circles_end()
    {
        var real = Directory.CreateDirectory(Path.Combine(_root, "real/inner")).FullName;
        File.WriteAllText(Path.Combine(real, "f"), "");
        Directory.CreateSymbolicLink(Path.Combine(_root, "alias"), "real");
        File.CreateSymbolicLink(Path.Combine(real, "g"), "../../alias/inner/f");
        File.CreateSymbolicLink(Path.Combine(_root, "circle"), Path.Combine(_root, "circle"));

        Assert.Equal(Path.Combine(real, "f"), RealPath.Of(Path.Combine(_root, "alias/inner/g")));
        Assert.Equal(real, RealPath.Of($"{_root}/./alias/../real/inner/"));
        Assert.Null(RealPath.Of(Path.Combine(_root, "circle")));
        Assert.Null(RealPath.Of(Path.Combine(_root, "missing")));
    }

    [Fact]
    public void A_package_is_the_outermost_node_modules_or_the_folder_with_a_manifest_or_the_file_alone()
    {
        Assert.Equal("/opt/a/node_modules", ProgramResolver.PackageOf("/opt/a/node_modules/@x/y/node_modules/z/i.js"));
        var package = Directory.CreateDirectory(Path.Combine(_root, "plugin/dist")).Parent!.FullName;
        Assert.Equal(Path.Combine(package, "dist/i.js"), ProgramResolver.PackageOf(Path.Combine(package, "dist/i.js")));
        File.WriteAllText(Path.Combine(package, "package.json"), "{}");
        Assert.Equal(package, ProgramResolver.PackageOf(Path.Combine(package, "dist/i.js")));
    }

    [Fact]
    public void A_grant_leads_where_it_says()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "folder")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_root, "link"), folder);
        var inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;

        FolderGrants.Check([Grant(folder), Grant(inner)]);
        Assert.Contains("symbolic link", Refusal(Grant(Path.Combine(_root, "link"))), StringComparison.Ordinal);
        Assert.Contains("does not exist", Refusal(Grant(Path.Combine(_root, "missing"))), StringComparison.Ordinal);
        Assert.Contains("lies inside", Refusal(Grant(folder, writable: true), Grant(inner)), StringComparison.Ordinal);
        foreach (var own in new[] { "/", "/proc/1", "/sys", "/dev/", "/etc", "/usr/" })
            Assert.Contains("cannot be granted", Refusal(Grant(own)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_loader_s_list_of_libraries_is_read()
    {
        const string Output = "\tlinux-vdso.so.1 (0x00007f16)\n\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f17)\n\tlibx.so => not found\n\t/lib64/ld-linux-x86-64.so.2 (0x00007f18)\n";
        Assert.Equal(["/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2"], SharedLibraries.Parse(Output));
        Assert.Empty(SharedLibraries.Parse("\tstatically linked\n"));
    }

    private static FolderGrant Grant(string path, bool writable = false) => new() { Path = path, Writable = writable };

    private static string Refusal(params FolderGrant[] folders) => Assert.Throws<SandboxRefusedException>(() => FolderGrants.Check(folders)).Message;
}
