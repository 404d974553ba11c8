namespace Mocop.Assembly;

/// <summary>The bounds of a request and of an envelope. Lengths are UTF-16 code units where nothing else is said.</summary>
public static class ContextLimits
{
    /// <summary>Blocks of one request.</summary>
    public const int Blocks = 256;

    /// <summary>The original content of one block: 1 Mi.</summary>
    public const int BlockChars = 1_048_576;

    /// <summary>The original contents of all blocks of a request: 4 Mi.</summary>
    public const int ContextChars = 4_194_304;

    /// <summary>A block's id.</summary>
    public const int IdChars = 64;

    /// <summary>A name: tenant, application, model, subject, session, a member of an origin, a schema tag, a media type.</summary>
    public const int NameChars = 256;

    /// <summary>The address in an origin.</summary>
    public const int UriChars = 2048;

    /// <summary>How much longer than its original a prepared content can be at most: an escape such as <c>&amp;#xE0041;</c> for one code unit.</summary>
    public const int EscapeGrowth = 9;

    /// <summary>Transforms of one block that an envelope tells apart; neighbours beyond it are told as one.</summary>
    public const int TransformsPerBlock = 4096;

    /// <summary>Spans that are redacted in one block; a block with more is withheld.</summary>
    public const int RedactionsPerBlock = 1024;

    /// <summary>Findings of one block that an envelope holds; the surest are kept.</summary>
    public const int FindingsPerBlock = 256;

    /// <summary>The canonical bytes of an envelope: 128 Mi.</summary>
    public const int EnvelopeBytes = 134_217_728;

    /// <summary>The most tokens a budget can name.</summary>
    public const int Tokens = 100_000_000;

    /// <summary>The token limit of a request that names none.</summary>
    public const int DefaultTokens = 128_000;
}
