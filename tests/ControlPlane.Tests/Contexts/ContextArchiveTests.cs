using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;
using ControlPlane.Tests.Incidents;
using Microsoft.EntityFrameworkCore;
using Mocop.Policies;

namespace ControlPlane.Tests.Contexts;

public sealed class ContextArchiveTests : ControlPlaneTest
{
    [Fact]
    public async Task Contexts_are_found_by_the_beginning_of_the_id_and_by_subject_and_model()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var flagged = await Host.SendAsync(acme, Cancellation);
        await Host.SendAsync(acme, Cancellation, "Oslo 4 °C, rain.");
        var archive = Host.Get<ContextArchive>();

        async Task<int> FoundAsync(ContextQuery query, string? search) => (await archive.ListAsync(Actor.System, query, new(Search: search), Cancellation)).Value!.Total;

        Assert.Equal(2, await FoundAsync(new(), null));
        Assert.Equal(1, await FoundAsync(new(), flagged.Envelope.Id));
        Assert.Equal(2, await FoundAsync(new(), "ctx_"));
        Assert.Equal(2, await FoundAsync(new(), "USER:4"));
        Assert.Equal(0, await FoundAsync(new(), "user:9"));
        Assert.Equal(1, await FoundAsync(new(Verdict: Verdict.Allow), "gpt"));
        Assert.Equal(1, await FoundAsync(new(Flagged: true), null));
    }

    [Fact]
    public async Task A_proof_of_one_block_is_for_those_who_may_see_payloads()
    {
        var (acme, globex) = (await Host.NewTenantAsync("acme", Cancellation), await Host.NewTenantAsync("globex", Cancellation));
        var made = await Host.SendAsync(acme, Cancellation);
        var proofs = Host.Get<ContextProofs>();

        var proved = (await proofs.ProveAsync(acme.With(Role.Analyst), made.Envelope.Id, "b2", Cancellation)).Value!;

        Assert.Equal(made.Envelope.Id, proved.Context);
        Assert.Equal((await proofs.ProveOwnAsync(acme.Identity, made.Envelope.Id, "b2", Cancellation)).Value!.Proof, proved.Proof);
        Assert.IsType<Forbidden>((await proofs.ProveAsync(acme.With(Role.Auditor), made.Envelope.Id, "b2", Cancellation)).Error);
        Assert.IsType<NotFound>((await proofs.ProveAsync(globex.With(Role.Administrator), made.Envelope.Id, "b2", Cancellation)).Error);
        Assert.IsType<NotFound>((await proofs.ProveAsync(acme.With(Role.Analyst), made.Envelope.Id, "b9", Cancellation)).Error);
    }

    [Fact]
    public async Task A_stored_context_that_was_altered_is_told_with_the_block()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var made = await Host.SendAsync(acme, Cancellation);
        var seals = Host.Get<ContextSeals>();
        Assert.True((await seals.CheckAsync(acme.With(Role.Auditor), made.Envelope.Id, Cancellation)).Value!.Valid);

        await using var db = Host.Database.Open(TenantScope.Everything);
        var stored = await db.Contexts.SingleAsync(Cancellation);
        var altered = System.Text.Encoding.UTF8.GetString(stored.Envelope).Replace("concert", "theatre", StringComparison.Ordinal);
        await db.Contexts.ExecuteUpdateAsync(s => s.SetProperty(c => c.Envelope, System.Text.Encoding.UTF8.GetBytes(altered)), Cancellation);

        var result = (await seals.CheckAsync(Actor.System, made.Envelope.Id, Cancellation)).Value!;
        Assert.Equal((false, "digest", "b2"), (result.Valid, result.Reason, result.Block));
    }

    [Fact]
    public async Task An_auditor_sees_that_a_context_is_there_but_not_what_it_holds()
    {
        var acme = await Host.NewTenantAsync("acme", Cancellation);
        var globex = await Host.NewTenantAsync("globex", Cancellation);
        var id = (await Host.SendAsync(acme, Cancellation)).Envelope.Id;
        var archive = Host.Get<ContextArchive>();

        Assert.Equal(1, (await archive.DescribeAsync(acme.With(Role.Auditor), id, Cancellation)).Value!.Incidents);
        Assert.IsType<Forbidden>((await archive.GetAsync(acme.With(Role.Auditor), id, Cancellation)).Error);
        Assert.IsType<NotFound>((await archive.DescribeAsync(globex.With(Role.Administrator), id, Cancellation)).Error);
        Assert.IsType<NotFound>((await Host.Get<ContextSeals>().CheckAsync(globex.With(Role.Administrator), id, Cancellation)).Error);
    }
}
