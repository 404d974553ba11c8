using Mocop.Policies;

namespace Mocop.Cli.Evaluation;

/// <summary>What came out for the attacks, or for the benign texts, of one source.</summary>
internal sealed class EvalGroup(string name, bool isAttack)
{
    private int _flagged;
    private int _blocked;

    public string Name { get; } = name;

    public bool IsAttack { get; } = isAttack;

    public ScoreHistogram Scores { get; } = new();

    public Share Flagged => new(_flagged, Scores.Total);

    /// <summary>How many were blocked, or withheld from the model.</summary>
    public Share Blocked => new(_blocked, Scores.Total);

    public void Add(int score, Verdict verdict)
    {
        Scores.Add(score);
        _flagged += verdict == Verdict.Allow ? 0 : 1;
        _blocked += verdict is Verdict.Block or Verdict.Quarantine ? 1 : 0;
    }
}
