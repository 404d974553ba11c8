using Mocop.Blocks;

namespace AdminConsole.Pages.ContextLab;

/// <summary>A block as it is edited: every member may be empty or wrong for a while; the engine says so.</summary>
public sealed class LabBlock
{
    public BlockKind Kind { get; set; }

    public BlockRole? Role { get; set; }

    public string Content { get; set; } = "";

    /// <summary>The id that a recorded context gave; a new block gets its id from the engine.</summary>
    public string? Id { get; set; }

    public string OriginType { get; set; } = "";

    public string OriginId { get; set; } = "";

    public string Version { get; set; } = "";

    public string Tool { get; set; } = "";

    public string CallId { get; set; } = "";

    public string Uri { get; set; } = "";

    /// <summary>The source in one line, as a card shows it.</summary>
    public string Source =>
        OriginId.Length > 0
            ? $"{OriginId}{(Version.Length > 0 ? $"@{Version}" : "")}{(Tool.Length > 0 ? $" {Tool}" : "")}"
            : Uri.Length > 0 ? Uri : Tool;

    public static LabBlock Of(ContextBlock block) => new()
    {
        Kind = block.Kind,
        Role = block.Role,
        Content = block.Content,
        Id = block.Id,
        OriginType = block.Origin?.Type ?? "",
        OriginId = block.Origin?.Id ?? "",
        Version = block.Origin?.Version ?? "",
        Tool = block.Origin?.Tool ?? "",
        CallId = block.Origin?.CallId ?? "",
        Uri = block.Origin?.Uri ?? "",
    };

    public LabBlock Copy() => Of(ToBlock() with { Id = null });

    /// <summary>The block as it is sent to the engine.</summary>
    public ContextBlock ToBlock() => new() { Id = Id, Kind = Kind, Role = Role, Content = Content, Origin = ToOrigin() };

    /// <summary>The origin that is claimed when only some of its members were filled in.</summary>
    private BlockOrigin? ToOrigin()
    {
        string[] members = [OriginType, OriginId, Version, Tool, CallId, Uri];
        return members.All(m => m.Length == 0)
            ? null
            : new BlockOrigin(OriginType.Length > 0 ? OriginType : TypeOf(Kind), Given(OriginId), Given(Version), Given(Tool), Given(CallId), Given(Uri));
    }

    private static string? Given(string value) => value.Length > 0 ? value : null;

    private static string TypeOf(BlockKind kind) => kind switch
    {
        BlockKind.System => "application",
        BlockKind.User or BlockKind.History => "user",
        BlockKind.Memory => "memory",
        BlockKind.Retrieval => "web",
        _ => "plugin",
    };
}
