using System.Runtime.CompilerServices;

namespace Integration.Plugins;

/// <summary>What the plugin tests need of the machine. They fail, and do not skip, where it is missing.</summary>
internal static class PluginMachine
{
    private const string Hint = " is missing: run tests/setup.sh first.";

    public static string Node { get; } = Existing(
        ["/usr/bin/node", "/usr/local/bin/node", .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "node"))]);

    public static string Bubblewrap { get; } = Existing("/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap");

    /// <summary>The MCP server that npm installs under tests/npm.</summary>
    public static string FilesystemServer { get; } = Existing(Path.Combine(TestsFolder(), "npm/node_modules/@modelcontextprotocol/server-filesystem/dist/index.js"));

    /// <summary>A script beside these tests.</summary>
    public static string Script(string name) => Existing(Path.Combine(TestsFolder(), "Integration/Plugins/Scripts", name));

    private static string TestsFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));

    private static string Existing(params string[] places) => Array.Find(places, File.Exists) ?? throw new FileNotFoundException(places[0] + Hint);
}

/// <summary>A folder of a test's own under the system's temporary folder.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mocop-plugin-test-");

    public string Root => _folder.FullName;

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    public string File(string name, string content)
    {
        var path = Path.Combine(Root, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
