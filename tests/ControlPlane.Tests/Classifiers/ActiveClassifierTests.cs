using AdminConsole.ControlPlane.Classifiers;
using Mocop.Blocks;
using Mocop.Detection.Opinions;
using Mocop.Policies;
using Tests.Shared;

namespace ControlPlane.Tests.Classifiers;

public sealed class ActiveClassifierTests
{
    private readonly FakeClassifier _endpoint = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_blocks_in_the_band_and_of_the_chosen_kinds_are_asked_about_once_each()
    {
        _endpoint.Answers = (q, _) => Task.FromResult(new ClassifierReply(q.Score + 100, "", null));
        var classifier = New(s => (s.Low, s.High) = (300, 600));

        var round = await AskAsync(classifier, Plugin("below", 299), Plugin("low", 300), Plugin("high", 600), Plugin("above", 601), Plugin("low", 300), (new() { Kind = BlockKind.User, Content = "user" }, 400), Plugin("", 400));

        Assert.Equal([null, 400, 700, null, 400, null, null], round!.Opinions.Select(o => o?.Score));
        Assert.Equal(["high", "low"], _endpoint.Asked.Select(a => a.Question.Text).Order(StringComparer.Ordinal));
        Assert.Equal("2 asked", round.Note);
        Assert.Null(await AskAsync(classifier, Plugin("below", 299)));
    }

    [Fact]
    public async Task A_source_whose_verdicts_by_the_classifier_are_silenced_is_not_asked_about()
    {
        var policy = GuardrailPolicy.Default with { Exemptions = [new RuleExemption(ClassifierRules.Injection, "weather")] };
        (ContextBlock Block, int Score)[] blocks = [(new() { Kind = BlockKind.Plugin, Content = "rain", Origin = new("plugin", "weather") }, 500), (new() { Kind = BlockKind.Plugin, Content = "mail", Origin = new("plugin", "mail") }, 500)];

        await New().AskAsync(blocks, policy, Cancellation);

        Assert.Equal("mail", Assert.Single(_endpoint.Asked).Question.Text);
    }

    [Fact]
    public async Task An_answer_is_kept_for_text_kind_and_score_until_its_time_is_over()
    {
        var clock = new ManualClock();
        _endpoint.Says(700, "x");
        var classifier = New(s => (s.CacheMinutes, s.Kinds) = (10, [BlockKind.Plugin, BlockKind.Retrieval]), clock);
        await AskAsync(classifier, Plugin("text", 500));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("1 asked, 1 known", (await AskAsync(classifier, Plugin("text", 500)))!.Note);
        Assert.Single(_endpoint.Asked);

        await AskAsync(classifier, (new() { Kind = BlockKind.Retrieval, Content = "text" }, 500));
        await AskAsync(classifier, Plugin("text", 501));
        Assert.Equal(3, _endpoint.Asked.Count);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("1 asked", (await AskAsync(classifier, Plugin("text", 500)))!.Note);
        Assert.Equal(4, _endpoint.Asked.Count);
    }

    [Fact]
    public async Task Without_a_cache_every_text_is_asked_about_anew()
    {
        var classifier = New(s => s.CacheEntries = 0);
        await AskAsync(classifier, Plugin("text", 500));
        await AskAsync(classifier, Plugin("text", 500));
        Assert.Equal(2, _endpoint.Asked.Count);
    }

    [Fact]
    public async Task A_failure_is_not_kept_and_leaves_the_detectors_score_or_fails_closed_as_set()
    {
        _endpoint.Fails(ClassifierFailure.Unreachable);
        var (open, closed) = (New(), New(s => s.FailsClosed = true));

        var round = await AskAsync(open, Plugin("text", 500));
        Assert.Equal((null, "1 asked, 1 failed: unreachable"), (Assert.Single(round!.Opinions), round.Note));
        Assert.Same(ClassifierOpinion.Unanswered, Assert.Single((await AskAsync(closed, Plugin("text", 500)))!.Opinions));

        _endpoint.Says(900);
        Assert.Equal(900, Assert.Single((await AskAsync(open, Plugin("text", 500)))!.Opinions)!.Score);
    }

    [Fact]
    public async Task All_questions_of_a_request_share_one_time_limit_and_what_was_answered_counts()
    {
        _endpoint.Answers = async (q, cancellation) =>
        {
            if (q.Text != "quick")
                await Task.Delay(Timeout.Infinite, cancellation);
            return new ClassifierReply(900, "", null);
        };
        var blocks = Enumerable.Range(0, 20).Select(i => Plugin($"slow {i}", 500)).Prepend(Plugin("quick", 500)).ToArray();

        var round = await AskAsync(New(s => s.TimeLimit = 1_000), blocks);

        Assert.Equal(900, round!.Opinions[0]!.Score);
        Assert.All(round.Opinions.Skip(1), Assert.Null);
        Assert.Equal("21 asked, 20 failed: too-slow", round.Note);
        // The other twelve never got a turn.
        Assert.InRange(_endpoint.Asked.Count, 1, 9);
    }

    [Fact]
    public async Task What_is_too_much_or_too_long_is_a_failure_and_not_sent()
    {
        var many = await AskAsync(New(), [.. Enumerable.Range(0, ActiveClassifier.MostQuestions + 6).Select(i => Plugin($"text {i}", 500))]);
        Assert.Equal((ActiveClassifier.MostQuestions, "70 asked, 6 failed: too-many"), (_endpoint.Asked.Count, many!.Note));

        var longest = new string('a', IClassifierEndpoint.LongestText);
        var round = await AskAsync(New(), Plugin(longest, 500), Plugin(longest + "a", 500));
        Assert.Equal("2 asked, 1 failed: text-too-long", round!.Note);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_any_more_is_a_failure()
    {
        var classifier = new ActiveClassifier(_endpoint, null, Settings(), TimeProvider.System);

        Assert.Equal("1 asked, 1 failed: secret-lost", (await AskAsync(classifier, Plugin("text", 500)))!.Note);
        Assert.Empty(_endpoint.Asked);
    }

    [Fact]
    public async Task Whoever_stops_waiting_does_not_end_the_call_whose_answer_is_kept()
    {
        var answer = new TaskCompletionSource<ClassifierReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationToken given = default;
        _endpoint.Answers = (_, cancellation) =>
        {
            given = cancellation;
            return answer.Task;
        };
        var classifier = New(s => s.TimeLimit = 10_000);
        using var leaving = new CancellationTokenSource();
        var waiting = classifier.AskAsync([Plugin("text", 500)], GuardrailPolicy.Default, leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(given.IsCancellationRequested);
    }

    private static (ContextBlock Block, int Score) Plugin(string text, int score) => (new() { Kind = BlockKind.Plugin, Content = text }, score);

    private static Task<ClassifierRound?> AskAsync(ActiveClassifier classifier, params (ContextBlock Block, int Score)[] blocks) => classifier.AskAsync(blocks, GuardrailPolicy.Default, Cancellation);

    private static ClassifierSettings Settings() => new()
    {
        Url = "https://classifier.example/",
        Kinds = [BlockKind.Plugin],
        Low = 200,
        High = 800,
        TimeLimit = 5_000,
        CacheEntries = 100,
        CacheMinutes = 10,
        Author = "",
    };

    private ActiveClassifier New(Action<ClassifierSettings>? change = null, ManualClock? clock = null)
    {
        var settings = Settings();
        change?.Invoke(settings);
        return new(_endpoint, new(Guid.Empty, 1, new Uri(settings.Url), null), settings, clock ?? TimeProvider.System);
    }
}
