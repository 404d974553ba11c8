namespace AdminConsole.Gateway.Answers;

/// <summary>The headers that the gateway adds to its answers.</summary>
internal static class CallHeaders
{
    /// <summary>The context that the answer is about.</summary>
    public const string Context = "x-mocop-context";

    /// <summary>The most severe incident of the call.</summary>
    public const string Incident = "x-mocop-incident";

    /// <summary>Microseconds that the call took up to its first byte, without the time that an upstream took.</summary>
    public const string Overhead = "x-mocop-overhead-us";
}
