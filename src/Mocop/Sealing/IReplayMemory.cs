namespace Mocop.Sealing;

/// <summary>Remembers which contexts were accepted, so that a verifier can refuse one that comes again.</summary>
public interface IReplayMemory
{
    /// <summary>Remembers a context.</summary>
    /// <param name="nonce">The envelope's nonce, 128 random bits: no two envelopes share one.</param>
    /// <param name="until">The envelope's expiry. A verifier that looks at the time refuses it from then on anyway, and the memory may forget it.</param>
    /// <returns>Whether it was new. Of many callers at once with one nonce, exactly one is told so.</returns>
    bool TryRemember(string nonce, DateTimeOffset until);
}
