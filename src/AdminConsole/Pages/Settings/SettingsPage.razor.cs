using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Signing;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Settings;

public sealed partial class SettingsPage
{
    private IReadOnlyList<SigningKeyRow>? _keys;
    private Error? _refusal;
    private bool _busy;

    [Inject]
    public required SigningKeyStore Keys { get; init; }

    [Inject]
    public required StorageOptions Storage { get; init; }

    /// <summary>The newest key that is not retired.</summary>
    private string? Signing => _keys?.FirstOrDefault(key => key.RetiredAt is null)?.Kid;

    protected override async Task LoadAsync()
    {
        var found = await Keys.ListAsync(Actor, Leaving);
        _keys = found.Value;
        _refusal = found.Succeeded ? null : found.Error;
    }

    private async Task RetireAsync(SigningKeyRow key)
    {
        var agreed = await Dialogs.AskAsync(
            "Retire a signing key",
            $"Retire the key {key.Kid[..8]}…?",
            "Nothing that it sealed verifies any more: recorded contexts, proofs, and tools' answers that are on their way. That is for a key that has leaked. It cannot be undone.",
            "Retire");
        if (!agreed || _busy) return;
        _busy = true;
        await TellAsync(await Keys.RetireAsync(Actor, key.Kid, Leaving), "The key is retired: what it sealed no longer verifies.");
        _busy = false;
    }

    private async Task RotateAsync()
    {
        var agreed = await Dialogs.AskAsync(
            "Rotate the signing key",
            "Make a new key that signs from now on?",
            "Everything that older keys sealed keeps verifying. Whoever stored a copy of the public keys must fetch them anew.",
            "Rotate");
        if (!agreed || _busy) return;
        _busy = true;
        await TellAsync(await Keys.RotateAsync(Actor, Leaving), "A new key signs from now on.");
        _busy = false;
    }
}
