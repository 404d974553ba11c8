using System.Globalization;
using Mocop.Blocks;
using Mocop.Detection.Opinions;
using Mocop.Policies;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>One revision of a tenant's classifier, in force. Safe to use from many threads.</summary>
public sealed class ActiveClassifier
{
    /// <summary>The most blocks of one request about which it is asked.</summary>
    public const int MostQuestions = 64;

    private const int AtOnce = 8;

    private readonly IClassifierEndpoint _endpoint;
    private readonly ClassifierTarget? _target;
    private readonly ClassifierSettings _settings;
    private readonly ClassifierAnswers _answers;
    private readonly TimeProvider _clock;

    /// <param name="endpoint">What asks.</param>
    /// <param name="target">Where; null when its secret cannot be read, and then every question fails.</param>
    /// <param name="settings">When, and what comes of it.</param>
    /// <param name="clock">The time.</param>
    internal ActiveClassifier(IClassifierEndpoint endpoint, ClassifierTarget? target, ClassifierSettings settings, TimeProvider clock)
    {
        (_endpoint, _target, _settings, _clock) = (endpoint, target, settings, clock);
        _answers = new ClassifierAnswers(settings.CacheEntries, TimeSpan.FromMinutes(settings.CacheMinutes), clock);
    }

    /// <summary>Asks about the blocks of which the detectors are not sure, all at the same time.</summary>
    /// <param name="seen">The blocks with the detectors' scores.</param>
    /// <param name="policy">The policy that applies: a block whose source is exempt from all that a classifier says is not asked about.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What it said; null when there was nothing to ask.</returns>
    public async Task<ClassifierRound?> AskAsync(IReadOnlyList<(ContextBlock Block, int Score)> seen, GuardrailPolicy policy, CancellationToken cancellation)
    {
        var questions = seen.Select(s => IsAsked(s.Block, s.Score, policy) ? new ClassifierQuestion(s.Block.Content, s.Block.Kind, s.Score) : null).ToArray();
        var distinct = questions.OfType<ClassifierQuestion>().Distinct().ToArray();
        if (distinct.Length == 0)
        {
            return null;
        }

        var started = _clock.GetTimestamp();
        // Whoever stops waiting does not end the calls: they end by themselves within the time limit, and a classifier is not thought slow because somebody typed on.
        var replies = await AskAllAsync(distinct).WaitAsync(cancellation);
        var took = _clock.GetElapsedTime(started);
        return new(
            [.. questions.Select(q => q is null ? null : OpinionOf(replies[q].Reply))],
            (long)took.TotalMicroseconds,
            NoteOf([.. replies.Values]));
    }

    /// <summary>Whether a block is one of those about which it is asked.</summary>
    private bool IsAsked(ContextBlock block, int score, GuardrailPolicy policy) =>
        score >= _settings.Low && score <= _settings.High && _settings.Kinds.Contains(block.Kind) && block.Content.Length > 0
        && !policy.Exemptions.Any(e => e.Rule == ClassifierRules.Injection && (e.OriginId is null || e.OriginId == block.Origin?.Id));

    private async Task<Dictionary<ClassifierQuestion, (ClassifierReply Reply, bool Cached)>> AskAllAsync(ClassifierQuestion[] questions)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(_settings.TimeLimit), _clock);
        using var room = new SemaphoreSlim(AtOnce);
        var replies = await Task.WhenAll(questions.Select(async (q, i) => (q, i < MostQuestions ? await AskAsync(q, room, patience.Token) : (ClassifierReply.Failed(ClassifierFailure.TooMany), false))));
        return replies.ToDictionary();
    }

    private async Task<(ClassifierReply Reply, bool Cached)> AskAsync(ClassifierQuestion question, SemaphoreSlim room, CancellationToken patience)
    {
        if (_answers.Find(question) is { } known)
        {
            ClassifierMeters.Count("cached");
            return (known, true);
        }

        var reply = await AskAnewAsync(question, room, patience);
        _answers.Keep(question, reply);
        ClassifierMeters.Count(reply.Failure?.Code ?? "answered");
        return (reply, false);
    }

    private async Task<ClassifierReply> AskAnewAsync(ClassifierQuestion question, SemaphoreSlim room, CancellationToken patience)
    {
        if (_target is null)
        {
            return ClassifierReply.Failed(ClassifierFailure.SecretLost);
        }

        if (question.Text.Length > IClassifierEndpoint.LongestText)
        {
            return ClassifierReply.Failed(ClassifierFailure.TextTooLong);
        }

        try
        {
            await room.WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            return ClassifierReply.Failed(ClassifierFailure.TooSlow);
        }

        var started = _clock.GetTimestamp();
        try
        {
            // A turn may come at the moment when the time is over.
            patience.ThrowIfCancellationRequested();
            var reply = await _endpoint.AskAsync(_target, question, patience);
            ClassifierMeters.Took(_clock.GetElapsedTime(started));
            return reply;
        }
        catch (OperationCanceledException)
        {
            return ClassifierReply.Failed(ClassifierFailure.TooSlow);
        }
        finally
        {
            room.Release();
        }
    }

    private ClassifierOpinion? OpinionOf(ClassifierReply reply) =>
        reply.Failure is null ? new ClassifierOpinion(reply.Score) { Label = reply.Label, MayLower = _settings.MayLower }
        : _settings.FailsClosed ? ClassifierOpinion.Unanswered
        : null;

    private static string NoteOf(IReadOnlyList<(ClassifierReply Reply, bool Cached)> replies)
    {
        var failed = replies.Where(r => r.Reply.Failure is not null).ToArray();
        var cached = replies.Count(r => r.Cached);
        return string.Create(CultureInfo.InvariantCulture, $"{replies.Count} asked")
            + (cached > 0 ? $", {cached} known" : "")
            + (failed.Length > 0 ? $", {failed.Length} failed: {failed[0].Reply.Failure!.Code}" : "");
    }
}
