namespace AdminConsole.Pages.ContextLab;

/// <summary>What the lab can show.</summary>
internal enum LabState
{
    Loading,

    /// <summary>The operator's roles do not include the lab here.</summary>
    NotAllowed,

    /// <summary>There is no tenant whose policy could apply.</summary>
    NoTenant,

    Ready,
}
