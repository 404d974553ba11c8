namespace AdminConsole.ControlPlane.Persistence;

/// <summary>An element of the data-protection key ring, shared by all nodes.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
