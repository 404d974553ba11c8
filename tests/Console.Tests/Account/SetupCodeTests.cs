using AdminConsole.Account;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminConsole.Tests.Account;

public sealed class SetupCodeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAA-AAAAA-AAAAA-AAAAA")]
    public void A_guess_does_not_match(string? typed) => Assert.False(new SetupCode(NullLogger<SetupCode>.Instance).Matches(typed));
}
