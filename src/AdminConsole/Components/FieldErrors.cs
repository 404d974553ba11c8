using System.Reflection;
using AdminConsole.ControlPlane;
using Microsoft.AspNetCore.Components.Forms;

namespace AdminConsole.Components;

/// <summary>Puts the errors of a use case beside the fields they are about.</summary>
internal static class FieldErrors
{
    private static readonly object Key = new();

    /// <summary>Shows each error beside its field, and drops those of the last attempt.</summary>
    /// <returns>The messages that belong to no field of the form, for its head.</returns>
    public static IReadOnlyList<string> Show(this EditContext edit, IReadOnlyList<Error> errors)
    {
        var store = StoreOf(edit);
        store.Clear();
        List<string> rest = [];
        foreach (var error in errors)
        {
            var property = error.Field is null ? null : edit.Model.GetType().GetProperty(error.Field, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property is null) rest.Add(error.Message);
            else store.Add(edit.Field(property.Name), error.Message);
        }

        edit.NotifyValidationStateChanged();
        return rest;
    }

    private static ValidationMessageStore StoreOf(EditContext edit)
    {
        if (edit.Properties.TryGetValue(Key, out var known)) return (ValidationMessageStore)known;
        var store = new ValidationMessageStore(edit);
        edit.Properties[Key] = store;
        // A message of the server holds until the field is touched.
        edit.OnFieldChanged += (_, changed) => store.Clear(changed.FieldIdentifier);
        edit.OnValidationRequested += (_, _) => store.Clear();
        return store;
    }
}
