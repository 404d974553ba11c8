namespace AdminConsole.ControlPlane.Plugins;

/// <summary>What an operator says of a plugin.</summary>
public sealed record PluginDefinition
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public PluginTransport Transport { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];

    public string? Url { get; init; }

    public IReadOnlyList<FolderGrant> Folders { get; init; } = [];

    public bool Network { get; init; }

    public int MemoryMegabytes { get; init; } = 512;

    public int CpuSeconds { get; init; } = 60;

    public int CallSeconds { get; init; } = 30;

    public int OutputCharacters { get; init; } = 262_144;

    internal IEnumerable<Error> Check()
    {
        foreach (var error in Names.CheckName(Name).Concat(Names.CheckName(Version, 40, "version")))
        {
            yield return error;
        }

        if (Transport is PluginTransport.Stdio && (Command.Count == 0 || !Path.IsPathFullyQualified(Command[0])))
        {
            yield return new Invalid("command.malformed", "command", "The first line is the program, with its full path; each further line is one argument.");
        }

        if (Transport is PluginTransport.Http && !(Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new Invalid("url.malformed", "url", "An address that begins with https:// or http://.");
        }

        foreach (var folder in Folders.Where(f => !Path.IsPathFullyQualified(f.Path) || f.Path is "/" || f.Path.Split('/').Contains("..")))
        {
            yield return new Invalid("folders.malformed", "folders", $"“{folder.Path}” is not a full path below the root.");
        }

        foreach (var (field, value, least, most) in new[]
                 {
                     ("memoryMegabytes", MemoryMegabytes, 64, 8192), ("cpuSeconds", CpuSeconds, 1, 3600),
                     ("callSeconds", CallSeconds, 1, 600), ("outputCharacters", OutputCharacters, 1024, 1_048_576),
                 })
        {
            if (value < least || value > most)
            {
                yield return new Invalid($"{field}.range", field, $"From {least} to {most}; this is {value}.");
            }
        }
    }

    internal void ApplyTo(Plugin plugin)
    {
        var moved = plugin.Transport != Transport || !plugin.Command.SequenceEqual(Command, StringComparer.Ordinal) || plugin.Url != Url || plugin.Version != Version;
        plugin.Name = Name.Trim();
        plugin.Version = Version.Trim();
        plugin.Transport = Transport;
        plugin.Command = [.. Command];
        plugin.Url = Transport is PluginTransport.Http ? Url : null;
        plugin.Sandbox = new SandboxLimits
        {
            Folders = [.. Folders],
            Network = Network,
            MemoryMegabytes = MemoryMegabytes,
            CpuSeconds = CpuSeconds,
            CallSeconds = CallSeconds,
            OutputCharacters = OutputCharacters,
        };
        if (moved)
        {
            plugin.Tools.Clear();
            plugin.DiscoveredAt = null;
        }
    }
}
