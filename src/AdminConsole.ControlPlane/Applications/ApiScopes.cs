namespace AdminConsole.ControlPlane.Applications;

/// <summary>What an API key may be used for.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,

    /// <summary>Assemble, read and verify contexts.</summary>
    Contexts = 1,

    /// <summary>Scan texts.</summary>
    Scan = 2,

    /// <summary>Chat completions and the list of models.</summary>
    Chat = 4,

    /// <summary>Call the tools of granted plugins.</summary>
    Tools = 8,

    /// <summary>Read the application's incidents and follow the tenant's live feed.</summary>
    Incidents = 16,

    All = Contexts | Scan | Chat | Tools | Incidents,
}
