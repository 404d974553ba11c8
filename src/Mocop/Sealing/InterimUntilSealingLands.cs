#pragma warning disable
namespace Mocop.Sealing { 
public static class EnvelopeJson { public static byte[] Write(Envelope e) => []; }
public sealed class SigningKey : IDisposable { public static SigningKey Create() => new(); public static SigningKey FromPem(string s) => new(); public string Id => ""; public string ExportPem() => ""; public void Dispose() {} }
public sealed class SigningKeyRing(SigningKey a, IReadOnlyList<SigningKey> b) { }
}
namespace Mocop.Policies { public static class GuardrailPolicyJson { public static GuardrailPolicy Read(ReadOnlySpan<byte> b) => GuardrailPolicy.Default; public static byte[] Write(GuardrailPolicy p) => []; public static string HashOf(GuardrailPolicy p) => ""; } }
