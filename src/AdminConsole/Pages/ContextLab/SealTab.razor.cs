using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Mocop.Assembly;
using Mocop.Sealing;

namespace AdminConsole.Pages.ContextLab;

/// <summary>Shows the seal, checks it, and shows what becomes of an envelope in which something was changed.</summary>
public sealed partial class SealTab
{
    private const int Many = 200;
    private AssembledContext? _shown;
    private VerificationResult? _verified;
    private List<ByteChange> _changes = [];

    [Inject]
    public required LabAssembly Assembly { get; init; }

    [Parameter, EditorRequired]
    public required AssembledContext Context { get; set; }

    [Parameter, EditorRequired]
    public required ReadOnlyMemory<byte> Envelope { get; set; }

    private string Header => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Context.Seal.Protected));

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Context)) return;
        (_shown, _verified, _changes) = (Context, null, []);
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);

    private static string Reason(VerificationResult result) => (result.Reason, result.Block) switch
    {
        ("digest", { } block) => $"block {block} is not the one that was sealed",
        ("root", _) => "the list of blocks is not the one that was sealed",
        ("signature", _) => "the signature does not hold",
        ("malformed", _) => "it is no JSON any more",
        ("schema", var block) => $"it is no mocop/1 envelope any more{(result.Path is { Length: > 0 } path ? $" ({path})" : block is null ? "" : $" (block {block})")}",
        (null, _) => "nothing",
        var (reason, _) => reason,
    };

    private async Task VerifyAsync() => _verified = await Assembly.VerifyAsync(Envelope, Context.Seal, CancellationToken.None);

    private async Task ChangeAsync(int times)
    {
        var changes = new List<ByteChange>(times);
        for (var i = 0; i < times; i++)
        {
            var (changed, offset) = ByteChange.Flip(Envelope);
            changes.Add(ByteChange.Of(Envelope, changed, offset, await Assembly.VerifyAsync(changed, Context.Seal, CancellationToken.None)));
        }

        _changes = changes;
    }
}
