using System.Security.Cryptography;

namespace Mocop.Sealing;

/// <summary>Where random numbers come from: the operating system, or a fixed row of them in a test.</summary>
public interface INonceSource
{
    /// <summary>Fills a buffer with unguessable bytes.</summary>
    /// <param name="bytes">The buffer.</param>
    void Fill(Span<byte> bytes);
}

/// <summary>The operating system's random numbers.</summary>
public sealed class RandomNonceSource : INonceSource
{
    /// <summary>The one instance.</summary>
    public static RandomNonceSource Instance { get; } = new();

    /// <inheritdoc/>
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
