namespace Mocop.Assembly;

/// <summary>One step of the assembly. A stage holds no state of its own.</summary>
internal interface IAssemblyStage
{
    string Name { get; }

    StageOutcome Run(AssemblyRun run);
}

/// <summary>What a stage did, and the refusal when it was the last one.</summary>
internal sealed record StageOutcome(string Note, RefusedContext? Refusal = null)
{
    public static StageOutcome Refused(string code, string field, string message) => new(code, new RefusedContext(code, field, message));
}
