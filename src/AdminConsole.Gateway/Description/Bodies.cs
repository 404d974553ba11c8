using Microsoft.OpenApi;
using Mocop.Blocks;
using Mocop.Json;
using Mocop.Rendering;

namespace AdminConsole.Gateway.Description;

/// <summary>The bodies that endpoints read, for the API's description.</summary>
internal static class Bodies
{
    private static readonly OpenApiSchema Origin = Object(
        ["type"],
        ("type", Text("application, user, plugin, web, memory or model")), ("id", Text("the source's name")), ("version", Text(null)), ("tool", Text(null)),
        ("callId", Text(null)), ("uri", Text(null)));

    private static readonly OpenApiSchema Seal = Object(["protected", "signature"], ("protected", Text(null)), ("signature", Text(null)));

    private static readonly OpenApiSchema Block = Object(
        ["kind", "content"],
        ("kind", OneOf<BlockKind>()), ("content", Text("the text, unescaped; at most 1,048,576 UTF-16 code units")), ("id", Text(null)), ("role", OneOf<BlockRole>()),
        ("origin", Origin), ("tenant", Text("when given, it must be the caller's")), ("sensitivity", OneOf<Sensitivity>()), ("schema", Text(null)),
        ("mediaType", Text(null)), ("createdAt", Text("RFC 3339, UTC, milliseconds")), ("seal", Seal));

    public static OpenApiSchema Context { get; } = Object(
        ["model", "blocks"],
        ("schema", Text("mocop/1")), ("model", Text(null)), ("format", OneOf<RenderFormat>()), ("subject", Text("on whose behalf, e.g. user:42")),
        ("session", Object(["id"], ("id", Text(null)), ("sequence", Integer()))), ("budget", Object(["limit"], ("limit", Integer()), ("reserve", Integer()))),
        ("blocks", Array(Block)));

    public static OpenApiSchema Verify { get; } = Object(
        ["seal"], ("envelope", new OpenApiSchema { Type = JsonSchemaType.Object }), ("proof", new OpenApiSchema { Type = JsonSchemaType.Object, Description = "in the place of envelope" }), ("seal", Seal));

    public static OpenApiSchema Scan { get; } = Object(["text"], ("text", Text("at most 1,048,576 UTF-16 code units")), ("kind", OneOf<BlockKind>()));

    public static OpenApiSchema Chat { get; } = Object(
        ["model", "messages"],
        ("model", Text(null)), ("messages", Array(new OpenApiSchema { Type = JsonSchemaType.Object })), ("stream", new OpenApiSchema { Type = JsonSchemaType.Boolean }),
        ("max_tokens", Integer()), ("tools", Array(new OpenApiSchema { Type = JsonSchemaType.Object })));

    public static OpenApiSchema ToolCall { get; } = Object(
        [],
        ("arguments", new OpenApiSchema { Type = JsonSchemaType.Object, Description = "the tool's arguments by name" }),
        ("callId", Text("the model's own id of the call; the block is then its tool message")));

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Integer() => new() { Type = JsonSchemaType.Integer };

    private static OpenApiSchema OneOf<T>()
        where T : struct, Enum => new() { Type = JsonSchemaType.String, Enum = [.. WireName.All<T>().Select(n => System.Text.Json.Nodes.JsonValue.Create(n)!)] };

    private static OpenApiSchema Array(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Object(IEnumerable<string> required, params (string Name, OpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Required = required.ToHashSet(StringComparer.Ordinal),
        Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema, StringComparer.Ordinal),
    };
}
