namespace Mocop.Blocks;

/// <summary>How widely a block's content may travel.</summary>
public enum Sensitivity
{
    /// <summary>For anybody.</summary>
    Public,

    /// <summary>Inside the tenant. The default.</summary>
    Internal,

    /// <summary>For named people of the tenant.</summary>
    Confidential,

    /// <summary>Secrets and personal data of special care.</summary>
    Restricted,
}
