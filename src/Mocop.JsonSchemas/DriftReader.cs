using Mocop.Schemas;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;

namespace Mocop.JsonSchemas;

/// <summary>Tells what NJsonSchema found in one content, by JSON Pointers. Values are known by where they stand in the text, for its own paths are ambiguous.</summary>
internal sealed class DriftReader(JToken content)
{
    private const int MaxDrifts = 64;

    private readonly Dictionary<(int Line, int Position), JToken> _places = Places(content);

    public IReadOnlyList<SchemaDrift> Read(ICollection<ValidationError> errors)
    {
        var drifts = new List<SchemaDrift>();
        Read(errors, drifts);
        // What is no object lacks members only because of that.
        var retyped = drifts.Where(d => d.Kind == DriftKind.Retyped).Select(d => d.Pointer).ToHashSet(StringComparer.Ordinal);
        drifts.RemoveAll(d => d.Kind == DriftKind.Missing && retyped.Contains(d.Pointer[..d.Pointer.LastIndexOf('/')]));
        return drifts;
    }

    private void Read(ICollection<ValidationError> errors, List<SchemaDrift> drifts)
    {
        foreach (var error in errors)
        {
            if (drifts.Count >= MaxDrifts)
                return;
            var isChoice = error.Kind is ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf;
            if (!isChoice && error is ChildSchemaValidationError { Errors: var inner } && inner.Values.Any(e => e.Count > 0))
            {
                foreach (var part in inner.Values)
                    Read(part, drifts);
                continue;
            }

            var pointer = PointerOf(_places.GetValueOrDefault((error.LineNumber, error.LinePosition)) ?? content);
            drifts.Add(error.Kind == ValidationErrorKind.PropertyRequired
                ? new SchemaDrift(DriftKind.Missing, $"{pointer}/{Escaped(error.Property)}")
                : new SchemaDrift(isChoice ? KindOfChoice((ChildSchemaValidationError)error) : KindOf(error.Kind), pointer));
        }
    }

    /// <summary>A value that fits none of several schemas has another type when the type is what each of them complains about.</summary>
    private static DriftKind KindOfChoice(ChildSchemaValidationError error) =>
        error.Errors.Count > 0 && error.Errors.Values.All(e => e.Count > 0 && e.All(i => KindOf(i.Kind) == DriftKind.Retyped && i.LineNumber == error.LineNumber && i.LinePosition == error.LinePosition))
            ? DriftKind.Retyped
            : DriftKind.Value;

    private static DriftKind KindOf(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.NoAdditionalPropertiesAllowed or ValidationErrorKind.AdditionalPropertiesNotValid => DriftKind.Extra,
        ValidationErrorKind.StringExpected or ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected or ValidationErrorKind.BooleanExpected or ValidationErrorKind.ObjectExpected
            or ValidationErrorKind.ArrayExpected or ValidationErrorKind.NullExpected or ValidationErrorKind.NoTypeValidates => DriftKind.Retyped,
        _ => DriftKind.Value,
    };

    private static string PointerOf(JToken token)
    {
        var steps = new Stack<string>();
        for (var at = token; at.Parent is { } parent; at = parent)
        {
            if (at is JProperty property)
                steps.Push(Escaped(property.Name));
            else if (parent is JArray array)
                steps.Push(array.IndexOf(at).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return string.Concat(steps.Select(s => "/" + s));
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static Dictionary<(int Line, int Position), JToken> Places(JToken content)
    {
        var places = new Dictionary<(int Line, int Position), JToken>();
        foreach (var token in content is JContainer container ? container.DescendantsAndSelf() : [content])
        {
            if (((IJsonLineInfo)token).HasLineInfo())
                places.TryAdd((((IJsonLineInfo)token).LineNumber, ((IJsonLineInfo)token).LinePosition), token);
        }

        return places;
    }
}
