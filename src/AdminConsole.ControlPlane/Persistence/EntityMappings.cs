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
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.ControlPlane.Persistence;

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.Property(t => t.Slug).HasMaxLength(40);
        builder.Property(t => t.Name).HasMaxLength(120);
        builder.HasIndex(t => t.Slug).IsUnique();
    }
}

internal sealed class OperatorMapping : IEntityTypeConfiguration<Operator>
{
    public void Configure(EntityTypeBuilder<Operator> builder)
    {
        builder.Property(o => o.DisplayName).HasMaxLength(120);
        builder.HasMany(o => o.Roles).WithOne().HasForeignKey(r => r.OperatorId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleAssignmentMapping : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.Property(r => r.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => new { r.OperatorId, r.TenantId, r.Role }).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(r => r.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.Property(a => a.Slug).HasMaxLength(40);
        builder.Property(a => a.Name).HasMaxLength(120);
        builder.Property(a => a.Description).HasMaxLength(500);
        builder.HasIndex(a => new { a.TenantId, a.Slug }).IsUnique();
        builder.HasMany(a => a.Keys).WithOne().HasForeignKey(k => k.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(a => a.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(k => k.Name).HasMaxLength(80);
        builder.Property(k => k.Prefix).HasMaxLength(24);
        builder.HasIndex(k => k.Prefix).IsUnique();
    }
}

internal sealed class PluginMapping : IEntityTypeConfiguration<Plugin>
{
    public void Configure(EntityTypeBuilder<Plugin> builder)
    {
        builder.Property(p => p.Slug).HasMaxLength(40);
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Version).HasMaxLength(40);
        builder.Property(p => p.Transport).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Command).HasJson();
        builder.Property(p => p.Sandbox).HasJson();
        builder.HasIndex(p => new { p.TenantId, p.Slug }).IsUnique();
        builder.HasMany(p => p.Tools).WithOne().HasForeignKey(t => t.PluginId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ToolMapping : IEntityTypeConfiguration<Tool>
{
    public void Configure(EntityTypeBuilder<Tool> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(128);
        builder.Property(t => t.Effect).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(t => new { t.PluginId, t.Name }).IsUnique();
    }
}

internal sealed class ToolGrantMapping : IEntityTypeConfiguration<ToolGrant>
{
    public void Configure(EntityTypeBuilder<ToolGrant> builder)
    {
        builder.Property(g => g.Tool).HasMaxLength(128);
        builder.Property(g => g.Decision).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(g => new { g.ApplicationId, g.PluginId, g.Tool }).IsUnique();
        builder.HasOne<Application>().WithMany().HasForeignKey(g => g.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Plugin>().WithMany().HasForeignKey(g => g.PluginId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TokenBudgetMapping : IEntityTypeConfiguration<TokenBudget>
{
    public void Configure(EntityTypeBuilder<TokenBudget> builder)
    {
        builder.Property(b => b.Name).HasMaxLength(80);
        builder.Property(b => b.Model).HasMaxLength(120);
        builder.Property(b => b.Window).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(b => new { b.TenantId, b.Name }).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(b => b.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Application>().WithMany().HasForeignKey(b => b.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BudgetUsageMapping : IEntityTypeConfiguration<BudgetUsage>
{
    public void Configure(EntityTypeBuilder<BudgetUsage> builder)
    {
        builder.HasIndex(u => new { u.BudgetId, u.WindowStart }).IsUnique();
        builder.HasOne<TokenBudget>().WithMany().HasForeignKey(u => u.BudgetId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PolicyVersionMapping : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.Property(p => p.Note).HasMaxLength(500);
        builder.HasIndex(p => new { p.TenantId, p.Version }).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RulePackVersionMapping : IEntityTypeConfiguration<RulePackVersion>
{
    public void Configure(EntityTypeBuilder<RulePackVersion> builder)
    {
        builder.Property(p => p.Note).HasMaxLength(500);
        builder.HasIndex(p => new { p.TenantId, p.Version }).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DetectionCaseMapping : IEntityTypeConfiguration<DetectionCase>
{
    public void Configure(EntityTypeBuilder<DetectionCase> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => new { c.TenantId, c.Name });
        builder.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClassifierSettingsMapping : IEntityTypeConfiguration<ClassifierSettings>
{
    public void Configure(EntityTypeBuilder<ClassifierSettings> builder)
    {
        builder.ToTable("Classifiers");
        builder.Property(c => c.Url).HasMaxLength(ClassifierDefinition.LongestUrl);
        builder.Property(c => c.Kinds).HasJson();
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasIndex(c => c.TenantId).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ModelRouteMapping : IEntityTypeConfiguration<ModelRoute>
{
    public void Configure(EntityTypeBuilder<ModelRoute> builder)
    {
        builder.Property(m => m.Name).HasMaxLength(120);
        builder.Property(m => m.UpstreamModel).HasMaxLength(120);
        builder.Property(m => m.BaseUrl).HasMaxLength(500);
        builder.HasIndex(m => new { m.TenantId, m.Name }).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoredContextMapping : IEntityTypeConfiguration<StoredContext>
{
    public void Configure(EntityTypeBuilder<StoredContext> builder)
    {
        builder.ToTable("Contexts");
        builder.Property(c => c.Id).HasMaxLength(40);
        builder.Property(c => c.Verdict).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => new { c.TenantId, c.CreatedAt });
        builder.HasOne<Application>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AcceptedContextMapping : IEntityTypeConfiguration<AcceptedContext>
{
    public void Configure(EntityTypeBuilder<AcceptedContext> builder)
    {
        builder.ToTable("AcceptedContexts");
        builder.HasKey(c => new { c.TenantId, c.Nonce });
        builder.Property(c => c.Nonce).HasMaxLength(22);
        builder.HasIndex(c => c.Until);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.HasKey(i => i.Number);
        builder.Property(i => i.Number).ValueGeneratedOnAdd();
        builder.Property(i => i.Id).HasMaxLength(40);
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Verdict).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Findings).HasJson();
        builder.HasIndex(i => i.Id).IsUnique();
        builder.HasIndex(i => new { i.TenantId, i.State, i.Number });
        builder.HasIndex(i => new { i.TenantId, i.OccurredAt });
        builder.HasIndex(i => i.ContextId);
        builder.HasOne<Application>().WithMany().HasForeignKey(i => i.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.HasKey(r => r.Sequence);
        builder.Property(r => r.Sequence).ValueGeneratedNever();
        builder.HasIndex(r => new { r.TenantId, r.Sequence });
    }
}

internal sealed class StoredSigningKeyMapping : IEntityTypeConfiguration<StoredSigningKey>
{
    public void Configure(EntityTypeBuilder<StoredSigningKey> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(k => k.Kid);
        builder.Property(k => k.Kid).HasMaxLength(64);
    }
}
