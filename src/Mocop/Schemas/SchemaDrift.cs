namespace Mocop.Schemas;

/// <summary>One difference between content and its schema.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Pointer">Where, as a JSON Pointer (RFC 6901): <c>/days/0/temperature</c>. Of a missing member, where it should be. Holds names that the content's author chose.</param>
public sealed record SchemaDrift(DriftKind Kind, string Pointer);

/// <summary>How content differs from its schema. Each is a rule of the same name behind <c>schema.</c>.</summary>
public enum DriftKind
{
    /// <summary>A member that the schema requires is not there.</summary>
    Missing,

    /// <summary>A member is there that the schema does not have.</summary>
    Extra,

    /// <summary>A value has another type.</summary>
    Retyped,

    /// <summary>A value has the right type and is none of those that the schema allows.</summary>
    Value,

    /// <summary>The content is no JSON.</summary>
    Malformed,

    /// <summary>The block was written to a schema with another hash under the same tag.</summary>
    Hash,

    /// <summary>The policy names schemas, and none of this tag.</summary>
    Unknown,

    /// <summary>The policy knows the schema, and no validator was given to compare with it.</summary>
    Unchecked,
}
