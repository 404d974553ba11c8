using System.ComponentModel.DataAnnotations;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Account;

public sealed partial class PasswordPage
{
    private IReadOnlyList<string> _errors = [];
    private EditContext _edit = default!;

    [Inject]
    public required SignInManager<Operator> SignIn { get; init; }

    [Inject]
    public required OperatorService Operators { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    [SupplyParameterFromForm]
    public PasswordInput Input { get; set; } = default!;

    protected override void OnInitialized()
    {
        Input ??= new();
        _edit = new EditContext(Input);
    }

    private async Task ChangeAsync()
    {
        if (await SignIn.UserManager.GetUserAsync(HttpContext.User) is not { } found)
        {
            Navigation.NavigateTo("account/login");
            return;
        }

        found.MustChangePassword = false;
        var outcome = await SignIn.UserManager.ChangePasswordAsync(found, Input.Current, Input.Password);
        if (!outcome.Succeeded)
        {
            _errors = _edit.Show([.. outcome.Errors.Select(error => new Invalid(
                error.Code, error.Code is nameof(IdentityErrorDescriber.PasswordMismatch) ? "current" : "password", error.Description))]);
            return;
        }

        await Operators.RecordPasswordChangeAsync(found.Id, CancellationToken.None);
        await SignIn.RefreshSignInAsync(found);
        Navigation.NavigateTo("/");
    }

    public sealed class PasswordInput
    {
        [Required(ErrorMessage = "This is needed."), StringLength(256, ErrorMessage = "At most {1} characters.")]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "This is needed."), StringLength(256, MinimumLength = 12, ErrorMessage = "12 to 256 characters.")]
        public string Password { get; set; } = "";
    }
}
