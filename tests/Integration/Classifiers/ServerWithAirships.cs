using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.RulePacks;
using Integration.Hosting;
using Mocop.Detection;
using Mocop.Detection.Packs;

namespace Integration.Classifiers;

/// <summary>A server that allows classifiers in private networks, with a tenant whose own rules give orders of airships uncertain scores: no change of the built-in rules moves them.</summary>
public sealed class ServerWithAirships : IAsyncLifetime
{
    public RunningServer Server { get; } = new() { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Classifiers:AllowPrivateNetworks"] = "true" } };

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await PublishAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task PublishAsync()
    {
        var pack = PackDocument.Empty("own").With(null, RuleOf("hire", 450)).With(null, RuleOf("charter", 620));
        var rules = Server.Get<RulePackService>();
        Assert.True((await rules.SaveDraftAsync(Actor.System, Server.Acme.TenantId, pack.Write(), CancellationToken.None)).Succeeded);
        var published = await rules.PublishAsync(Actor.System, Server.Acme.TenantId, "airships", CancellationToken.None);
        Assert.True(published.Succeeded, string.Join("; ", published.Errors));
    }

    private static DetectionRule RuleOf(string verb, int score) => new()
    {
        Id = $"tool.{verb}",
        Category = "tool",
        Technique = "orders a zeppelin",
        Severity = Severity.Medium,
        Score = score,
        Phrases = [$"{verb} {{0-2}} zeppelin*"],
        Positive = [$"{verb} a zeppelin"],
        Negative = ["Zeppelins are airships."],
    };
}
