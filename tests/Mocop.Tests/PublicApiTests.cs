using System.Reflection;
using System.Text;

namespace Mocop.Tests;

/// <summary>
/// Holds the library's public surface to what was approved in <c>PublicApi.txt</c>. A change is made on purpose: look at the difference, then run the test once with
/// <c>MOCOP_APPROVE_API=1</c>, which writes the file anew.
/// </summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext s_nullability = new();

    [Fact]
    public async Task The_public_surface_is_the_approved_one()
    {
        var file = Path.Combine(NodeScript.RepositoryRoot(), "tests", "Mocop.Tests", "PublicApi.txt");
        var surface = Surface();
        if (Environment.GetEnvironmentVariable("MOCOP_APPROVE_API") is "1")
            await File.WriteAllTextAsync(file, surface, TestContext.Current.CancellationToken);

        var approved = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ToHashSet(StringComparer.Ordinal);
        var actual = surface.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([], actual.Where(line => !approved.Contains(line)).Select(line => "new: " + line));
        Assert.Equal([], approved.Except(actual, StringComparer.Ordinal).Select(line => "gone: " + line));
    }

    private static string Surface()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(Blocks.ContextBlock).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var bases = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? [parent] : Type.EmptyTypes)
                .Concat(type.GetInterfaces().Where(one => one.Assembly == type.Assembly)).Select(Name);
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append(bases.Any() ? " : " + string.Join(", ", bases) : "").Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(Line).OfType<string>().Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal))
                text.Append("  ").Append(Name(type)).Append("::").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "class" : "open class";

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true, IsPublic: true } field => $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo { IsPublic: true, IsSpecialName: false } field => $"field {Name(field.FieldType)} {field.Name}",
        PropertyInfo property when property.GetAccessors().Length > 0 =>
            $"{(property.GetAccessors()[0].IsStatic ? "static " : "")}{Name(property.PropertyType)}{(s_nullability.Create(property).ReadState is NullabilityState.Nullable && !property.PropertyType.IsValueType ? "?" : "")} {property.Name} {{{(property.GetMethod?.IsPublic is true ? " get;" : "")}{Setter(property)} }}",
        ConstructorInfo { IsPublic: true } constructor => $"new({Parameters(constructor)})",
        MethodInfo { IsPublic: true, IsSpecialName: false } method when !method.Name.Contains('<', StringComparison.Ordinal) && !IsOfEveryRecord(method) =>
            $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{(method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "")}({Parameters(method)})",
        _ => null,
    };

    private static string Setter(PropertyInfo property) =>
        property.SetMethod is not { IsPublic: true } setter ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? " init;"
        : " set;";

    /// <summary>What the compiler gives each record: no decision of ours.</summary>
    private static bool IsOfEveryRecord(MethodInfo method) => method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}"));

    private static string Name(Type type) =>
        type.IsByRef ? Name(type.GetElementType()!)
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsGenericParameter ? type.Name
        : type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : Bare(type);

    private static string Bare(Type type)
    {
        var name = type.Namespace?.StartsWith("Mocop", StringComparison.Ordinal) is true ? type.FullName! : type.Name;
        return name.Split('`')[0];
    }
}
