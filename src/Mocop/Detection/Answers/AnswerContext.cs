namespace Mocop.Detection.Answers;

/// <summary>What an answer is held against.</summary>
public sealed record AnswerContext
{
    /// <summary>Texts that only the model should see: system prompts, hidden instructions.</summary>
    public IReadOnlyList<string> SystemTexts { get; init; } = [];

    /// <summary>Markers that were put into the prompt to show when it leaks. Those with fewer than 8 letters and digits are passed over.</summary>
    public IReadOnlyList<string> Canaries { get; init; } = [];

    /// <summary>Hosts that images and links may point to, whatever they carry; a host stands for its subdomains too.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Nothing to hold it against: secrets, personal data and links are still looked for.</summary>
    public static AnswerContext None { get; } = new();
}
