namespace Mocop.Tokens;

/// <summary>Knows which encoding a model uses.</summary>
public static class ModelEncodings
{
    private const string O200k = "o200k_base";
    private const string Cl100k = "cl100k_base";

    // The first prefix that matches decides, so the narrower stand before the wider.
    private static readonly (string Prefix, string Encoding)[] s_prefixes =
    [
        ("gpt-4o", O200k), ("gpt-4.1", O200k), ("gpt-4.5", O200k), ("gpt-5", O200k), ("chatgpt-4o", O200k), ("o1", O200k), ("o3", O200k), ("o4", O200k),
        ("gpt-4", Cl100k), ("gpt-3.5", Cl100k), ("text-embedding-3", Cl100k), ("text-embedding-ada-002", Cl100k),
        ("text-davinci-003", "p50k_base"), ("text-davinci-002", "p50k_base"), ("code-davinci", "p50k_base"), ("code-cushman", "p50k_base"),
    ];

    /// <summary>The encoding of a model; <c>o200k_base</c> as an estimate where the model's own is not known.</summary>
    /// <param name="model">A model's name as providers write it, with or without a provider's prefix (<c>openai/gpt-4o</c>); case does not matter.</param>
    public static ModelEncoding For(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var name = model[(model.LastIndexOf('/') + 1)..];
        if (name.StartsWith("ft:", StringComparison.OrdinalIgnoreCase))
            name = name[3..];
        if (string.Equals(name, "simulated", StringComparison.OrdinalIgnoreCase))
            return new ModelEncoding(model, O200k, IsEstimate: false);

        foreach (var (prefix, encoding) in s_prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && EndsAt(name, prefix.Length))
                return new ModelEncoding(model, encoding, IsEstimate: false);
        }

        return new ModelEncoding(model, O200k, IsEstimate: true);
    }

    /// <summary>A longer number or word is another model: <c>o1-mini</c> is an <c>o1</c>, <c>o100</c> is not.</summary>
    private static bool EndsAt(string name, int length) => length == name.Length || !char.IsAsciiDigit(name[length]);
}
