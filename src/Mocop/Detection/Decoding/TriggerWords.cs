namespace Mocop.Detection.Decoding;

/// <summary>Words that most injections cannot do without. A transformation of a whole text is tried only where one of them appears transformed.</summary>
internal static class TriggerWords
{
    internal static IReadOnlyList<string> All { get; } =
    [
        "ignore", "disregard", "forget", "override", "bypass", "previous", "instruction", "directions", "guidelines", "system", "prompt", "password", "reveal",
        "secret", "assistant", "unrestricted", "developer", "jailbreak",
    ];
}
