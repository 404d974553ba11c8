using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Guards;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mocop.Detection;
using Mocop.JsonSchemas;
using Mocop.Schemas;

namespace AdminConsole.ControlPlane;

public static class ControlPlaneRegistration
{
    /// <summary>Registers the use cases over the configured store. The caller adds <see cref="ISecretProtector"/>, <see cref="IToolSource"/>, <see cref="IClassifierEndpoint"/> and the Identity services for <see cref="Operator"/>.</summary>
    public static IServiceCollection AddControlPlane(this IServiceCollection services, StorageOptions storage)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IBlockScanner>(_ => InjectionScanner.Default);
        services.TryAddSingleton<ISchemaValidator, JsonSchemaValidator>();
        return services
            .AddStorage(storage)
            .AddSingleton<TenantService>()
            .AddSingleton<ApplicationService>()
            .AddSingleton<ApiKeyService>()
            .AddSingleton<PluginService>()
            .AddSingleton<GrantService>()
            .AddSingleton<ToolDiscovery>()
            .AddSingleton<BudgetService>()
            .AddSingleton<BudgetLedger>()
            .AddSingleton<PolicyService>()
            .AddSingleton<TenantScanners>()
            .AddSingleton<TenantClassifiers>()
            .AddSingleton<ClassifierService>()
            .AddSingleton<RulePackTrials>()
            .AddSingleton<RulePackReplay>()
            .AddSingleton<RulePackService>()
            .AddSingleton<DetectionCases>()
            .AddSingleton<ModelService>()
            .AddSingleton<SigningKeyStore>()
            .AddSingleton<ContextArchive>()
            .AddSingleton<ContextSeals>()
            .AddSingleton<ContextProofs>()
            .AddSingleton<AcceptedContexts>()
            .AddSingleton<IncidentFeed>()
            .AddSingleton<IncidentService>()
            .AddSingleton<IncidentLookup>()
            .AddSingleton<IncidentExport>()
            .AddSingleton<IncidentRecorder>()
            .AddSingleton<GuardProbe>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<Provisioning>()
            .AddScoped<OperatorService>();
    }
}
