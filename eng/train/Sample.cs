using Mocop.Blocks;

namespace Mocop.Train;

/// <summary>One text to learn from or to measure on.</summary>
/// <param name="Source">The file, or the section of our own texts.</param>
/// <param name="Group">What is left out together.</param>
/// <param name="Text">The text.</param>
/// <param name="IsAttack">The label.</param>
/// <param name="Kind">What kind of block it is scanned as.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Attack">Where the attack stands, if the trainer put it there.</param>
internal sealed record Sample(string Source, string Group, string Text, bool IsAttack, BlockKind Kind, float Weight, Range? Attack = null)
{
    internal const string OwnGroup = "own";

    /// <summary>The source of our own passages that give instructions.</summary>
    internal const string OwnInstructions = "own-instructions";

    /// <summary>The source of our other passages, of which nobody said whether they give instructions.</summary>
    internal const string OwnPassage = "own-passage";

    /// <summary>What was set aside for measuring alone.</summary>
    internal const string ObfuscationGroup = "obfuscation";

    /// <summary>The features of each window.</summary>
    public Window[] Windows { get; set; } = [];

    /// <summary>The windows that may hold the attack; all of them if it is not known where it stands.</summary>
    public int[]? Candidates { get; set; }

    /// <summary>The score of the rules alone, 0 to 1000.</summary>
    public int RuleScore { get; set; }

    /// <summary>The model's logit when this sample's group was left out.</summary>
    public float Logit { get; set; }

    /// <summary>Which passage it was made of; -1 if of none.</summary>
    public int Passage { get; init; } = -1;

    /// <summary>Who wrote the passage in it.</summary>
    public string? Author { get; init; }

    /// <summary>Its language, if it is not English and the model knows it.</summary>
    public string? Language { get; set; }

    public bool IsDirect => Kind is BlockKind.User or BlockKind.System or BlockKind.History;

    /// <summary>Whether it was made by the trainer, alone or out of a labelled text.</summary>
    public bool IsOwn => Source.StartsWith(OwnGroup, StringComparison.Ordinal);

    public bool IsLearned => Group != ObfuscationGroup;

    /// <summary>Whether the text gives instructions, whoever gives them.</summary>
    public bool GivesInstructions => IsAttack || Source is OwnInstructions or "own-benign!agent" or "agent_instruction_files" or "selfinstruct_user" or "cyberseceval_frr" or "own-benign!fact";
}

/// <summary>The features of one window.</summary>
/// <param name="Features">Their numbers.</param>
/// <param name="Norm">What the sum of their weights is divided by.</param>
internal readonly record struct Window(int[] Features, float Norm);
