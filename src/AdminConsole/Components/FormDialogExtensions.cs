using Microsoft.AspNetCore.Components;
using Radzen;

namespace AdminConsole.Components;

internal static class FormDialogExtensions
{
    /// <summary>Opens a form in a dialog.</summary>
    /// <returns>What the form came to; null when it was closed without saving.</returns>
    public static async Task<object?> OpenFormAsync<TForm>(this DialogService dialogs, string title, params (string Name, object? Value)[] parameters)
        where TForm : ComponentBase =>
        (object?)await dialogs.OpenAsync<TForm>(
            title,
            parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal),
            new DialogOptions { Width = "min(560px, calc(100vw - 24px))", AutoFocusFirstElement = true });
}
