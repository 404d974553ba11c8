namespace Mocop.Policies;

/// <summary>What a policy does with findings in blocks of one kind. Each threshold is a score in thousandths (0 to 1000); <see langword="null"/> means never.</summary>
/// <param name="NeutralizeAt">From this score the block is flagged and neutralised.</param>
/// <param name="RedactAt">From this score the flagged spans are cut out.</param>
/// <param name="QuarantineAt">From this score the block is withheld.</param>
/// <param name="BlockAt">From this score the request is refused.</param>
public sealed record KindPolicy(int? NeutralizeAt, int? RedactAt = null, int? QuarantineAt = null, int? BlockAt = null)
{
    /// <summary>The hardest verdict whose threshold <paramref name="score"/> reaches.</summary>
    /// <param name="score">A score in thousandths.</param>
    public Verdict For(int score) =>
        score >= BlockAt ? Verdict.Block
        : score >= QuarantineAt ? Verdict.Quarantine
        : score >= RedactAt ? Verdict.Redact
        : score >= NeutralizeAt ? Verdict.Neutralize
        : Verdict.Allow;
}
