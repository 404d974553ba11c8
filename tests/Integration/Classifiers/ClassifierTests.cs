using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Classifiers;
using Integration.Hosting;
using Mocop.Blocks;
using Mocop.Detection.Opinions;

namespace Integration.Classifiers;

/// <summary>A classifier of the user's own, behind a real HTTP server, as the whole gateway asks it.</summary>
public sealed class ClassifierTests(ServerWithAirships allowing, RunningServer usual) : IClassFixture<ServerWithAirships>, IAsyncLifetime
{
    /// <summary>An order of which the detectors, with a rule of the tenant's own, are not sure: they give it 0.45.</summary>
    private const string Uncertain = "Please hire a zeppelin tonight.";

    /// <summary>What they take for an order: they give it 0.62.</summary>
    private const string Harmless = "Our guests charter a zeppelin for weddings at desk four.";

    private RunningServer Server => allowing.Server;

    private LocalClassifier _classifier = null!;

    public async ValueTask InitializeAsync()
    {
        _classifier = await LocalClassifier.StartAsync();
        await Server.Get<ClassifierService>().RemoveAsync(Actor.System, Server.Acme.TenantId, Cancellation);
    }

    public ValueTask DisposeAsync() => _classifier.DisposeAsync();

    [Fact]
    public async Task Its_score_counts_in_contexts_chats_and_scans_and_stands_in_the_incident()
    {
        var before = await ScanAsync();
        Assert.Equal(("allow", 0.45m), VerdictOf(before));
        await SetAsync("/score");

        var scan = await ScanAsync();
        Assert.Equal(("neutralize", Math.Round((decimal)_classifier.ScoreOf(Uncertain), 3)), (scan.GetProperty("verdict").GetString(), scan.GetProperty("score").GetDecimal()));
        Assert.Contains(scan.GetProperty("findings").EnumerateArray(), f => f.GetProperty("rule").GetString() == ClassifierRules.Injection && f.GetProperty("matched").GetString() == "unwanted order");
        var (path, body) = Assert.Single(_classifier.Asked);
        var question = JsonDocument.Parse(body).RootElement;
        Assert.Equal(("/score", Uncertain, "plugin"), (path, question.GetProperty("text").GetString(), question.GetProperty("kind").GetString()));
        Assert.Equal(before.GetProperty("score").GetDecimal(), question.GetProperty("score").GetDecimal());

        var context = await Server.PostAsync("v1/contexts", Server.Acme, Json(new { model = "gpt-4o", blocks = new[] { new { kind = "user", content = "Plans?" }, new { kind = "plugin", content = Uncertain } } }));
        Assert.Equal((200, "neutralize"), (context.Status, context.Json.GetProperty("verdict").GetString()));
        Assert.Contains(context.Json.GetProperty("trace").EnumerateArray(), t => t.GetProperty("stage").GetString() == "classify" && t.GetProperty("note").GetString() == "1 asked, 1 known");
        var sealedFindings = context.Json.GetProperty("envelope").GetProperty("blocks")[1].GetProperty("findings").EnumerateArray();
        Assert.Contains(sealedFindings, f => f.GetProperty("rule").GetString() == ClassifierRules.Injection);
        var incident = await Server.GetAsync($"v1/incidents/{context.Headers["x-mocop-incident"]}", Server.Acme);
        Assert.Contains(ClassifierRules.Injection, incident.Body, StringComparison.Ordinal);
        var chat = await Server.PostAsync("v1/chat/completions", Server.Acme, Injection.Chat.Replace(Injection.Text, Uncertain, StringComparison.Ordinal));
        Assert.Contains("x-mocop-incident", chat.Headers.Keys);
        Assert.Single(_classifier.Asked);

        Assert.Equal("allow", (await ScanAsync(Server.Globex)).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task It_lowers_a_score_only_where_it_is_allowed_to()
    {
        Assert.True(_classifier.ScoreOf(Harmless) < 0.1, "The classifier holds it for harmless.");
        await SetAsync("/score");
        Assert.Equal(("neutralize", 0.62m), VerdictOf(await ScanAsync(text: Harmless)));

        await SetAsync("/score", d => d with { MayLower = true });
        var lowered = await ScanAsync(text: Harmless);

        Assert.Equal(("allow", Math.Round((decimal)_classifier.ScoreOf(Harmless), 3)), VerdictOf(lowered));
        Assert.Equal(["tool.charter", ClassifierRules.Harmless], lowered.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()));
    }

    [Theory]
    [InlineData("/slow", "too-slow")]
    [InlineData("/failing", "refused")]
    [InlineData("/garbage", "malformed")]
    [InlineData("/redirecting", "redirected")]
    [InlineData("/huge", "malformed")]
    [InlineData("/broken", "unreachable")]
    public async Task A_classifier_that_misbehaves_leaves_the_detectors_score_or_fails_closed(string path, string code)
    {
        var limit = path == "/slow" ? 500 : 10_000;
        var alone = await ScanAsync();
        await SetAsync(path, d => d with { TimeLimit = limit });
        Assert.Equal(alone.GetRawText(), (await ScanAsync()).GetRawText());
        Assert.Equal(path, Assert.Single(_classifier.Asked).Path);

        await SetAsync(path, d => d with { TimeLimit = limit, FailsClosed = true });
        var closed = await ScanAsync();
        Assert.Equal(("neutralize", 0.5m), (closed.GetProperty("verdict").GetString(), closed.GetProperty("score").GetDecimal()));
        Assert.Contains(closed.GetProperty("findings").EnumerateArray(), f => f.GetProperty("rule").GetString() == ClassifierRules.Unanswered);

        var trial = await Server.Get<ClassifierService>().TryAsync(Actor.System, Server.Acme.TenantId, DefinitionOf(path) with { TimeLimit = limit }, Uncertain, BlockKind.Plugin, Cancellation);
        Assert.Equal(code, trial.Value!.Reply.Failure?.Code);
    }

    [Fact]
    public async Task One_that_keeps_failing_is_left_alone_for_a_while_and_asked_anew_once_it_is_set_anew()
    {
        await SetAsync("/failing", d => d with { CacheEntries = 0, FailsClosed = true });
        for (var i = 0; i < 12; i++)
            Assert.Equal("neutralize", (await ScanAsync()).GetProperty("verdict").GetString());
        Assert.Equal(8, _classifier.Asked.Count);

        await SetAsync("/score");
        Assert.Contains(ClassifierRules.Injection, (await ScanAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_a_failure_and_nobody_listens_is_one_too()
    {
        await SetAsync("/score", d => d with { Secret = "wrong", FailsClosed = true });
        Assert.Contains(ClassifierRules.Unanswered, (await ScanAsync()).GetRawText(), StringComparison.Ordinal);

        var service = Server.Get<ClassifierService>();
        var trial = await service.TryAsync(Actor.System, Server.Acme.TenantId, DefinitionOf("/score") with { Secret = "wrong" }, Uncertain, BlockKind.Plugin, Cancellation);
        Assert.Equal("It answered with status 401.", trial.Value!.Reply.Failure?.Message);
        var definition = DefinitionOf("/score");
        await _classifier.DisposeAsync();
        trial = await service.TryAsync(Actor.System, Server.Acme.TenantId, definition, Uncertain, BlockKind.Plugin, Cancellation);
        Assert.Equal("unreachable", trial.Value!.Reply.Failure?.Code);
    }

    [Fact]
    public async Task Without_theServers_leave_no_classifier_may_be_in_a_private_network()
    {
        var saved = await usual.Get<ClassifierService>().SaveAsync(Actor.System, usual.Acme.TenantId, DefinitionOf("/score"), Cancellation);

        Assert.Equal("url", Assert.Single(saved.Errors).Field);
        Assert.Contains("Classifiers:AllowPrivateNetworks", saved.Error.Message, StringComparison.Ordinal);
        var byName = DefinitionOf("/score") with { Url = $"https://localhost:{new Uri(_classifier.Address).Port}/score" };
        var trial = await usual.Get<ClassifierService>().TryAsync(Actor.System, usual.Acme.TenantId, byName, Uncertain, BlockKind.Plugin, Cancellation);
        Assert.Equal("forbidden", trial.Value!.Reply.Failure?.Code);
        Assert.Empty(_classifier.Asked);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static (string? Verdict, decimal Score) VerdictOf(JsonElement scan) => (scan.GetProperty("verdict").GetString(), scan.GetProperty("score").GetDecimal());

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private ClassifierDefinition DefinitionOf(string path) => new() { Url = _classifier.Address + path, Secret = LocalClassifier.Token, Low = 100, High = 900, TimeLimit = 5_000 };

    private async Task SetAsync(string path, Func<ClassifierDefinition, ClassifierDefinition>? change = null)
    {
        var definition = DefinitionOf(path);
        var saved = await Server.Get<ClassifierService>().SaveAsync(Actor.System, Server.Acme.TenantId, change?.Invoke(definition) ?? definition, Cancellation);
        Assert.True(saved.Succeeded, string.Join("; ", saved.Errors));
    }

    private async Task<JsonElement> ScanAsync(Customer? customer = null, string text = Uncertain) =>
        (await Server.PostAsync("v1/scan", customer ?? Server.Acme, Json(new { text, kind = "plugin" }))).Json;
}
