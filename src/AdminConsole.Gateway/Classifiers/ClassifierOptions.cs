namespace AdminConsole.Gateway.Classifiers;

/// <summary>The section <c>Classifiers</c> of the configuration: where tenants' classifiers may be.</summary>
public sealed class ClassifierOptions
{
    public const string Section = "Classifiers";

    /// <summary>
    /// Whether a classifier may be on this machine or in a private network, and be called by <c>http://</c>. Whoever may set a classifier can then reach what this server can reach.
    /// Addresses of the link itself, where clouds keep their metadata, are never called.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; }
}
