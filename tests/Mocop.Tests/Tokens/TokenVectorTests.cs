using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

/// <summary>Compares with what npm's tiktoken made of the same texts; <c>tests/npm/token-vectors.mjs</c> wrote it down.</summary>
public sealed class TokenVectorTests
{
    private static readonly JsonElement[] s_vectors = [.. File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Tokens", "token-vectors.jsonl"))
        .Select(line => JsonElement.Parse(line))];

    [Theory]
    [InlineData("o200k_base")]
    [InlineData("cl100k_base")]
    [InlineData("p50k_base")]
    public void Tokens_equal_the_reference(string name)
    {
        var encoding = TokenEncoding.Get(name);
        Assert.True(s_vectors.Length > 400);
        foreach (var vector in s_vectors)
        {
            var text = Text(vector);
            var expected = vector.GetProperty(name);
            var tokens = encoding.Encode(text);
            var because = $"{vector.GetProperty("name")}: {string.Join(',', tokens.Take(40))}";
            if (expected.TryGetProperty("tokens", out var listed))
                Assert.Equal(listed.EnumerateArray().Select(token => token.GetInt32()), tokens);
            Assert.True(expected.GetProperty("count").GetInt32() == tokens.Count, because);
            Assert.True(expected.GetProperty("count").GetInt32() == encoding.Count(text), because);
            Assert.True(string.Equals(expected.GetProperty("sha256").GetString(), Digest(tokens), StringComparison.Ordinal), because);
        }
    }

    private static string Text(JsonElement vector)
    {
        var unit = vector.TryGetProperty("text", out var text)
            ? text.GetString()!
            : MemoryMarshal.Cast<byte, char>(vector.GetProperty("utf16").GetBytesFromBase64()).ToString();
        return vector.TryGetProperty("times", out var times) ? new StringBuilder().Insert(0, unit, times.GetInt32()).ToString() : unit;
    }

    private static string Digest(IEnumerable<int> tokens) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(',', tokens))));
}
