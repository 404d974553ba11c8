using System.Buffers.Binary;
using System.IO.Compression;

namespace Mocop.Tokens.Ranks;

/// <summary>Reads the ranks that are embedded in this assembly; <c>NOTICE.md</c> says where they come from.</summary>
internal static class RankFile
{
    private const int HeaderLength = 9;

    public static RankTable Load(string encoding)
    {
        var name = $"Mocop.Tokens.Ranks.{encoding}.tiktoken.br";
        using var resource = typeof(RankFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The ranks '{name}' are not embedded in this assembly.");
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var content = new MemoryStream(2 * 1024 * 1024);
        brotli.CopyTo(content);
        return Parse(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static RankTable Parse(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("MBPE\u0001"u8))
            throw new InvalidOperationException("The embedded ranks have an unknown layout.");

        var count = BinaryPrimitives.ReadInt32LittleEndian(content[5..]);
        var lengths = content.Slice(HeaderLength, count);
        return new RankTable(lengths, content[(HeaderLength + count)..]);
    }
}
