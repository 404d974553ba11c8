using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Policies;
using Microsoft.EntityFrameworkCore;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Detection.Packs;
using Mocop.Policies;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>Tries a tenant's rules before anything depends on them: read and checked, run over their own examples and the tenant's cases, and timed beside the built-in rules.</summary>
public sealed class RulePackTrials(ConsoleDatabase database, TenantScanners scanners, PolicyService policies, TimeProvider clock)
{
    public const int MostRules = 200;

    public const int MostCharacters = 400_000;

    private const int Rounds = 5;
    private const int ChunkCharacters = 4_000;
    private const int OwnCharacters = 16_000;
    private const int CaseCharacters = 64_000;

    private readonly Lazy<InjectionScanner> _builtIn = new(() => RulePackTrial.ScannerOf(RulePack.BuiltIn));

    /// <summary>Tries rules.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="tenant">The tenant whose cases are run.</param>
    /// <param name="document">The rules.</param>
    /// <param name="cancellation">Ends the trial.</param>
    /// <param name="measured">Whether the cost is measured too, which takes longer than the rest.</param>
    public async Task<Result<PackReport>> RunAsync(Actor actor, Guid tenant, string document, CancellationToken cancellation, bool measured = true)
    {
        if (!actor.Can(Permission.EditPolicies, tenant))
        {
            return new Forbidden(nameof(Permission.EditPolicies));
        }

        var pack = Read(document, out var errors);
        if (pack is null)
        {
            return new PackReport(0, errors, [], [], null);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        var cases = await db.DetectionCases.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancellation);
        var before = await scanners.ForAsync(tenant, cancellation);
        var policy = await policies.InForceAsync(tenant, cancellation);
        return await Task.Run(() => Try(pack, cases, before, policy, measured, cancellation), cancellation);
    }

