using AdminConsole.ControlPlane.Access;

namespace AdminConsole.Account;

internal static class OperatorScopes
{
    /// <summary>Runs one use case of operators with services of its own: Identity's store tracks entities, and a circuit lives for hours.</summary>
    public static async Task<T> WithOperatorsAsync<T>(this IServiceScopeFactory scopes, Func<OperatorService, Task<T>> useCase)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await useCase(scope.ServiceProvider.GetRequiredService<OperatorService>());
    }
}
