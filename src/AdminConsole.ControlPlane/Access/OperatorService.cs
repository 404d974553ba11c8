using System.Security.Cryptography;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Access;

/// <summary>The use cases of operators and their roles. Passwords and lock-out are the Identity library's.</summary>
public sealed class OperatorService(ConsoleDatabase database, UserManager<Operator> users, TimeProvider clock)
{
    /// <summary>Whether nobody has set the installation up yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Everything);
        return !await db.Users.AnyAsync(cancellation);
    }

    /// <summary>Creates the first operator, the owner. Fails once there is one.</summary>
    public async Task<Result<Operator>> SetUpOwnerAsync(string email, string displayName, string password, CancellationToken cancellation)
    {
        if (!await IsEmptyAsync(cancellation))
        {
            return new Conflict("setup.done", "This installation has been set up already.");
        }

        return await CreateAsync(Actor.System, email, displayName, password, new RoleGrant(Role.Owner, null), mustChange: false, cancellation);
    }

    /// <summary>Who a signed-in operator is and may be, read anew from the store.</summary>
    public async Task<Actor?> ActorOfAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Everything);
        return await db.Users.AsNoTracking().Include(o => o.Roles).SingleOrDefaultAsync(o => o.Id == id, cancellation) is { } found
            ? new Actor(found.Id, found.Email ?? found.DisplayName, found.Roles.ConvertAll(r => new RoleGrant(r.Role, r.TenantId)))
            : null;
    }

    /// <summary>Notes a sign-in with the operator and in the audit trail.</summary>
    public Task RecordSignInAsync(Guid id, CancellationToken cancellation) =>
        RecordAsync(id, "operator.signed-in", found => found.LastSignInAt = clock.GetUtcNow(), cancellation);

    /// <summary>Notes in the audit trail that an operator chose another password.</summary>
    public Task RecordPasswordChangeAsync(Guid id, CancellationToken cancellation) => RecordAsync(id, "operator.password-changed", _ => { }, cancellation);

    /// <summary>Notes in the audit trail that failed attempts have locked an operator out.</summary>
    public Task RecordLockOutAsync(Guid id, CancellationToken cancellation) => RecordAsync(id, "operator.locked-out", _ => { }, cancellation);

    /// <summary>Notes in the audit trail that whoever controls the server's machine gave an operator a one-time password.</summary>
    public Task RecordResetAsync(Guid id, CancellationToken cancellation) => RecordAsync(id, "operator.reset-by-command", _ => { }, cancellation, Actor.System);

    private async Task RecordAsync(Guid id, string action, Action<Operator> change, CancellationToken cancellation, Actor? actor = null)
    {
        await using var db = database.Open(TenantScope.Everything);
        var found = await db.Users.SingleAsync(o => o.Id == id, cancellation);
        change(found);
        db.Audit(clock, actor ?? new Actor(found.Id, found.Email ?? found.DisplayName, []), action, null, found.Email ?? found.DisplayName);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The operators with a role in a tenant that the actor administers; for an owner, all.</summary>
    public async Task<Result<Page<OperatorRow>>> ListAsync(Actor actor, PageRequest page, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ManageOperators))
        {
            return new Forbidden(nameof(Permission.ManageOperators));
        }

        var scope = actor.Where(Permission.ManageOperators);
        await using var db = database.Open(scope);
        var rows = db.Users.AsNoTracking();
        if (!scope.All)
        {
            rows = rows.Where(o => o.Roles.Count > 0);
        }

        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(o => o.DisplayName.ToLower().Contains(pattern) || o.Email!.ToLower().Contains(pattern));
        }

        var now = clock.GetUtcNow();
        var total = await rows.CountAsync(cancellation);
        var part = await rows.OrderBy(o => o.DisplayName).Skip(page.Skip).Take(page.Limit)
            .Select(o => new { o.Id, o.Email, o.DisplayName, o.CreatedAt, o.LastSignInAt, Locked = o.LockoutEnd > now, Roles = o.Roles.ToList() }).ToListAsync(cancellation);
        var tenants = await db.Tenants.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Slug, cancellation);
        return new Page<OperatorRow>(
            part.ConvertAll(o => new OperatorRow(
                o.Id, o.Email ?? "", o.DisplayName, o.CreatedAt, o.LastSignInAt, o.Locked,
                o.Roles.ConvertAll(r => new RoleRow(r.Id, r.Role, r.TenantId, r.TenantId is { } t ? tenants.GetValueOrDefault(t) : null)))),
            total);
    }

    /// <summary>Creates an operator with one role and a one-time password, which must be changed at the first sign-in and is never shown again.</summary>
    public async Task<Result<NewOperator>> InviteAsync(Actor actor, string email, string displayName, RoleGrant grant, CancellationToken cancellation)
    {
        if (Refusal(actor, grant) is { } refusal)
        {
            return refusal;
        }

        var password = $"{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 8)}-{RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 8)}";
        var created = await CreateAsync(actor, email, displayName, password, grant, mustChange: true, cancellation);
        return created.Succeeded ? new NewOperator(created.Value, password) : Result<NewOperator>.Failed(created.Errors);
    }

    public async Task<Result<Done>> GrantAsync(Actor actor, Guid id, RoleGrant grant, CancellationToken cancellation)
    {
        if (Refusal(actor, grant) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(TenantScope.Everything);
        if (await db.Users.Include(o => o.Roles).SingleOrDefaultAsync(o => o.Id == id, cancellation) is not { } found)
        {
            return new NotFound("The operator");
        }

        if (found.Roles.Exists(r => r.Role == grant.Role && r.TenantId == grant.Tenant))
        {
            return new Conflict("role.assigned", "The operator has this role there already.", "role");
        }

        db.RoleAssignments.Add(NewAssignment(id, grant));
        db.Audit(clock, actor, "role.granted", grant.Tenant, found.Email ?? "", new { role = grant.Role.ToString() });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    public async Task<Result<Done>> RevokeAsync(Actor actor, Guid assignment, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ManageOperators));
        if (await db.RoleAssignments.SingleOrDefaultAsync(r => r.Id == assignment, cancellation) is not { } found)
        {
            return new NotFound("The role");
        }

        if (Refusal(actor, new(found.Role, found.TenantId)) is { } refusal)
        {
            return refusal;
        }

        if (found.Role is Role.Owner && await db.RoleAssignments.CountAsync(r => r.Role == Role.Owner, cancellation) == 1)
        {
            return new Conflict("owner.last", "This is the last owner; make another one first.");
        }

        db.RoleAssignments.Remove(found);
        var name = await db.Users.Where(o => o.Id == found.OperatorId).Select(o => o.Email).SingleAsync(cancellation);
        db.Audit(clock, actor, "role.revoked", found.TenantId, name ?? "", new { role = found.Role.ToString() });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>Deletes an operator everywhere. Only for owners, and never the last one of them or oneself.</summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (!actor.CanEverywhere(Permission.ManageTenants))
        {
            return new Forbidden(nameof(Permission.ManageTenants));
        }

        if (actor.Id == id)
        {
            return new Conflict("operator.self", "You cannot delete yourself.");
        }

        await using var db = database.Open(TenantScope.Everything);
        if (await db.Users.SingleOrDefaultAsync(o => o.Id == id, cancellation) is not { } found)
        {
            return new NotFound("The operator");
        }

        db.Users.Remove(found);
        db.Audit(clock, actor, "operator.deleted", null, found.Email ?? "");
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private static Error? Refusal(Actor actor, RoleGrant grant) =>
        grant is { Role: Role.Owner, Tenant: not null } or { Role: not Role.Owner, Tenant: null }
            ? new Invalid("role.place", "tenant", "Owner holds for the whole installation; every other role for one tenant.")
            : grant.Tenant is { } tenant
                ? actor.Can(Permission.ManageOperators, tenant) ? null : new Forbidden(nameof(Permission.ManageOperators))
                : actor.CanEverywhere(Permission.ManageOperators) ? null : new Forbidden(nameof(Permission.ManageOperators));

    private async Task<Result<Operator>> CreateAsync(
        Actor actor, string email, string displayName, string password, RoleGrant grant, bool mustChange, CancellationToken cancellation)
    {
        List<Error> errors = [.. Names.CheckName(displayName, field: "displayName")];
        if (email.Length is 0 or > 254 || email.IndexOf('@', StringComparison.Ordinal) is < 1)
        {
            errors.Add(new Invalid("email.malformed", "email", "An e-mail address of at most 254 characters."));
        }

        var now = clock.GetUtcNow();
        var created = new Operator
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = displayName.Trim(),
            CreatedAt = now,
            MustChangePassword = mustChange,
        };
        created.Roles.Add(NewAssignment(created.Id, grant));
        if (errors.Count > 0)
        {
            return Result<Operator>.Failed(errors);
        }

        var outcome = await users.CreateAsync(created, password);
        if (!outcome.Succeeded)
        {
            return Result<Operator>.Failed([.. outcome.Errors.Select(Translate)]);
        }

        await using var db = database.Open(TenantScope.Everything);
        db.Audit(clock, actor, "operator.created", grant.Tenant, email, new { role = grant.Role.ToString() });
        await db.SaveChangesAsync(cancellation);
        return created;
    }

    private RoleAssignment NewAssignment(Guid id, RoleGrant grant) =>
        new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), OperatorId = id, TenantId = grant.Tenant, Role = grant.Role };

    private static Error Translate(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail) =>
            new Conflict("email.taken", "There is an operator with this e-mail address already.", "email"),
        var code when code.StartsWith("Password", StringComparison.Ordinal) => new Invalid("password.weak", "password", error.Description),
        _ => new Invalid("operator.invalid", "email", error.Description),
    };
}

/// <summary>An operator who was just made, with the one-time password.</summary>
public sealed record NewOperator(Operator Operator, string Password);

/// <summary>An operator as a list shows it.</summary>
public sealed record OperatorRow(
    Guid Id, string Email, string DisplayName, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, bool Locked, IReadOnlyList<RoleRow> Roles);

/// <summary>A role of an operator; without a tenant it holds everywhere.</summary>
public sealed record RoleRow(Guid Id, Role Role, Guid? TenantId, string? Tenant);
