using System.Diagnostics.CodeAnalysis;
using Mocop.Tokens.Limits;
using Mocop.Tokens.Pieces;
using Mocop.Tokens.Ranks;

namespace Mocop.Tokens;

/// <summary>
/// A published byte-pair encoding: exact token counts and tokens, as the model counts them. Text is always ordinary text: what looks like a special
/// token (<c>&lt;|endoftext|&gt;</c>) is encoded by its characters. Unpaired surrogates count as U+FFFD, as they do on the way to any model. The vocabulary is
/// read when an encoding is first used. Safe for any number of threads.
/// </summary>
public sealed class TokenEncoding
{
    private static readonly TokenEncoding[] s_known =
    [
        new("o200k_base", new O200kScanner()), new("cl100k_base", new Cl100kScanner()), new("p50k_base", new P50kScanner()),
    ];

    private readonly Lazy<PieceEncoder> _encoder;

    private TokenEncoding(string name, PieceScanner scanner)
    {
        Name = name;
        _encoder = new Lazy<PieceEncoder>(() => new PieceEncoder(scanner, RankFile.Load(name)));
    }

    /// <summary>The encoding of GPT-4o, GPT-4.1, GPT-5 and the o-series.</summary>
    public static TokenEncoding O200kBase => s_known[0];

    /// <summary>The encoding of GPT-4, GPT-3.5 and the third embedding models.</summary>
    public static TokenEncoding Cl100kBase => s_known[1];

    /// <summary>The encoding of the last completion models before GPT-3.5.</summary>
    public static TokenEncoding P50kBase => s_known[2];

    /// <summary>The names of all encodings known here.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(s_known, encoding => encoding.Name);

    /// <summary>The name under which the encoding is published, such as <c>o200k_base</c>.</summary>
    public string Name { get; }

    internal PieceEncoder Encoder => _encoder.Value;

    /// <summary>Finds an encoding by its name.</summary>
    /// <exception cref="ArgumentException">The name is not known; the message lists those that are.</exception>
    public static TokenEncoding Get(string name) => TryGet(name, out var encoding)
        ? encoding
        : throw new ArgumentException($"'{name}' is not an encoding known here. Known are: {string.Join(", ", Names)}.", nameof(name));

    /// <summary>Finds an encoding by its name, in exactly the published spelling.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out TokenEncoding? encoding)
    {
        encoding = Array.Find(s_known, known => string.Equals(known.Name, name, StringComparison.Ordinal));
        return encoding is not null;
    }

    /// <summary>The number of tokens in a text.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        long steps = 0;
        return Encoder.Count(text, ref steps);
    }

    /// <summary>True if a text has at most so many tokens; stops counting as soon as it has more.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    public bool Fits(ReadOnlySpan<char> text, int maxTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxTokens);
        return Encoder.Fits(text, maxTokens);
    }

    /// <summary>The tokens of a text.</summary>
    public IReadOnlyList<int> Encode(ReadOnlySpan<char> text) => Encoder.Encode(text);

    /// <summary>The tokens of a text, each with the characters it stands for, in order.</summary>
    public IReadOnlyList<TokenSpan> Spans(ReadOnlySpan<char> text) => Encoder.Spans(text);

    /// <summary>The text of tokens. Bytes that are not UTF-8, as where a character's tokens are cut apart, become U+FFFD.</summary>
    /// <exception cref="ArgumentException">A number is not a token of this encoding's text (special tokens have no text).</exception>
    public string Decode(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return Encoder.Decode(tokens, Name);
    }

    /// <summary>
    /// The length of the longest beginning of a text, in UTF-16 code units and never inside a surrogate pair, that has at most so many tokens.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    public int PrefixLength(ReadOnlySpan<char> text, int maxTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxTokens);
        return new PrefixLimit(Encoder).Find(text, maxTokens);
    }

    /// <summary>
    /// The length of the longest end of a text, in UTF-16 code units and never inside a surrogate pair, that has at most so many tokens.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    public int SuffixLength(ReadOnlySpan<char> text, int maxTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxTokens);
        return new SuffixLimit(Encoder).Find(text, maxTokens);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
