using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdminConsole.Gateway.Description;

internal static class EndpointDescription
{
    /// <summary>Puts an endpoint into the API's description.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string summary, string description, IOpenApiSchema? body = null)
    {
        endpoint.WithSummary(summary).WithDescription(description);
        return body is null ? endpoint : endpoint.WithMetadata(new DescribedBody(body));
    }
}

/// <summary>What an endpoint reads. The endpoints read strictly by themselves, so the framework's own metadata, which would refuse in its own words, is not used.</summary>
internal sealed record DescribedBody(IOpenApiSchema Schema);
