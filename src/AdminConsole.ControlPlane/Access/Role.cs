namespace AdminConsole.ControlPlane.Access;

/// <summary>What an operator is to a tenant, or to the whole installation.</summary>
public enum Role
{
    /// <summary>Everything, in every tenant. Only ever assigned for the whole installation.</summary>
    Owner,

    /// <summary>Everything inside a tenant.</summary>
    Administrator,

    /// <summary>Writes and publishes policies and budgets.</summary>
    PolicyAuthor,

    /// <summary>Follows and decides incidents, payloads included.</summary>
    Analyst,

    /// <summary>Reads everything but payloads, changes nothing.</summary>
    Auditor,
}
