using System.ComponentModel.DataAnnotations;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Account;

public sealed partial class LoginPage
{
    private IReadOnlyList<string> _errors = [];

    [Inject]
    public required SignInManager<Operator> SignIn { get; init; }

    [Inject]
    public required OperatorService Operators { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromForm]
    public LoginInput Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (await Operators.IsEmptyAsync(CancellationToken.None)) Navigation.NavigateTo("account/setup");
    }

    private async Task SignInAsync()
    {
        var users = SignIn.UserManager;
        if (await users.FindByEmailAsync(Input.Email) is not { } found)
        {
            // The same work as for a known address, so that the time tells nothing.
            users.PasswordHasher.HashPassword(new Operator { DisplayName = "" }, Input.Password);
            _errors = ["The e-mail address or the password is wrong."];
            return;
        }

        var wasLocked = await users.IsLockedOutAsync(found);
        var outcome = await SignIn.PasswordSignInAsync(found, Input.Password, isPersistent: false, lockoutOnFailure: true);
        if (outcome.IsLockedOut)
        {
            if (!wasLocked) await Operators.RecordLockOutAsync(found.Id, CancellationToken.None);
            _errors = ["This account is locked after five failed attempts. Wait ten minutes, then try again."];
            return;
        }

        if (!outcome.Succeeded)
        {
            _errors = ["The e-mail address or the password is wrong."];
            return;
        }

        await Operators.RecordSignInAsync(found.Id, CancellationToken.None);
        Navigation.NavigateTo(found.MustChangePassword ? "account/password" : LocalPath.OrHome(ReturnUrl));
    }

    public sealed class LoginInput
    {
        [Required(ErrorMessage = "This is needed."), StringLength(254, ErrorMessage = "At most {1} characters.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "This is needed."), StringLength(256, ErrorMessage = "At most {1} characters.")]
        public string Password { get; set; } = "";
    }
}
