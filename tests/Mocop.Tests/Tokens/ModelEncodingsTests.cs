using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

public sealed class ModelEncodingsTests
{
    [Theory]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("gpt-4o-mini-2024-07-18", "o200k_base")]
    [InlineData("gpt-4.1-nano", "o200k_base")]
    [InlineData("gpt-5.1", "o200k_base")]
    [InlineData("GPT-5", "o200k_base")]
    [InlineData("o1-mini", "o200k_base")]
    [InlineData("o3", "o200k_base")]
    [InlineData("o4-mini", "o200k_base")]
    [InlineData("chatgpt-4o-latest", "o200k_base")]
    [InlineData("openai/gpt-4o", "o200k_base")]
    [InlineData("ft:gpt-4o-mini:acme::1", "o200k_base")]
    [InlineData("simulated", "o200k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-4-turbo", "cl100k_base")]
    [InlineData("gpt-3.5-turbo-16k", "cl100k_base")]
    [InlineData("text-embedding-3-large", "cl100k_base")]
    [InlineData("text-davinci-003", "p50k_base")]
    public void Published_encodings_are_exact(string model, string encoding) =>
        Assert.Equal(new ModelEncoding(model, encoding, IsEstimate: false), ModelEncodings.For(model));

    [Theory]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("llama-3.3-70b")]
    [InlineData("mistral-large")]
    [InlineData("o100")]
    [InlineData("gpt-40")]
    [InlineData("simulated-2")]
    [InlineData("")]
    public void Anything_else_is_an_estimate(string model) =>
        Assert.Equal(new ModelEncoding(model, "o200k_base", IsEstimate: true), ModelEncodings.For(model));
}
