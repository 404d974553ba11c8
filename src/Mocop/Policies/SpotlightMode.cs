namespace Mocop.Policies;

/// <summary>How untrusted content is set apart from instructions in the rendered prompt (spotlighting, arXiv 2403.14720).</summary>
public enum SpotlightMode
{
    /// <summary>Between two fences that carry an unguessable nonce.</summary>
    Delimit,

    /// <summary>Fenced, and white space inside is replaced by a marker.</summary>
    Datamark,

    /// <summary>Fenced, and the content is base64.</summary>
    Encode,
}
