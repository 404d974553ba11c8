using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Pages.Plugins;

/// <summary>The fields of a plugin as they are typed: the command and the folders one per line.</summary>
public sealed class PluginFields
{
    private const string WritableMark = " rw";

    public Guid? Tenant { get; set; }

    public string Slug { get; set; } = "";

    public string Name { get; set; } = "";

    public string Version { get; set; } = "1.0.0";

    public PluginTransport Transport { get; set; } = PluginTransport.Http;

    public string Command { get; set; } = "";

    public string? Url { get; set; }

    public string Folders { get; set; } = "";

    public bool Network { get; set; }

    public int MemoryMegabytes { get; set; } = 512;

    public int CpuSeconds { get; set; } = 60;

    public int CallSeconds { get; set; } = 30;

    public int OutputCharacters { get; set; } = 262_144;

    public static PluginFields Of(Plugin plugin) => new()
    {
        Slug = plugin.Slug,
        Name = plugin.Name,
        Version = plugin.Version,
        Transport = plugin.Transport,
        Command = string.Join('\n', plugin.Command),
        Url = plugin.Url,
        Folders = string.Join('\n', plugin.Sandbox.Folders.Select(folder => folder.Path + (folder.Writable ? WritableMark : ""))),
        Network = plugin.Sandbox.Network,
        MemoryMegabytes = plugin.Sandbox.MemoryMegabytes,
        CpuSeconds = plugin.Sandbox.CpuSeconds,
        CallSeconds = plugin.Sandbox.CallSeconds,
        OutputCharacters = plugin.Sandbox.OutputCharacters,
    };

    public PluginDefinition Definition => new()
    {
        Name = Name,
        Version = Version,
        Transport = Transport,
        Command = Transport is PluginTransport.Stdio ? Lines(Command) : [],
        Url = Transport is PluginTransport.Http ? Url?.Trim() : null,
        Folders = Transport is PluginTransport.Stdio ? [.. Lines(Folders).Select(Folder)] : [],
        Network = Network,
        MemoryMegabytes = MemoryMegabytes,
        CpuSeconds = CpuSeconds,
        CallSeconds = CallSeconds,
        OutputCharacters = OutputCharacters,
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static FolderGrant Folder(string line) =>
        line.EndsWith(WritableMark, StringComparison.Ordinal)
            ? new FolderGrant { Path = line[..^WritableMark.Length].TrimEnd(), Writable = true }
            : new FolderGrant { Path = line };
}
