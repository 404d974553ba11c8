using System.Linq.Expressions;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminConsole.ControlPlane.Persistence;

/// <summary>The whole store, seen through the scope of whoever asks. Open it with <see cref="ConsoleDatabase.Open"/>, one per operation.</summary>
public sealed class ConsoleDbContext(DbContextOptions<ConsoleDbContext> options, TenantScope scope)
    : IdentityUserContext<Operator, Guid>(options)
{
    /// <summary>The name of the query filter by tenant.</summary>
    public const string TenantFilter = "Tenant";

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<Plugin> Plugins => Set<Plugin>();
    public DbSet<Tool> Tools => Set<Tool>();
    public DbSet<ToolGrant> ToolGrants => Set<ToolGrant>();
    public DbSet<TokenBudget> TokenBudgets => Set<TokenBudget>();
    public DbSet<BudgetUsage> BudgetUsages => Set<BudgetUsage>();
    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();
    public DbSet<RulePackVersion> RulePackVersions => Set<RulePackVersion>();
    public DbSet<DetectionCase> DetectionCases => Set<DetectionCase>();
    public DbSet<ClassifierSettings> Classifiers => Set<ClassifierSettings>();
    public DbSet<ModelRoute> ModelRoutes => Set<ModelRoute>();
    public DbSet<StoredContext> Contexts => Set<StoredContext>();
    public DbSet<AcceptedContext> AcceptedContexts => Set<AcceptedContext>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();
    public DbSet<StoredSigningKey> SigningKeys => Set<StoredSigningKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whether this context sees every tenant.</summary>
    public bool AllTenants => scope.All;

    /// <summary>The tenants that this context sees when it does not see all.</summary>
    public IReadOnlyList<Guid> VisibleTenants => scope.Tenants;

    /// <summary>Records that are numbered, linked and stored with the next save.</summary>
    internal List<AuditRecord> PendingAudit { get; } = [];

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseForeignTenants();
        return PendingAudit.Count > 0
            ? await AuditChain.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken)
            : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("The store is only written asynchronously.");

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);
        builder.Entity<Tenant>().HasQueryFilter(TenantFilter, t => AllTenants || VisibleTenants.Contains(t.Id));
        builder.Entity<RoleAssignment>().HasQueryFilter(TenantFilter, r => AllTenants || (r.TenantId != null && VisibleTenants.Contains(r.TenantId.Value)));
        builder.Entity<AuditRecord>().HasQueryFilter(TenantFilter, r => AllTenants || (r.TenantId != null && VisibleTenants.Contains(r.TenantId.Value)));
        foreach (var key in builder.Model.GetEntityTypes().Select(t => t.FindProperty("Id")).Where(p => p?.ClrType == typeof(Guid)))
        {
            // The code gives every id; a new row that is found through its parent is then an insert, not an update.
            key!.ValueGenerated = ValueGenerated.Never;
        }

        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType)))
        {
            builder.Entity(type.ClrType).HasQueryFilter(TenantFilter, FilterFor(type.ClrType));
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        if (Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            // SQLite compares and orders no DateTimeOffset; milliseconds since 1970 it does.
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        }
    }

    private LambdaExpression FilterFor(Type entity)
    {
        var row = Expression.Parameter(entity, "e");
        var context = Expression.Constant(this);
        var tenant = Expression.Property(row, nameof(ITenantOwned.TenantId));
        var visible = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)],
            Expression.Property(context, nameof(VisibleTenants)), tenant);
        return Expression.Lambda(Expression.OrElse(Expression.Property(context, nameof(AllTenants)), visible), row);
    }

    private void RefuseForeignTenants()
    {
        foreach (var entry in ChangeTracker.Entries<ITenantOwned>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !scope.Contains(entry.Entity.TenantId))
            {
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of tenant {entry.Entity.TenantId} was to be written outside of the scope of this context.");
            }
        }
    }
}
