using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.Pages.Audit;
using AdminConsole.Tests.Hosting;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Audit;

public sealed class AuditPageTests : ScreenTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_opened_record_says_whether_it_was_changed_and_the_check_finds_where()
    {
        await NewTenantAsync("acme");
        await SignInOwnerAsync();
        Navigation.NavigateTo("audit?record=1");
        var page = Render<AuditPage>();
        page.WaitForAssertion(() => Assert.Contains("the hash fits", page.Find(".record").TextContent, StringComparison.Ordinal), Patience);

        await using (var db = Get<ConsoleDatabase>().Open(TenantScope.Everything))
        {
            await db.AuditRecords.Where(r => r.Sequence == 1).ExecuteUpdateAsync(s => s.SetProperty(r => r.Target, "globex"), Cancellation);
        }

        await page.FindAll("button").Single(button => button.TextContent.Contains("Check the chain", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("broken at record 1", page.Markup, StringComparison.Ordinal), Patience);
        Navigation.NavigateTo("audit?record=1&q=globex");
        page.WaitForAssertion(() => Assert.Contains("was changed after it was written", page.Find(".record").TextContent, StringComparison.Ordinal), Patience);
    }
}
