namespace AdminConsole.ControlPlane.Plugins;

/// <summary>What a sandboxed plugin may reach and spend.</summary>
public sealed class SandboxLimits
{
    /// <summary>Folders of the host that appear in the sandbox at the same path.</summary>
    public List<FolderGrant> Folders { get; set; } = [];

    /// <summary>Whether it may open sockets.</summary>
    public bool Network { get; set; }

    public int MemoryMegabytes { get; set; } = 512;

    public int CpuSeconds { get; set; } = 60;

    /// <summary>How long one call may take.</summary>
    public int CallSeconds { get; set; } = 30;

    /// <summary>The longest answer of one call, in characters.</summary>
    public int OutputCharacters { get; set; } = 262_144;
}

/// <summary>A folder that a sandbox may see.</summary>
public sealed class FolderGrant
{
    public required string Path { get; set; }

    public bool Writable { get; set; }
}
