using Mocop.Detection.Opinions;

namespace Mocop.Assembly;

/// <summary>Puts what a classifier of the caller's own said beside what the detectors saw.</summary>
internal sealed class ClassifyStage(ClassifierRound round) : IAssemblyStage
{
    public string Name => "classify";

    public StageOutcome Run(AssemblyRun run)
    {
        run.Blocks = [.. run.Blocks.Zip(round.Opinions).Select(b => Weighed(b.First, b.Second, run))];
        return new StageOutcome(round.Note);
    }

    private static AssemblyBlock Weighed(AssemblyBlock block, ClassifierOpinion? opinion, AssemblyRun run) => opinion is null
        ? block
        : block with { Scan = OpinionWeight.Weigh(block.Scan, opinion, block.Input, block.Origin.Id, run.Policy, block.IsJoined) };
}
