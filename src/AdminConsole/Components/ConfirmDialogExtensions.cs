using Radzen;

namespace AdminConsole.Components;

internal static class ConfirmDialogExtensions
{
    /// <summary>Asks before something is destroyed.</summary>
    /// <param name="dialogs">Radzen's dialogs.</param>
    /// <param name="title">What is about to happen: "Delete tenant acme".</param>
    /// <param name="message">The question in one sentence.</param>
    /// <param name="consequence">What goes with it, and whether it can be taken back.</param>
    /// <param name="action">The verb on the button.</param>
    /// <returns>Whether the operator agreed; closing the dialog is a no.</returns>
    public static async Task<bool> AskAsync(this DialogService dialogs, string title, string message, string? consequence = null, string action = "Delete")
    {
        var answer = await dialogs.OpenAsync<ConfirmDialog>(
            title,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ConfirmDialog.Message)] = message,
                [nameof(ConfirmDialog.Consequence)] = consequence,
                [nameof(ConfirmDialog.Action)] = action,
            },
            new DialogOptions { Width = "420px", CloseDialogOnOverlayClick = true, AutoFocusFirstElement = true });
        return answer is true;
    }
}
