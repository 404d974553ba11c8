using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdminConsole.Gateway.Description;

/// <summary>The document <c>/openapi/v1.json</c>: the data plane, its bodies, its scopes and its errors.</summary>
internal static class ApiDescription
{
    private const string SchemeName = "apiKey";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.RelativePath is { } path && (path.StartsWith("v1/", StringComparison.Ordinal) || path.StartsWith(".well-known/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "MoCoP gateway", Version = "v1", Description = "Assembles, scans and verifies model contexts, and calls models behind them." };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[SchemeName] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An application's API key, mk_…" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<DescribedBody>().FirstOrDefault() is { } body)
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = body.Schema } } };
            if (metadata.OfType<RequiredScope>().FirstOrDefault() is { } scope)
                Secure(operation, context.Document!, scope, metadata.OfType<OpenAiErrors>().Any());
            return Task.CompletedTask;
        });
    });

    private static void Secure(OpenApiOperation operation, OpenApiDocument document, RequiredScope scope, bool openAi)
    {
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(SchemeName, document)] = [] }];
        operation.Description = $"{operation.Description} Scope: {scope.Name}.".TrimStart();
        operation.Responses ??= [];
        foreach (var (status, meaning) in new[] { ("401", "The key is missing, unknown, expired or revoked"), ("403", "The key lacks the scope, or policy forbids it"), ("422", "The request does not fit; the answer names the member") })
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = $"{meaning} ({(openAi ? "OpenAI's error shape" : "problem details with a stable code")}).",
            };
        }
    }
}
