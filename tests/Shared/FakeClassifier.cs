using System.Collections.Concurrent;
using AdminConsole.ControlPlane.Classifiers;

namespace Tests.Shared;

/// <summary>A classifier that answers as a test says, and remembers what it was asked.</summary>
public sealed class FakeClassifier : IClassifierEndpoint
{
    public ConcurrentQueue<(ClassifierTarget Target, ClassifierQuestion Question)> Asked { get; } = [];

    /// <summary>What it says of a text.</summary>
    public Func<ClassifierQuestion, CancellationToken, Task<ClassifierReply>> Answers { get; set; } = (_, _) => Task.FromResult(new ClassifierReply(0, "", null));

    public string? ProblemOf(Uri address) => address.Scheme == Uri.UriSchemeHttps ? null : "The address must begin with https://.";

    public Task<ClassifierReply> AskAsync(ClassifierTarget target, ClassifierQuestion question, CancellationToken cancellation)
    {
        Asked.Enqueue((target, question));
        return Answers(question, cancellation);
    }

    /// <summary>From now on it gives every text this score.</summary>
    public void Says(int score, string label = "") => Answers = (_, _) => Task.FromResult(new ClassifierReply(score, label, null));

    /// <summary>From now on it fails.</summary>
    public void Fails(ClassifierFailure failure) => Answers = (_, _) => Task.FromResult(ClassifierReply.Failed(failure));
}
