using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Signing;
using Mocop.Assembly;
using Tests.Shared;

namespace ControlPlane.Tests.Incidents;

internal static class Flagged
{
    public static Task<AssembledContext> SendAsync(
        this ControlPlaneHost host, ProvisionedTenant tenant, CancellationToken cancellation, string content = FlaggedTraffic.Attack, string plugin = "weather") =>
        new FlaggedTraffic(host.Get<SigningKeyStore>(), host.Get<IncidentRecorder>(), host.Clock).SendAsync(tenant.Identity, cancellation, content, plugin);
}
