using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.Gateway.Plugins;
using AdminConsole.Gateway.Plugins.Sessions;
using Microsoft.Extensions.Hosting;
using Mocop.Blocks;
using Mocop.Policies;

namespace Integration.Plugins;

/// <summary>Plugins that misbehave: what the caller sees, and that the next call works.</summary>
public sealed class HostilePluginTests : IAsyncLifetime
{
    private PluginGateway _gateway = null!;
    private PluginCaller _caller = null!;
    private Plugin _plugin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _gateway = await PluginGateway.StartAsync(("Plugins:UpkeepInterval", "01:00:00"));
        _caller = await _gateway.CallerAsync("acme");
        _plugin = await _gateway.PluginAsync(_caller, "hostile", Definition(callSeconds: 30));
        await _gateway.GrantAsync(_caller, _plugin, GrantService.EveryTool);
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task One_process_serves_all_calls_and_a_crash_costs_one()
    {
        var first = await CallAsync("instance");
        Assert.Equal(first.Content, (await CallAsync("instance")).Content);

        Assert.Equal((502, "plugin.failed"), Refusal(await CallAsync("crash")));

        var second = await CallAsync("instance");
        Assert.Equal(200, second.Status);
        Assert.NotEqual(first.Content, second.Content);
    }

    [Fact]
    public async Task A_call_without_an_answer_times_out_and_the_next_gets_a_new_process()
    {
        var first = await CallAsync("instance");
        await _gateway.Get<PluginService>().UpdateAsync(Actor.System, _plugin.Id, Definition(callSeconds: 2), Cancellation);
        Assert.Equal((504, "plugin.timeout"), Refusal(await CallAsync("hang")));
        Assert.NotEqual(first.Content, (await CallAsync("instance")).Content);
    }

