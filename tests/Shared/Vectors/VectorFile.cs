using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mocop.Sealing;

namespace Mocop.Vectors;

/// <summary><c>docs/vectors/mocop-1.json</c>: documents, what is asked of them, and what every verifier must answer.</summary>
internal sealed record VectorFile(
    string About, string At, string Tenant, JsonElement Jwks, IReadOnlyList<Vector> Vectors, IReadOnlyList<VectorFlips> Flips, IReadOnlyList<VectorBlock> SealedBlocks)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = false,
    };

    [JsonIgnore]
    public DateTimeOffset Time => DateTimeOffset.Parse(At, CultureInfo.InvariantCulture);

    public static string RepositoryRoot { get; } = FindRoot();

    public static string Location { get; } = Path.Combine(RepositoryRoot, "docs", "vectors", "mocop-1.json");

    public static VectorFile Read() => Read(File.ReadAllText(Location));

    public static VectorFile Read(string text) => JsonSerializer.Deserialize<VectorFile>(text, s_options)!;

    public string Write() => JsonSerializer.Serialize(this, s_options) + "\n";

    public Vector Find(string name) => Vectors.Single(v => string.Equals(v.Name, name, StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}

/// <summary>One document. <see cref="Results"/> has an answer for each time it is presented; with <see cref="Remember"/> under one replay memory.</summary>
internal sealed record Vector(string Name, string About, string Document, VectorExpectations? Expected, bool Remember, IReadOnlyList<VectorResult> Results);

/// <summary>What is asked beside what the file asks of all.</summary>
internal sealed record VectorExpectations(string? Block, VectorSession? After);

internal sealed record VectorSession(string Id, long Sequence);

/// <summary>An answer. A <c>schema</c> answer names no block here, since naming one is up to the verifier.</summary>
internal sealed record VectorResult(bool Valid, string? Key, string? Reason, string? Block)
{
    public static VectorResult Of(VerificationResult result) =>
        new(result.Valid, result.Key, result.Reason, result.Reason is "schema" ? null : result.Block);
}

/// <summary>Every bit of a document flipped, the lowest of the first byte first; a letter for the reason of each.</summary>
internal sealed record VectorFlips(string Name, string About, string Of, IReadOnlyDictionary<string, string> Letters, string Results)
{
    /// <summary>The documents with one bit flipped, and the letter that each must get. With a step of 5 each byte is still changed, once or twice.</summary>
    public IEnumerable<(byte[] Document, char Letter)> Variants(byte[] document, int step = 1)
    {
        for (var bit = 0; bit < document.Length * 8; bit += step)
            yield return (Flip(document, bit), Results[bit]);
    }

    public static byte[] Flip(byte[] document, int bit)
    {
        var flipped = (byte[])document.Clone();
        flipped[bit >> 3] ^= (byte)(1 << (bit & 7));
        return flipped;
    }
}

/// <summary>A plugin's block under the plugin runtime's seal.</summary>
internal sealed record VectorBlock(string Name, string About, string Block, bool Valid);