    /// <summary>What the rules in force and the tried ones say of one text. Nothing is stored.</summary>
    public async Task<Result<TextTrial>> TryTextAsync(Actor actor, Guid tenant, string document, ContextBlock block, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ViewConfiguration, tenant))
        {
            return new Forbidden(nameof(Permission.ViewConfiguration));
        }

        if (Read(document, out var errors) is not { } pack)
        {
            return Result<TextTrial>.Failed([.. errors.Select(e => new Invalid("rules.invalid", "document", e))]);
        }

        var before = await scanners.ForAsync(tenant, cancellation);
        var policy = await policies.InForceAsync(tenant, cancellation);
        return await Task.Run(
            () =>
            {
                var after = scanners.With(pack, 0);
                var own = pack.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
                var seen = after.Inspector.Inspect(block, policy);
                return new TextTrial(before.Inspector.Inspect(block, policy), seen, [.. seen.Findings.Where(f => own.Contains(f.Rule))]);
            },
            cancellation);
    }

    /// <summary>Reads a tenant's rules.</summary>
    /// <param name="document">The JSON.</param>
    /// <param name="errors">What is wrong, by rule and member.</param>
    /// <returns>The pack, if nothing is wrong.</returns>
    public static RulePack? Read(string document, out IReadOnlyList<string> errors)
    {
        if (document.Length > MostCharacters)
        {
            errors = [$"the JSON has {document.Length} characters; {MostCharacters} are allowed"];
            return null;
        }

        var reading = RulePack.Read([document]);
        errors = reading.Pack is { } pack ? [.. Check(pack)] : reading.Errors;
        return errors.Count == 0 ? reading.Pack : null;
    }

    private static IEnumerable<string> Check(RulePack pack)
    {
        if (pack.Rules.Count > MostRules)
        {
            yield return $"the pack has {pack.Rules.Count} rules; a tenant may have {MostRules}";
        }

        var builtIn = RulePack.BuiltIn.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in pack.Rules)
        {
            if (builtIn.Contains(rule.Id))
            {
                yield return $"rule '{rule.Id}': id: a built-in rule has this id";
            }

            if (string.IsNullOrWhiteSpace(rule.Technique) || rule.Technique.Length > 120)
            {
                yield return $"rule '{rule.Id}': technique: 1 to 120 characters that an operator understands";
            }

            if (rule.Positive.Count == 0 || rule.Negative.Count == 0)
            {
                yield return $"rule '{rule.Id}': positive, negative: at least one example of each";
            }
        }
    }

    private PackReport Try(RulePack pack, List<DetectionCase> cases, TenantEngine before, GuardrailPolicy policy, bool measured, CancellationToken cancellation)
    {
        var after = scanners.With(pack, 0);
        var own = ((CombinedScanner)after.Scanner).ScanOwn;
        var outcomes = new List<CaseOutcome>(cases.Count);
        foreach (var one in cases)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = new ContextBlock { Kind = one.Kind, Content = one.Text };
            var scan = after.Inspector.Inspect(block, policy);
            var isFlaggedNow = before.Inspector.Inspect(block, policy).Verdict != Verdict.Allow;
            outcomes.Add(new(one.Id, one.Name, one.Flagged, isFlaggedNow, scan.Verdict != Verdict.Allow, own(one.Text, one.Kind).Count > 0, scan.Score));
        }

        return new(pack.Rules.Count, [], RulePackTrial.FailedExamples(pack), outcomes, pack.Rules.Count == 0 || !measured ? null : CostOf(pack, cases, cancellation));
    }

    private PackCost CostOf(RulePack pack, List<DetectionCase> cases, CancellationToken cancellation)
    {
        var corpus = Corpus(pack, cases);
        var own = RulePackTrial.ScannerOf(pack);
        var builtIn = _builtIn.Value;
        var (ownBest, builtInBest) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // Turn by turn, so that whatever else the machine does falls on both; the first round only warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (b, o) = (TimeOf(builtIn, corpus), TimeOf(own, corpus));
            if (round > 0)
            {
                (builtInBest, ownBest) = (Min(builtInBest, b), Min(ownBest, o));
            }
        }

        return new(corpus.Sum(t => t.Length), RulePackTrial.Steps(own, corpus), RulePackTrial.Steps(builtIn, corpus), ownBest / Max(builtInBest, TimeSpan.FromMicroseconds(1)));
    }

    private TimeSpan TimeOf(InjectionScanner scanner, List<string> corpus)
    {
        var start = clock.GetTimestamp();
        foreach (var text in corpus)
        {
            scanner.Scan(text, BlockKind.Plugin);
        }

        return clock.GetElapsedTime(start);
    }

    /// <summary>Ordinary and hostile sentences of every built-in rule, the tenant's cases, and the pack's own words in a row, which is the worst text for it.</summary>
    private static List<string> Corpus(RulePack pack, List<DetectionCase> cases)
    {
        var sentences = string.Join('\n', RulePack.BuiltIn.Rules.SelectMany(r => r.Positive.Concat(r.Negative)));
        var corpus = sentences.Chunk(ChunkCharacters).Select(c => new string(c)).ToList();
        var mine = string.Join(' ', pack.Rules.SelectMany(r => r.Positive.Concat(r.Negative).Concat(r.Phrases)));
        if (mine.Length > 0)
        {
            corpus.Add(string.Concat(Enumerable.Repeat(mine + " ", (OwnCharacters / (mine.Length + 1)) + 1))[..OwnCharacters]);
        }

        var left = CaseCharacters;
        foreach (var one in cases.TakeWhile(c => (left -= c.Text.Length) >= 0))
        {
            corpus.Add(one.Text);
        }

        return corpus;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

/// <summary>One text under two sets of rules.</summary>
/// <param name="Before">Under the rules in force.</param>
/// <param name="After">Under the tried rules, beside the built-in ones.</param>
/// <param name="Own">What the tried rules alone see.</param>
public sealed record TextTrial(BlockScan Before, BlockScan After, IReadOnlyList<Finding> Own);
