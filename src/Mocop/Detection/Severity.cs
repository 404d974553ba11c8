namespace Mocop.Detection;

/// <summary>How much harm a technique can do if it works.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Low,

    /// <summary>May change an answer.</summary>
    Medium,

    /// <summary>May change what the model does.</summary>
    High,

    /// <summary>May reach tools or carry data out.</summary>
    Critical,
}
