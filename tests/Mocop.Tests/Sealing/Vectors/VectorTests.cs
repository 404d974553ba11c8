using System.Text;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>The test vectors of the specification, here and in JavaScript. The command line and the HTTP API check them too, in their own tests.</summary>
public sealed class VectorTests
{
    /// <summary>Set, it makes the files anew instead of comparing: <c>MOCOP_WRITE_VECTORS=1</c>.</summary>
    private static readonly bool s_write = Environment.GetEnvironmentVariable("MOCOP_WRITE_VECTORS") is "1";

    private static readonly VectorFile s_file = Load();

    public static TheoryData<string> Names => [.. s_file.Vectors.Select(v => v.Name)];

    public static TheoryData<string> BlockNames => [.. s_file.SealedBlocks.Select(b => b.Name)];

    [Fact]
    public void The_file_holds_what_the_engine_makes()
    {
        Assert.Equal(s_file.Write(), File.ReadAllText(VectorFile.Location));
        Assert.Equal(VectorCatalogue.Make(s_file).Write(), s_file.Write());
    }

    [Fact]
    public void The_documented_example_is_one_of_the_vectors()
    {
        var location = Path.Combine(VectorFile.RepositoryRoot, "docs", "envelope-example.json");
        var text = $"{s_file.Find("three-blocks").Document[..^1].Replace(",\"seal\":", ",\n\"seal\":", StringComparison.Ordinal)},\n\"jwks\":{VectorKeys.Ring.PublicJwks()}}}\n";
        if (s_write)
            File.WriteAllText(location, text);
        Assert.Equal(text, File.ReadAllText(location));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_engine_answers_as_the_vector_says(string name)
    {
        var vector = s_file.Find(name);
        var expected = VectorCatalogue.Expected(s_file, vector);
        Assert.Equal(vector.Results, vector.Results.Select(_ => VectorResult.Of(EnvelopeVerifier.Verify(Encoding.UTF8.GetBytes(vector.Document), VectorKeys.Ring.PublicKeys, expected))));
    }

    [Theory]
    [MemberData(nameof(BlockNames))]
    public void The_engine_judges_sealed_blocks_as_the_vector_says(string name)
    {
        var vector = s_file.SealedBlocks.Single(b => b.Name == name);
        using var json = JsonDocument.Parse(vector.Block);
        Assert.True(ContextBlockJson.TryRead(json.RootElement, "", out var block, out _));
        Assert.Equal(vector.Valid, BlockSealing.Verify(block, VectorKeys.Ring.PublicKeys));
    }

    [Fact]
    public async Task JavaScript_answers_as_the_vectors_say()
    {
        var answer = await NodeScript.Run("check-vectors.mjs", "", TestContext.Current.CancellationToken, VectorFile.Location);
        var results = VectorFile.Read(answer);
        Assert.Equal(s_file.Vectors.Select(v => v.Name), results.Vectors.Select(v => v.Name));
        Assert.Equal(s_file.Flips.Select(f => f.Results), results.Flips.Select(f => f.Results));
        Assert.Equal(s_file.SealedBlocks.Select(b => b.Valid), results.SealedBlocks.Select(b => b.Valid));
    }

    private static VectorFile Load()
    {
        var earlier = File.Exists(VectorFile.Location) ? VectorFile.Read() : null;
        if (!s_write)
            return earlier ?? throw new InvalidOperationException($"{VectorFile.Location} is missing.");
        var made = VectorCatalogue.Make(earlier);
        File.WriteAllText(VectorFile.Location, made.Write());
        return VectorFile.Read();
    }
}
