using Mocop.Blocks;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>Asks a classifier of the user's own.</summary>
public interface IClassifierEndpoint
{
    /// <summary>The longest text that is sent, in UTF-16 code units.</summary>
    const int LongestText = 100_000;

    /// <summary>Why an address may not be called, one sentence for an operator; null when it may.</summary>
    string? ProblemOf(Uri address);

    /// <summary>Asks about one text. Every failure is a reply; nothing of text or answer is logged.</summary>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    Task<ClassifierReply> AskAsync(ClassifierTarget target, ClassifierQuestion question, CancellationToken cancellation);
}

/// <summary>Where to ask. Holds a secret: not for logs.</summary>
public sealed record ClassifierTarget(Guid Tenant, int Revision, Uri Url, string? Secret)
{
    /// <summary>The settings of which <see cref="Revision"/> is one: a classifier that was removed and set anew counts from 1 again.</summary>
    public Guid Settings { get; init; }
}

/// <summary>What is asked.</summary>
/// <param name="Text">The whole text of the block.</param>
/// <param name="Kind">What the block is.</param>
/// <param name="Score">What the detectors say, in thousandths.</param>
public sealed record ClassifierQuestion(string Text, BlockKind Kind, int Score);

/// <summary>What came of asking.</summary>
/// <param name="Score">The classifier's score in thousandths, when it answered.</param>
/// <param name="Label">What it calls what it saw. Untrusted.</param>
/// <param name="Failure">Why there is no answer.</param>
public sealed record ClassifierReply(int Score, string Label, ClassifierFailure? Failure)
{
    public static ClassifierReply Failed(ClassifierFailure failure) => new(0, "", failure);
}

/// <summary>Why a classifier gave no answer.</summary>
/// <param name="Code">Stable and machine-readable.</param>
/// <param name="Message">For an operator; holds nothing that the endpoint wrote.</param>
public sealed record ClassifierFailure(string Code, string Message)
{
    /// <summary>Whether the endpoint itself is at fault, whatever the text. Only such failures make it be left alone for a while: no text can bring that about by being refused.</summary>
    public bool IsOutage { get; private init; }

    public static ClassifierFailure TooSlow { get; } = new("too-slow", "It did not answer within the time limit.") { IsOutage = true };

    public static ClassifierFailure Unreachable { get; } = new("unreachable", "No connection to the address, or it broke off.") { IsOutage = true };

    public static ClassifierFailure Redirected { get; } = new("redirected", "It answered with a redirect, which is not followed.");

    public static ClassifierFailure Paused { get; } = new("paused", "At least half of the last calls failed; it is left alone for ten seconds.");

    public static ClassifierFailure TextTooLong { get; } = new("text-too-long", $"The text is longer than the {IClassifierEndpoint.LongestText:N0} characters that are sent.");

    public static ClassifierFailure TooMany { get; } = new("too-many", "More blocks of one request are in the band than are asked about.");

    public static ClassifierFailure SecretLost { get; } = new("secret-lost", "The stored bearer token cannot be decrypted any more. Enter it again.");

    public static ClassifierFailure Refused(int status) => new("refused", $"It answered with status {status}.") { IsOutage = status is 429 or >= 500 };

    public static ClassifierFailure Malformed(string what) => new("malformed", $"Its answer cannot be read: {what}.");

    public static ClassifierFailure Forbidden(string why) => new("forbidden", why);
}
