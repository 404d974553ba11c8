using AdminConsole.ControlPlane.Access;

namespace AdminConsole.Pages.Operators;

internal static class RoleWords
{
    public static IReadOnlyList<(Role Role, string Meaning)> Meanings { get; } =
    [
        (Role.Owner, "Everything, in every tenant; creates tenants and runs local plugins."),
        (Role.Administrator, "Everything inside a tenant."),
        (Role.PolicyAuthor, "Writes and publishes policies and budgets; sees incidents without payloads."),
        (Role.Analyst, "Follows and decides incidents, payloads included."),
        (Role.Auditor, "Reads everything but payloads, changes nothing."),
    ];

    public static string Of(Role role) => role is Role.PolicyAuthor ? "Policy author" : role.ToString();
}
