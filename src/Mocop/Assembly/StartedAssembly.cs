using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Detection.Opinions;

namespace Mocop.Assembly;

/// <summary>An assembly between detection and verdict: what was seen stands, and a classifier of the caller's own may be asked before it goes on. Used once, by one thread.</summary>
public sealed class StartedAssembly
{
    private readonly AssemblyRun _run;
    private readonly IReadOnlyList<IAssemblyStage> _rest;
    private readonly TimeProvider _clock;
    private readonly List<StageTrace> _trace;
    private RefusedContext? _refusal;
    private bool _isFinished;

    internal StartedAssembly(AssemblyRun run, IReadOnlyList<IAssemblyStage> first, IReadOnlyList<IAssemblyStage> rest, TimeProvider clock)
    {
        (_run, _rest, _clock) = (run, rest, clock);
        _trace = new(first.Count + rest.Count + 1);
        Run(first);
    }

    /// <summary>The blocks as they were admitted, with what was seen in each after the policy's exemptions; empty if the request is refused already.</summary>
    public IReadOnlyList<(ContextBlock Block, int Score)> Seen => _refusal is null ? [.. _run.Blocks.Select(b => (b.Input, b.Scan.Score))] : [];

    /// <summary>Goes on to the end.</summary>
    /// <param name="round">What a classifier said; without one, what was seen stands.</param>
    /// <returns>An <see cref="AssembledContext"/>, or a <see cref="RefusedContext"/>.</returns>
    /// <exception cref="ArgumentException">There is not one opinion, or none, for each block.</exception>
    /// <exception cref="InvalidOperationException">It is finished already.</exception>
    public AssemblyOutcome Finish(ClassifierRound? round = null)
    {
        if (_isFinished)
            throw new InvalidOperationException("The assembly is finished already.");
        _isFinished = true;
        if (round is not null && _refusal is null)
        {
            if (round.Opinions.Count != _run.Blocks.Count)
                throw new ArgumentException($"There are {round.Opinions.Count} opinions of {_run.Blocks.Count} blocks.", nameof(round));
            Run([new ClassifyStage(round)]);
            _trace[^1] = _trace[^1] with { Microseconds = _trace[^1].Microseconds + round.Microseconds };
        }

        Run(_rest);
        if (_refusal is { } refusal)
            return refusal with { Scans = Scans(), Trace = _trace, Budget = _run.Budget };
        return new AssembledContext
        {
            Envelope = _run.Envelope!,
            Seal = _run.Seal!,
            Rendering = _run.Rendering!,
            Budget = _run.Budget!,
            Verdict = _run.Blocks.Max(b => b.Verdict),
            Scans = Scans(),
            Trace = _trace,
        };
    }

    private void Run(IEnumerable<IAssemblyStage> stages)
    {
        foreach (var stage in stages)
        {
            if (_refusal is not null)
                return;
            var started = _clock.GetTimestamp();
            var outcome = stage.Run(_run);
            _trace.Add(new StageTrace(stage.Name, (long)_clock.GetElapsedTime(started).TotalMicroseconds, outcome.Note));
            _refusal = outcome.Refusal;
        }
    }

    private BlockScan[] Scans() => [.. _run.Blocks.Select(b => BlockScan.Of(b.Id, b.Scan, b.Verdict))];
}
