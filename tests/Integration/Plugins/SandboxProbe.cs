using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Plugins.Sandboxing;

namespace Integration.Plugins;

/// <summary>Runs one attempt of <c>probe.mjs</c> in a real sandbox.</summary>
internal sealed class SandboxProbe : IDisposable
{
    private readonly ProcessStarter _starter = new();
    private readonly Sandbox _sandbox;

    public SandboxProbe() => _sandbox = new Sandbox(_starter);

    public Task<ProbeAnswer> TryAsync(string attempt, params string[] given) => TryAsync(new SandboxLimits(), attempt, given);

    public async Task<ProbeAnswer> TryAsync(SandboxLimits limits, string attempt, params string[] given)
    {
        Assert.NotEmpty(PluginMachine.Bubblewrap);
        await using var process = await _sandbox.StartAsync([PluginMachine.Node, PluginMachine.Script("probe.mjs"), attempt, .. given], limits, TestContext.Current.CancellationToken);
        using var output = new StreamReader(process.Output, Encoding.UTF8);
        var said = await output.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (said.Length == 0)
            return new ProbeAnswer(default, null);
        var answer = JsonDocument.Parse(said).RootElement;
        return answer.TryGetProperty("error", out var error) ? new ProbeAnswer(default, error.GetString()) : new ProbeAnswer(answer.GetProperty("ok"), null);
    }

    public void Dispose()
    {
        _sandbox.Dispose();
        _starter.Dispose();
    }
}

/// <summary>What came of an attempt.</summary>
/// <param name="Ok">What the script got, when it got something.</param>
/// <param name="Error">The error code it met. When both are missing, it was killed.</param>
internal sealed record ProbeAnswer(JsonElement Ok, string? Error)
{
    public bool Succeeded => Ok.ValueKind is not JsonValueKind.Undefined;

    public bool Killed => !Succeeded && Error is null;
}
