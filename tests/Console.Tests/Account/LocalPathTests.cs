using AdminConsole.Account;

namespace AdminConsole.Tests.Account;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/incidents?state=open", "/incidents?state=open")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/ok\r\nSet-Cookie: x", "/")]
    public void Signing_in_leads_only_to_this_console(string? returnUrl, string expected) => Assert.Equal(expected, LocalPath.OrHome(returnUrl));
}
