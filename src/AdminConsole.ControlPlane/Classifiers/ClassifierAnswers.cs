using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>The answers of one revision of a classifier, by a hash of what was asked. Failures are never kept.</summary>
internal sealed class ClassifierAnswers(int entries, TimeSpan kept, TimeProvider clock)
{
    private readonly MemoryCache? _cache = entries == 0 ? null : new(new MemoryCacheOptions { SizeLimit = entries });

    public ClassifierReply? Find(ClassifierQuestion question) =>
        _cache?.TryGetValue(KeyOf(question), out (ClassifierReply Reply, DateTimeOffset Until) found) == true && found.Until > clock.GetUtcNow() ? found.Reply : null;

    public void Keep(ClassifierQuestion question, ClassifierReply reply)
    {
        if (reply.Failure is null)
        {
            _cache?.Set(KeyOf(question), (reply, clock.GetUtcNow() + kept), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = kept });
        }
    }

    /// <summary>SHA-256 over everything that is asked.</summary>
    private static string KeyOf(ClassifierQuestion question)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(head, (int)question.Kind);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], question.Score);
        hash.AppendData(head);
        hash.AppendData(Encoding.Unicode.GetBytes(question.Text));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
