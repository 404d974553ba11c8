namespace AdminConsole.Account;

internal static class LocalPath
{
    /// <summary>The address to return to after signing in, if it is one of this console; otherwise the overview. Nobody is sent to another site.</summary>
    public static string OrHome(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";
}
