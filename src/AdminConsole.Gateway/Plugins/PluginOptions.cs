namespace AdminConsole.Gateway.Plugins;

/// <summary>The section <c>Plugins</c> of the configuration: how the gateway runs plugins.</summary>
public sealed class PluginOptions
{
    public const string Section = "Plugins";

    /// <summary>How long a plugin has to start and to answer the handshake.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After this long without a call a plugin is ended; the next call starts it again.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often running plugins are compared with what operators have set, and idle ones are ended.</summary>
    public TimeSpan UpkeepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After a failed start no call starts the plugin again for this long.</summary>
    public TimeSpan RestartDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls of one plugin that run at the same time.</summary>
    public int ConcurrentCalls { get; set; } = 4;

    /// <summary>Calls of one plugin that may wait for others; more are refused.</summary>
    public int WaitingCalls { get; set; } = 32;

    /// <summary>Plugins that run at the same time; the one idle longest makes room.</summary>
    public int RunningPlugins { get; set; } = 32;
}
