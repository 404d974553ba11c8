namespace Mocop.Blocks;

/// <summary>Where a block's content came from, as claimed by the sender, or proven when the block carries a seal of the plugin runtime.</summary>
/// <param name="Type">The sort of source: <c>application</c>, <c>user</c>, <c>plugin</c>, <c>web</c>, <c>memory</c> or <c>model</c>.</param>
/// <param name="Id">The source's name: a plugin, a user, a site.</param>
/// <param name="Version">The source's version, when it has one.</param>
/// <param name="Tool">The tool that answered, for a plugin.</param>
/// <param name="CallId">The call that the content answers.</param>
/// <param name="Uri">The address or path that was read, for display and search only; never fetched.</param>
public sealed record BlockOrigin(
    string Type,
    string? Id = null,
    string? Version = null,
    string? Tool = null,
    string? CallId = null,
    string? Uri = null);
