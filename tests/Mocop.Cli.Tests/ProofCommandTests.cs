using System.Text.Json;
using Mocop.Vectors;

namespace Mocop.Cli.Tests;

/// <summary>Proofs, first use and sessions.</summary>
public sealed class ProofCommandTests : IDisposable
{
    private static readonly VectorFile s_file = VectorFile.Read();

    private readonly string _folder = Directory.CreateTempSubdirectory("mocop-proof").FullName;

    public ProofCommandTests() => File.WriteAllText(Jwks, s_file.Jwks.GetRawText());

    private string Jwks => Path.Combine(_folder, "jwks.json");

    private string Seen => Path.Combine(_folder, "seen.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_proof_shows_one_block_and_nothing_of_the_others()
    {
        var proof = await MocopProcess.Run(s_file.Find("three-blocks").Document, "prove", "-", "--block", "b2");
        Assert.Equal((0, ""), (proof.ExitCode, proof.Messages));
        Assert.Equal(s_file.Find("proof-of-three").Document, proof.Output.TrimEnd('\n'));
        Assert.DoesNotContain("concert", proof.Output, StringComparison.Ordinal);

        var verified = await MocopProcess.RunHere(proof.Output, "verify", "-", "--jwks", Jwks, "--any-time", "--block", "b2");
        Assert.Equal(0, verified.ExitCode);
        var shown = verified.Json.GetProperty("shown");
        Assert.Equal(("b2", 1, 3, "user"), (shown.GetProperty("id").GetString(), shown.GetProperty("index").GetInt32(), shown.GetProperty("size").GetInt32(), shown.GetProperty("trust").GetString()));
    }

    [Fact]
    public async Task Every_block_of_a_larger_envelope_can_be_proved()
    {
        var document = s_file.Find("seven-blocks").Document;
        foreach (var block in JsonDocument.Parse(document).RootElement.GetProperty("envelope").GetProperty("blocks").EnumerateArray())
        {
            var id = block.GetProperty("id").GetString()!;
            var proof = await MocopProcess.RunHere(document, "prove", "-", "--block", id);
            var verified = await MocopProcess.RunHere(proof.Output, "verify", "-", "--jwks", Jwks, "--any-time");
            Assert.Equal((0, id), (verified.ExitCode, verified.Json.GetProperty("shown").GetProperty("id").GetString()));
        }
    }

    [Theory]
    [InlineData("three-blocks", "b4", "block")]
    [InlineData("content", "b2", "digest")]
    [InlineData("removed", "b1", "root")]
    [InlineData("seal-missing", "b1", "seal")]
    [InlineData("proof-of-three", "b2", "schema")]
    [InlineData("json-cut", "b1", "malformed")]
    public async Task Nothing_is_proved_of_what_is_not_whole_or_not_there(string vector, string block, string reason)
    {
        var run = await MocopProcess.RunHere(s_file.Find(vector).Document, "prove", "-", "--block", block);
        Assert.Equal((1, reason), (run.ExitCode, run.Json.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task An_envelope_is_accepted_once_by_all_who_share_a_file()
    {
        string[] verify = ["verify", "-", "--jwks", Jwks, "--any-time", "--seen", Seen];
        Assert.Equal(0, (await MocopProcess.RunHere(s_file.Find("three-blocks").Document, verify)).ExitCode);
        Assert.Equal(0, (await MocopProcess.RunHere(s_file.Find("one-block").Document, verify)).ExitCode);
        var again = await MocopProcess.Run(s_file.Find("three-blocks").Document, verify);
        Assert.Equal((1, "replay"), (again.ExitCode, again.Json.GetProperty("reason").GetString()));
        Assert.Equal(2, File.ReadAllLines(Seen).Length);
    }

    [Theory]
    [InlineData("no json\n")]
    [InlineData("{\"nonce\":\"short\"}\n")]
    [InlineData("[]")]
    public async Task A_file_that_cannot_be_read_back_accepts_nothing(string content)
    {
        await File.WriteAllTextAsync(Seen, content, TestContext.Current.CancellationToken);
        var run = await MocopProcess.RunHere(s_file.Find("one-block").Document, "verify", "-", "--jwks", Jwks, "--any-time", "--seen", Seen);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(content, await File.ReadAllTextAsync(Seen, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--session", "s1")]
    [InlineData("--after-sequence", "1")]
    [InlineData("--session", "s1", "--after-sequence", "-1")]
    public async Task Half_an_expectation_is_wrong_use(params string[] options)
    {
        var run = await MocopProcess.RunHere(s_file.Find("one-block").Document, ["verify", "-", "--jwks", Jwks, .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }
}
