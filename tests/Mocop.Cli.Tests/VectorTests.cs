using System.Text;
using System.Text.Json;
using Mocop.Vectors;

namespace Mocop.Cli.Tests;

/// <summary>The test vectors of the specification through the program's own entry, as a shell would call it: <c>mocop verify - --jwks FILE …</c>.</summary>
public sealed class VectorTests : IDisposable
{
    private static readonly VectorFile s_file = VectorFile.Read();

    private readonly string _folder = Directory.CreateTempSubdirectory("mocop-vectors").FullName;
    private readonly string[] _common;

    public VectorTests()
    {
        var jwks = Path.Combine(_folder, "jwks.json");
        File.WriteAllText(jwks, s_file.Jwks.GetRawText());
        _common = ["verify", "-", "--jwks", jwks, "--at", s_file.At, "--tenant", s_file.Tenant];
    }

    public static TheoryData<string> Names => [.. s_file.Vectors.Select(v => v.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Verify_answers_as_the_vector_says(string name)
    {
        var vector = s_file.Find(name);
        var options = Options(vector).ToArray();
        foreach (var expected in vector.Results)
            Assert.Equal(expected, await VerifyAsync(Encoding.UTF8.GetBytes(vector.Document), options));
    }

    [Fact]
    public async Task A_flipped_bit_in_any_byte_is_refused_for_the_reason_that_the_vectors_say()
    {
        foreach (var flips in s_file.Flips)
        {
            foreach (var (flipped, letter) in flips.Variants(Encoding.UTF8.GetBytes(s_file.Find(flips.Of).Document), step: 5))
                Assert.Equal($"{letter}", flips.Letters[(await VerifyAsync(flipped, _common)).Reason ?? "valid"]);
        }
    }

    private IEnumerable<string> Options(Vector vector)
    {
        string[] session = vector.Expected?.After is { } after ? ["--session", after.Id, "--after-sequence", $"{after.Sequence}"] : [];
        string[] block = vector.Expected?.Block is { } id ? ["--block", id] : [];
        string[] seen = vector.Remember ? ["--seen", Path.Combine(_folder, "seen.jsonl")] : [];
        return [.. _common, .. session, .. block, .. seen];
    }

    private static async Task<VectorResult> VerifyAsync(byte[] document, string[] arguments)
    {
        var run = await MocopProcess.RunHere(document, arguments);
        var answer = run.Json;
        Assert.Equal((answer.GetProperty("valid").GetBoolean() ? 0 : 1, ""), (run.ExitCode, run.Messages));
        var reason = Text(answer, "reason");
        return new VectorResult(answer.GetProperty("valid").GetBoolean(), Text(answer, "key"), reason, reason is "schema" ? null : Text(answer, "block"));
    }

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var member) ? member.GetString() : null;
}
