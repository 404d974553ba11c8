using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Assembly;

/// <summary>Counts the tokens of the rendered form and shortens blocks until it fits.</summary>
internal sealed class BudgetStage : IAssemblyStage
{
    private const int PerMessage = 3;
    private const int Priming = 3;

    public string Name => "budget";

    public StageOutcome Run(AssemblyRun run)
    {
        var model = ModelEncodings.For(run.Request.Model);
        var encoding = TokenEncoding.Get(model.Encoding);
        run.Prepared = [.. run.Blocks.Select(b => Prepared(b, encoding))];
        var rendering = EnvelopeRenderer.Render(run.Prepared, run.Nonce, run.Policy.Spotlight, run.Request.Format);
        var used = rendering.Messages.Sum(m => encoding.Count(m.Content) + PerMessage) + Priming;
        var limit = run.Request.Budget ?? new ContextBudget(ContextLimits.DefaultTokens);
        if (used > limit.Limit - limit.Reserve)
            return StageOutcome.Refused("budget.exceeded", "budget.limit", $"The context needs {used} tokens; {limit.Limit - limit.Reserve} are allowed.");
        var groups = run.Prepared.GroupBy(b => b.Kind).Select(g => new GroupUsage(g.Key, g.Sum(b => b.Tokens), g.Sum(b => b.Tokens), limit.Limit)).ToArray();
        run.Budget = new BudgetReport(model.Encoding, model.IsEstimate, limit.Limit, limit.Reserve, used, used - run.Prepared.Sum(b => b.Tokens), groups, []);
        return new StageOutcome($"{used} of {limit.Limit - limit.Reserve} tokens");
    }

    private static EnvelopeBlock Prepared(AssemblyBlock block, TokenEncoding encoding) => new()
    {
        Id = block.Id,
        Kind = block.Input.Kind,
        Role = block.Role,
        Trust = block.Trust,
        Proven = block.Proven,
        Sensitivity = block.Input.Sensitivity,
        Tenant = block.Input.Tenant!,
        Origin = block.Origin,
        Schema = block.Input.Schema,
        MediaType = block.Input.MediaType,
        CreatedAt = block.CreatedAt,
        Hash = ContentHash.Of(block.Input.Content),
        Digest = "",
        Tokens = encoding.Count(block.Text.Content),
        Verdict = block.Verdict,
        Content = block.Text.Content,
        Transforms = block.Text.Transforms,
        Findings = EnvelopeFindings(block.Scan.Findings),
    };

    private static EnvelopeFinding[] EnvelopeFindings(IReadOnlyList<Finding> findings) =>
        [.. findings
            .OrderByDescending(f => f.Score).Take(ContextLimits.FindingsPerBlock)
            .OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ThenBy(f => f.Rule, StringComparer.Ordinal)
            .Select(f => new EnvelopeFinding(f.Rule, f.Category, f.Severity, f.Score, f.Span, f.Taxonomy.Owasp, f.Taxonomy.Atlas))];
}
