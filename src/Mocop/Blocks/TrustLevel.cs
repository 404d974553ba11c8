namespace Mocop.Blocks;

/// <summary>How far a block's content may be believed. The order is the lattice: a lower value is trusted less, and the trust of a whole context is the lowest of its blocks.</summary>
public enum TrustLevel
{
    /// <summary>Unproven or from the open web.</summary>
    Web = 0,

    /// <summary>Sealed by the plugin runtime: who said it is proven, not that it is true.</summary>
    Plugin = 1,

    /// <summary>From the authenticated end user.</summary>
    User = 2,

    /// <summary>From an operator of the tenant.</summary>
    Operator = 3,

    /// <summary>The application's own instructions.</summary>
    System = 4,
}
