using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Mocop.JsonSchemas;

/// <summary>A schema's pattern as a format of its own, so that a plugin's text cannot make it backtrack.</summary>
/// <exception cref="NotSupportedException">The pattern looks around or refers back.</exception>
internal sealed class LinearPattern(string name, string pattern) : IFormatValidator
{
    private readonly Regex _regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public string Format { get; } = name;

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.PatternMismatch;

    public bool IsValid(string value, JTokenType tokenType) => tokenType != JTokenType.String || _regex.IsMatch(value);
}
