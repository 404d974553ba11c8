namespace AdminConsole.ControlPlane.Persistence;

/// <summary>A row of one tenant. The context filters every such entity by the scope it was opened with, and refuses to write outside it.</summary>
public interface ITenantOwned
{
    Guid TenantId { get; }
}
