namespace AdminConsole.Gateway;

/// <summary>The section <c>Gateway</c> of the configuration.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Tokens that are set aside for an answer whose request names no limit.</summary>
    public int AnswerTokens { get; set; } = 4096;

    /// <summary>How long an upstream model may take to begin its answer, and between two parts of it.</summary>
    public TimeSpan UpstreamTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How often a call is tried again that an upstream model did not begin to answer.</summary>
    public int UpstreamRetries { get; set; } = 2;

    /// <summary>How long an open live feed is believed before its key is asked for again.</summary>
    public TimeSpan FeedAuthentication { get; set; } = TimeSpan.FromMinutes(10);
}
