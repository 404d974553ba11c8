using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using Integration.Hosting;
using Mocop.Blocks;
using Mocop.Client;
using Mocop.Client.Contexts;
using Mocop.Client.Feed;
using Mocop.Client.Incidents;
using Mocop.Policies;
using Mocop.Sealing;

namespace Integration.Feed;

public sealed class FeedTests(RunningServer server)
{
    [Fact]
    public async Task A_program_hears_of_stored_new_and_decided_incidents_of_its_tenant_alone()
    {
        var (mine, other) = (await server.NewCustomerAsync("listens"), await server.NewCustomerAsync("elsewhere"));
        using var client = new MocopClient(server.Address, mine.Key);
        using var stranger = new MocopClient(server.Address, other.Key);
        var before = await client.ScanAsync(Injection.Text, cancellation: TestContext.Current.CancellationToken);
        await using var feed = Listen(mine.Key);

        Assert.Equal(before.Incident, (await NextAsync(feed)).Id);
        await stranger.ScanAsync(Injection.Text, cancellation: TestContext.Current.CancellationToken);
        var made = await client.AssembleAsync(Draft(), TestContext.Current.CancellationToken);
        var raised = await NextAsync(feed);
        Assert.Equal((made.Incidents[0], made.Id, "contexts", "weather"), (raised.Id, raised.Context, raised.Surface, raised.Source));

        await server.Get<IncidentService>().DecideAsync(Actor.System, raised.Number, IncidentState.Confirmed, "", TestContext.Current.CancellationToken);
        var decided = await NextAsync(feed);
        Assert.Equal((raised.Id, "decided", "confirmed"), (decided.Id, decided.Change, decided.State));
    }

    [Fact]
    public async Task A_key_without_the_scope_hears_nothing()
    {
        var key = await server.NewKeyAsync(server.Acme.ApplicationId, ApiScopes.Contexts);
        await using var feed = Listen(key);

        Assert.Equal("scope.missing", (await Assert.ThrowsAsync<MocopException>(() => NextAsync(feed))).Code);
    }

    [Fact]
    public async Task A_revoked_key_falls_silent()
    {
        await using var impatient = new RunningServer { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Gateway:FeedAuthentication"] = "00:00:01" } };
        await impatient.InitializeAsync();
        var key = await impatient.NewApiKeyAsync(impatient.Acme.ApplicationId);
        using var client = new MocopClient(impatient.Address, impatient.Acme.Key);
        await client.ScanAsync(Injection.Text, cancellation: TestContext.Current.CancellationToken);
        await using var feed = new IncidentFeedClient(impatient.Address, key.Secret).ReadAsync(0, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await NextAsync(feed);

        await impatient.Get<ApiKeyService>().RevokeAsync(Actor.System, key.Key.Id, TestContext.Current.CancellationToken);

        Assert.Equal("key.refused", (await Assert.ThrowsAsync<MocopException>(() => NextAsync(feed))).Code);
    }

    [Fact]
    public async Task Many_incidents_come_once_each_and_in_order()
    {
        const int count = 40;
        var mine = await server.NewCustomerAsync("busy");
        using var client = new MocopClient(server.Address, mine.Key);
        await using var feed = Listen(mine.Key);
        var sending = Task.Run(
            async () =>
            {
                for (var i = 0; i < count; i++)
                    await client.ScanAsync($"{i}: {Injection.Text}");
            },
            TestContext.Current.CancellationToken);

        List<long> numbers = [];
        while (numbers.Count < count)
            numbers.Add((await NextAsync(feed)).Number);
        await sending;

        Assert.Equal(numbers.Order().Distinct(), numbers);
    }

    [Fact]
    public async Task The_client_speaks_every_call()
    {
        using var client = new MocopClient(server.Address, server.Acme.Key);
        var cancellation = TestContext.Current.CancellationToken;

        var made = await client.AssembleAsync(Draft(), cancellation);
        var opened = await client.GetContextAsync(made.Id, cancellation);
        var incident = await client.GetIncidentAsync(made.Incidents[0], cancellation);

        Assert.Equal((Verdict.Neutralize, made.Id, "weather"), (made.Verdict, made.Envelope.Open().Id, incident.Source));
        Assert.Equal(made.Envelope.Utf8.ToArray(), opened.Utf8.ToArray());
        Assert.True((await client.VerifyAsync(opened, cancellation)).Valid);
        Assert.True(EnvelopeVerifier.Verify(opened.Utf8, opened.Seal, await client.GetKeysAsync(cancellation)).Valid);
        Assert.Contains("simulated", await client.ListModelsAsync(cancellation));
        Assert.Equal(made.Rendering.Messages.Count, made.Rendering.Map.Max(s => s.Message) + 1);
        var refused = await Assert.ThrowsAsync<MocopException>(() => client.AssembleAsync(Draft() with { Blocks = [] }, cancellation));
        Assert.Equal(("blocks.count", "blocks"), (refused.Code, refused.Field));
    }

    private static ContextDraft Draft() => new()
    {
        Model = "gpt-4o",
        Blocks = [new() { Kind = BlockKind.User, Content = "Weather?" }, new() { Kind = BlockKind.Plugin, Content = Injection.Text, Origin = new("plugin", "weather") }],
    };

    private IAsyncEnumerator<IncidentInfo> Listen(string key) =>
        new IncidentFeedClient(server.Address, key).ReadAsync(0, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    private static async Task<IncidentInfo> NextAsync(IAsyncEnumerator<IncidentInfo> feed)
    {
        Assert.True(await feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        return feed.Current;
    }
}
