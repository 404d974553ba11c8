using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Policies;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Detection.Packs;
using Mocop.Escaping;
using Mocop.Policies;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>Says what rules would have flagged in the contexts of the last days. Nothing is stored, and no text is handed out.</summary>
public sealed class RulePackReplay(ConsoleDatabase database, TenantScanners scanners, PolicyService policies, TimeProvider clock)
{
    public static readonly TimeSpan Past = TimeSpan.FromDays(7);

    public const int MostContexts = 2_000;

    public const int MostHits = 200;

    private const long MostCharacters = 20_000_000;
    private const int Batch = 50;

    /// <summary>Runs rules over recorded contexts, the newest first, until the time range or a bound ends.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="tenant">The tenant whose contexts are read.</param>
    /// <param name="document">The rules.</param>
    /// <param name="progress">Hears after each batch how far it is.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<Result<ReplayReport>> RunAsync(Actor actor, Guid tenant, string document, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        foreach (var needed in new[] { Permission.EditPolicies, Permission.ViewContexts })
        {
            if (!actor.Can(needed, tenant))
            {
                return new Forbidden(needed.ToString());
            }
        }

        if (RulePackTrials.Read(document, out var errors) is not { } pack)
        {
            return Result<ReplayReport>.Failed([.. errors.Select(e => new Invalid("rules.invalid", "document", e))]);
        }

        var run = new Run(await scanners.ForAsync(tenant, cancellation), scanners.With(pack, 0), await policies.InForceAsync(tenant, cancellation));
        var from = clock.GetUtcNow() - Past;
        await using var db = database.Open(TenantScope.Of(tenant));
        var wanted = db.Contexts.AsNoTracking().Where(c => c.CreatedAt >= from).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);
        var total = await wanted.CountAsync(cancellation);
        while (run.Contexts < Math.Min(total, MostContexts) && run.Characters < MostCharacters)
        {
            var batch = await wanted.Skip(run.Contexts).Take(Math.Min(Batch, MostContexts - run.Contexts))
                .Select(c => new Recorded(c.Id, c.CreatedAt, c.Envelope)).ToListAsync(cancellation);
            if (batch.Count == 0)
            {
                break;
            }

            await Task.Run(() => run.Over(batch, cancellation), cancellation);
            progress?.Report(new(run.Contexts, Math.Min(total, MostContexts), run.Hits.Count + run.More));
        }

        return new ReplayReport(run.Contexts, total, run.Characters, run.Hits, run.More);
    }

    private sealed record Recorded(string Id, DateTimeOffset CreatedAt, byte[] Envelope);

    private sealed class Run(TenantEngine before, TenantEngine after, GuardrailPolicy policy)
    {
        public int Contexts { get; private set; }

        public long Characters { get; private set; }

        public List<ReplayHit> Hits { get; } = [];

        public int More { get; private set; }

        public void Over(IReadOnlyList<Recorded> batch, CancellationToken cancellation)
        {
            foreach (var recorded in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                Contexts++;
                if (!EnvelopeJson.TryRead(recorded.Envelope, out var envelope, out _))
                {
                    continue;
                }

                foreach (var block in envelope.Blocks)
                {
                    Try(recorded, block);
                }
            }
        }

        private void Try(Recorded recorded, EnvelopeBlock sealedBlock)
        {
            // The system's and the operator's blocks are sealed as they are; the others escaped, which is undone.
            var text = sealedBlock.Trust > TrustLevel.User ? sealedBlock.Content : BlockEscaper.Unescape(sealedBlock.Content);
            Characters += text.Length;
            var own = Own(after, text, sealedBlock.Kind);
            if (own.Count == 0 && Own(before, text, sealedBlock.Kind).Count == 0)
            {
                return;
            }

            var block = new ContextBlock { Kind = sealedBlock.Kind, Content = text, Origin = sealedBlock.Origin };
            var (was, would) = (before.Inspector.Inspect(block, policy), after.Inspector.Inspect(block, policy));
            if (was.Verdict == would.Verdict)
            {
                return;
            }

            if (Hits.Count == MostHits)
            {
                More++;
                return;
            }

            Hits.Add(new(recorded.Id, recorded.CreatedAt, sealedBlock.Id, sealedBlock.Kind, sealedBlock.Origin.Id, was.Verdict, would.Verdict, would.Score, [.. own.Select(f => f.Rule).Distinct(StringComparer.Ordinal)]));
        }

        private static IReadOnlyList<Finding> Own(TenantEngine engine, string text, BlockKind kind) =>
            engine.Scanner is CombinedScanner combined ? combined.ScanOwn(text, kind) : [];
    }
}

/// <summary>How far a replay is.</summary>
/// <param name="Done">Contexts that were tried.</param>
/// <param name="Total">Contexts that will be.</param>
/// <param name="Hits">Blocks whose verdict would differ, so far.</param>
public sealed record ReplayProgress(int Done, int Total, int Hits);

/// <summary>What rules would have done.</summary>
/// <param name="Contexts">Contexts that were tried, the newest first.</param>
/// <param name="Recorded">Contexts that the time range holds; more than were tried when a bound was reached.</param>
/// <param name="Characters">Characters that were scanned.</param>
/// <param name="Hits">Blocks whose verdict would differ.</param>
/// <param name="More">Further ones that are only counted.</param>
public sealed record ReplayReport(int Contexts, int Recorded, long Characters, IReadOnlyList<ReplayHit> Hits, int More);

/// <summary>A recorded block whose verdict would differ.</summary>
/// <param name="Context">Its context.</param>
/// <param name="At">When that was sealed.</param>
/// <param name="Block">The block's id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Was">The verdict of the rules in force.</param>
/// <param name="Would">The verdict of the tried rules.</param>
/// <param name="Score">The score of the tried rules, in thousandths.</param>
/// <param name="Rules">The tried rules that match in it.</param>
public sealed record ReplayHit(string Context, DateTimeOffset At, string Block, BlockKind Kind, string? Source, Verdict Was, Verdict Would, int Score, IReadOnlyList<string> Rules);
