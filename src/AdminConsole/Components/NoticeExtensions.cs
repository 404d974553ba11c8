using AdminConsole.ControlPlane;
using Radzen;

namespace AdminConsole.Components;

internal static class NoticeExtensions
{
    public static void Done(this NotificationService notices, string text) =>
        notices.Notify(new NotificationMessage { Severity = NotificationSeverity.Success, Summary = text, Duration = 4000 });

    /// <summary>Says why something was not done; stays until it is closed or twelve seconds have passed.</summary>
    public static void Refused(this NotificationService notices, IReadOnlyList<Error> errors) =>
        notices.Notify(new NotificationMessage { Severity = NotificationSeverity.Error, Summary = string.Join(' ', errors.Select(error => error.Message)), Duration = 12_000 });
}
