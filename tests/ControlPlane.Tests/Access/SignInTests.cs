using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using Microsoft.EntityFrameworkCore;

namespace ControlPlane.Tests.Access;

public sealed class SignInTests : ControlPlaneTest
{
    [Fact]
    public async Task Sign_ins_lock_outs_and_resets_stand_in_the_audit_trail()
    {
        var dana = new Operator { Id = Guid.CreateVersion7(), Email = "dana@acme.example", UserName = "dana@acme.example", DisplayName = "Dana" };
        await using (var db = Host.Database.Open(TenantScope.Everything))
        {
            db.Users.Add(dana);
            await db.SaveChangesAsync(Cancellation);
        }

        var operators = Host.Get<OperatorService>();
        await operators.RecordLockOutAsync(dana.Id, Cancellation);
        await operators.RecordSignInAsync(dana.Id, Cancellation);
        await operators.RecordResetAsync(dana.Id, Cancellation);

        var records = (await Host.Get<AuditTrail>().ListAsync(Actor.System, null, new PageRequest(0, 10, "operator."), Cancellation)).Value!.Items;
        Assert.Equal([("operator.reset-by-command", "system"), ("operator.signed-in", "dana@acme.example"), ("operator.locked-out", "dana@acme.example")], records.Select(r => (r.Action, r.Actor)));
        Assert.Null((await Host.Get<AuditTrail>().CheckAsync(Actor.System, Cancellation)).Value!.BrokenAt);
        await using var read = Host.Database.Open(TenantScope.Everything);
        Assert.NotNull((await read.Users.AsNoTracking().SingleAsync(o => o.Id == dana.Id, Cancellation)).LastSignInAt);
    }
}
