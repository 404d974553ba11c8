using AdminConsole.ControlPlane.Signing;
using Mocop.Assembly;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Guards;

/// <summary>
/// Sends canaries through the engine of this process, with its rules and its keys, and says which guards were seen to hold. Nothing is stored and no incident raised.
/// A result is kept for half a minute, however many screens ask.
/// </summary>
public sealed class GuardProbe(IBlockScanner scanner, SigningKeyStore keys, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly ContextAssembler _assembler = new(scanner);
    private readonly SemaphoreSlim _running = new(1, 1);
    private GuardReport? _last;

    public async Task<GuardReport> CheckAsync(CancellationToken cancellation)
    {
        if (_last is { } fresh && clock.GetUtcNow() - fresh.At < Kept)
        {
            return fresh;
        }

        await _running.WaitAsync(cancellation);
        try
        {
            return _last is { } made && clock.GetUtcNow() - made.At < Kept ? made : _last = await RunAsync(cancellation);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task<GuardReport> RunAsync(CancellationToken cancellation)
    {
        var ring = await keys.RingAsync(cancellation);
        AssemblyOutcome Assemble(ContextRequest request) => _assembler.Assemble(request, GuardrailPolicy.Default, ring, clock);
        return new(clock.GetUtcNow(), [.. Canary.All.Select(canary => new GuardState(canary.Guard, canary.Attack, Held(canary, Assemble, ring)))]);
    }

    /// <summary>A guard that fails by an exception was not seen to hold.</summary>
    private static bool Held(Canary canary, Func<ContextRequest, AssemblyOutcome> assemble, SigningKeyRing ring)
    {
        try
        {
            return canary.Holds(assemble, ring);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }
}

/// <summary>What the last canaries came to.</summary>
public sealed record GuardReport(DateTimeOffset At, IReadOnlyList<GuardState> Guards)
{
    public int Holding => Guards.Count(guard => guard.Held);
}

/// <summary>One guard.</summary>
/// <param name="Name">What guards.</param>
/// <param name="Attack">What was tried against it.</param>
/// <param name="Held">Whether it was seen to stop that.</param>
public sealed record GuardState(string Name, string Attack, bool Held);