    [Theory]
    [InlineData("flood-line")]
    [InlineData("flood-messages")]
    public async Task A_flood_ends_the_call(string tool)
    {
        Assert.Equal((502, "plugin.output-too-large"), Refusal(await CallAsync(tool)));
        Assert.Equal(200, (await CallAsync("instance")).Status);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused_and_one_at_the_limit_is_not()
    {
        Assert.Equal(2048, (await CallAsync("large", new { characters = 2048 })).Content!.Length);
        Assert.Equal((502, "plugin.output-too-large"), Refusal(await CallAsync("large", new { characters = 2049 })));
    }

    [Fact]
    public async Task What_the_plugin_says_of_its_failure_is_untrusted_text_too()
    {
        var failed = await CallAsync("fails");
        Assert.True(failed.Json["isError"]!.GetValue<bool>());
        Assert.Equal("neutralize", failed.Json["verdict"]!.GetValue<string>());
        Assert.NotNull(failed.Incident);

        var refused = await CallAsync("protocol-error");
        Assert.Equal((502, "plugin.failed"), Refusal(refused));
        Assert.DoesNotContain("SECRET", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_plugin_writes_reaches_the_log()
    {
        await CallAsync("stderr");
        await CallAsync("protocol-error");
        await CallAsync("echo", new { text = "SECRET-OF-THE-PLUGIN" });
        Assert.NotEmpty(_gateway.Log.Text);
        Assert.DoesNotContain("SECRET-OF-THE-PLUGIN", _gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_answers_become_well_formed_blocks()
    {
        Assert.Equal("one\ntwo", (await CallAsync("parts")).Content);
        Assert.Equal("after", (await CallAsync("garbage")).Content);
        var structured = await CallAsync("structured");
        Assert.Equal(("{\"celsius\":21}", "application/json"), (structured.Content!, structured.Block["mediaType"]!.GetValue<string>()));
        var image = await CallAsync("image");
        Assert.Equal(("", "image"), (image.Content!, image.Json["omitted"]![0]!.GetValue<string>()));
        Assert.Equal(200, (await _caller.ContextAsync(structured.Block, image.Block)).Status);
    }

    [Fact]
    public async Task An_answer_that_is_no_Unicode_does_not_hang_the_next()
    {
        await _gateway.Get<PluginService>().UpdateAsync(Actor.System, _plugin.Id, Definition(callSeconds: 5), Cancellation);
        var odd = await CallAsync("surrogate");
        Assert.True(odd.Status is 200 or 502 or 504, odd.Text);
        Assert.DoesNotContain("\\ud800", odd.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (await CallAsync("instance")).Status);
    }

    [Fact]
    public async Task A_policy_that_blocks_withholds_the_answer_and_keeps_the_incident()
    {
        var policies = _gateway.Get<PolicyService>();
        var strict = GuardrailPolicy.Default with { Kinds = new Dictionary<BlockKind, KindPolicy>(GuardrailPolicy.Default.Kinds) { [BlockKind.Plugin] = new(500, BlockAt: 600) } };
        await policies.SaveDraftAsync(Actor.System, _caller.Identity.TenantId, strict, Cancellation);
        Assert.True((await policies.PublishAsync(Actor.System, _caller.Identity.TenantId, "", Cancellation)).Succeeded);

        var answer = await CallAsync("fails");
        Assert.Equal((403, "policy.blocked"), Refusal(answer));
        Assert.DoesNotContain("concert", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Incident, answer.Json["incident"]!.GetValue<string>());
        var incident = await _caller.GetAsync($"/v1/incidents/{answer.Incident}");
        Assert.Equal(("hostile", "fails", "block"), (incident.Json["source"]!.GetValue<string>(), incident.Json["tool"]!.GetValue<string>(), incident.Json["verdict"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_description_with_an_injection_is_flagged()
    {
        Assert.True(_plugin.Tools.Find(t => t.Name == "echo")!.DescriptionScore >= 500);
        Assert.Equal(0, _plugin.Tools.Find(t => t.Name == "instance")!.DescriptionScore);
        var listed = (await _caller.GetAsync("/v1/tools")).Json["tools"]!.AsArray();
        Assert.Equal(["echo"], listed.Where(t => t!["description"]!["flagged"]!.GetValue<bool>()).Select(t => t!["tool"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("deleted")]
    [InlineData("changed")]
    public async Task A_plugin_that_an_operator_stops_is_ended(string how)
    {
        Assert.Equal(200, (await CallAsync("instance")).Status);
        var session = _gateway.Get<McpPluginHost>().Running[_plugin.Id];
        var process = session.ProcessId!.Value;
        Assert.True(Directory.Exists($"/proc/{process}"));

        var plugins = _gateway.Get<PluginService>();
        _ = how switch
        {
            "suspended" => (await plugins.SuspendAsync(Actor.System, _plugin.Id, suspended: true, Cancellation)).Succeeded,
            "deleted" => (await plugins.DeleteAsync(Actor.System, _plugin.Id, Cancellation)).Succeeded,
            _ => (await plugins.UpdateAsync(Actor.System, _plugin.Id, Definition(callSeconds: 31), Cancellation)).Succeeded,
        };
        await Upkeep(_gateway).SweepAsync(Cancellation);
        await session.DisposeAsync();

        Assert.Empty(_gateway.Get<McpPluginHost>().Running);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task An_idle_plugin_is_ended_and_too_many_calls_are_refused()
    {
        await using var gateway = await PluginGateway.StartAsync(
            ("Plugins:IdleTimeout", "00:00:00"), ("Plugins:UpkeepInterval", "01:00:00"), ("Plugins:ConcurrentCalls", "1"), ("Plugins:WaitingCalls", "0"));
        var caller = await gateway.CallerAsync("acme");
        var plugin = await gateway.PluginAsync(caller, "hostile", Definition(callSeconds: 4));
        await gateway.GrantAsync(caller, plugin, GrantService.EveryTool);
        Assert.Single(gateway.Get<McpPluginHost>().Running);
        await Upkeep(gateway).SweepAsync(Cancellation);
        Assert.Empty(gateway.Get<McpPluginHost>().Running);

        var calls = await Task.WhenAll(caller.ToolAsync("hostile", "hang", new { }), caller.ToolAsync("hostile", "hang", new { }));
        Assert.Equal(["plugin.busy", "plugin.timeout"], calls.Select(c => c.Code).Order());
    }

    private static PluginUpkeep Upkeep(PluginGateway gateway) => gateway.Get<IEnumerable<IHostedService>>().OfType<PluginUpkeep>().Single();

    private static PluginDefinition Definition(int callSeconds) => new()
    {
        Name = "Hostile",
        Version = "1",
        Command = [PluginMachine.Node, PluginMachine.Script("hostile.mjs")],
        CallSeconds = callSeconds,
        OutputCharacters = 2048,
    };

    private static (int Status, string? Code) Refusal(CallResult result) => (result.Status, result.Code);

    private Task<CallResult> CallAsync(string tool, object? arguments = null) => _caller.ToolAsync("hostile", tool, arguments ?? new { });
}
