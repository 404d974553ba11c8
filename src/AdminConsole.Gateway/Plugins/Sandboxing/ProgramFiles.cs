namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>What a plugin's command needs to see of the machine.</summary>
/// <param name="Program">The program, at the path that the command names.</param>
/// <param name="Arguments">Its arguments; the path of the plugin's own script without symbolic links.</param>
/// <param name="Files">Files and folders that appear read-only.</param>
/// <param name="Folder">The folder to start in.</param>
internal sealed record ProgramFiles(string Program, IReadOnlyList<string> Arguments, IReadOnlyList<BoundPath> Files, string Folder);

/// <summary>A path of the machine and where it appears in the sandbox.</summary>
/// <param name="Source">On the machine.</param>
/// <param name="Target">In the sandbox.</param>
internal sealed record BoundPath(string Source, string Target)
{
    public static BoundPath Same(string path) => new(path, path);
}
