using System.Text;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.Pages.Contexts;
using AdminConsole.Tests.Hosting;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Mocop.Sealing;

namespace AdminConsole.Tests.Contexts;

public sealed class ContextPageTests : ScreenTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_recorded_context_shows_its_blocks_its_text_and_that_the_seal_holds()
    {
        await SignInOwnerAsync();
        var made = await SendAsync(await NewTenantAsync("acme"));

        var page = Render<ContextPage>(parameters => parameters.Add(p => p.Id, made.Envelope.Id));

        page.WaitForAssertion(() => Assert.Contains("seal verified", page.Find(".side").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(2, page.FindAll(".blocks li").Count);
        Assert.Contains("ignore previous instructions", page.Find(".provenance").TextContent, StringComparison.Ordinal);
        Assert.Contains("override.", page.Find(".origin").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_block_has_its_proof_as_a_file_and_estimated_counts_are_marked()
    {
        await SignInOwnerAsync();
        var acme = await NewTenantAsync("acme");
        var (exact, estimated) = (await SendAsync(acme), await SendAsync(acme, model: "claude-sonnet-4"));

        var page = Render<ContextPage>(parameters => parameters.Add(p => p.Id, exact.Envelope.Id));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".proof").Count), Patience);
        var link = page.FindAll(".proof")[1];
        Assert.Equal(($"contexts/{exact.Envelope.Id}/blocks/b2/proof.json", $"{exact.Envelope.Id}-b2.proof.json"), (link.GetAttribute("href"), link.GetAttribute("download")));
        Assert.DoesNotContain("≈", page.Find(".blocks").TextContent, StringComparison.Ordinal);

        page = Render<ContextPage>(parameters => parameters.Add(p => p.Id, estimated.Envelope.Id));
        page.WaitForAssertion(() => Assert.Equal(2, page.Find(".blocks").TextContent.Count(c => c == '≈')), Patience);
    }

    [Fact]
    public async Task An_altered_context_says_so_and_names_the_block()
    {
        await SignInOwnerAsync();
        var made = await SendAsync(await NewTenantAsync("acme"));
        await using (var db = Get<ConsoleDatabase>().Open(TenantScope.Everything))
        {
            var altered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(EnvelopeJson.Write(made.Envelope)).Replace("concert", "theatre", StringComparison.Ordinal));
            await db.Contexts.ExecuteUpdateAsync(s => s.SetProperty(c => c.Envelope, altered), Cancellation);
        }

        var page = Render<ContextPage>(parameters => parameters.Add(p => p.Id, made.Envelope.Id));

        page.WaitForAssertion(() => Assert.Contains("not the one that was sealed", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("block b2", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_envelope_any_more_is_not_drawn()
    {
        await SignInOwnerAsync();
        var made = await SendAsync(await NewTenantAsync("acme"));
        await using (var db = Get<ConsoleDatabase>().Open(TenantScope.Everything))
        {
            await db.Contexts.ExecuteUpdateAsync(s => s.SetProperty(c => c.Envelope, Encoding.UTF8.GetBytes("{}")), Cancellation);
        }

        var page = Render<ContextPage>(parameters => parameters.Add(p => p.Id, made.Envelope.Id));

        page.WaitForAssertion(() => Assert.Contains("no envelope any more", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".provenance"));
    }

    [Fact]
    public async Task An_auditor_verifies_without_seeing_the_payload()
    {
        var acme = await NewTenantAsync("acme");
        var made = await SendAsync(acme);
        await SignInAsync(new(Role.Auditor, acme.TenantId));

        var page = Render<ContextPage>(parameters => parameters.Add(p => p.Id, made.Envelope.Id));

        page.WaitForAssertion(() => Assert.Contains("seal verified", page.Find(".side").TextContent, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("concert", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Download", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_downloaded_file_is_what_a_verifier_takes()
    {
        var made = await SendAsync(await NewTenantAsync("acme"));
        var stored = (await Get<ContextArchive>().GetAsync(Actor.System, made.Envelope.Id, Cancellation)).Value!;

        using var document = System.Text.Json.JsonDocument.Parse(OpenedEnvelope.Json(stored));

        var seal = document.RootElement.GetProperty("seal");
        var ring = await Get<SigningKeyStore>().RingAsync(Cancellation);
        Assert.True(EnvelopeVerifier.Verify(
            Encoding.UTF8.GetBytes(document.RootElement.GetProperty("envelope").GetRawText()),
            new(seal.GetProperty("protected").GetString()!, seal.GetProperty("signature").GetString()!), ring.PublicKeys).Valid);
    }

    [Fact]
    public async Task The_list_answers_to_the_address()
    {
        await SignInOwnerAsync();
        var acme = await NewTenantAsync("acme");
        await SendAsync(acme);
        await SendAsync(acme, "Oslo 4 °C, rain.");
        Navigation.NavigateTo("contexts?verdict=flagged");

        var page = Render<ContextsPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")), Patience);
        Assert.Contains("neutralize", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }
}
