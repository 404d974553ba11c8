using System.Security.Cryptography;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Benchmarks.Engine;

/// <summary>A context of 20 blocks and 32 KB of prose, with every stage on, and the work in it that cannot be avoided.</summary>
public sealed class SampleContext
{
    private const int Blocks = 20;
    private readonly ContextAssembler _assembler = new(InjectionScanner.Default);
    private readonly SigningKeyRing _keys = new(SigningKey.Create());
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ContextRequest _request;
    private readonly byte[] _envelope;
    private readonly JwsSeal _seal;
    private readonly byte[] _message = new byte[1024];
    private readonly byte[] _signature;

    public SampleContext()
    {
        var text = RealTexts.Prose(Characters);
        BlockKind[] kinds = [BlockKind.System, BlockKind.Memory, BlockKind.History, BlockKind.History, BlockKind.Retrieval, BlockKind.Retrieval, BlockKind.Plugin, BlockKind.Plugin, BlockKind.Plugin, BlockKind.User];
        _request = new ContextRequest
        {
            Tenant = "acme",
            Application = "support-bot",
            Model = "gpt-4o",
            Blocks = [.. text.Chunk(Characters / Blocks).Take(Blocks).Select((part, i) => new ContextBlock { Kind = i == 0 ? BlockKind.System : kinds[1 + (i % 9)], Content = new string(part) })],
        };
        var context = (AssembledContext)_assembler.Assemble(_request, GuardrailPolicy.Default, _keys, TimeProvider.System);
        (_envelope, _seal) = (EnvelopeJson.Write(context.Envelope), context.Seal);
        _signature = _key.SignData(_message, HashAlgorithmName.SHA256);
    }

    /// <summary>Of all blocks together; ASCII, so also their bytes.</summary>
    public static int Characters => 32 * 1024;

    public AssemblyOutcome Assemble() => _assembler.Assemble(_request, GuardrailPolicy.Default, _keys, TimeProvider.System);

    /// <summary>Encoding every block once, and one signature.</summary>
    public int Unavoidable()
    {
        var tokens = 0;
        foreach (var block in _request.Blocks)
            tokens += TokenEncoding.O200kBase.Count(block.Content);
        return tokens + _key.SignData(_message, HashAlgorithmName.SHA256).Length;
    }

    public bool Verify() => EnvelopeVerifier.Verify(_envelope, _seal, _keys.PublicKeys).Valid;

    public bool VerifySignature() => _key.VerifyData(_message, _signature, HashAlgorithmName.SHA256);
}
