namespace Mocop.Tokens;

/// <summary>Which encoding counts the tokens of a model.</summary>
/// <param name="Model">The model's name, as it was asked for.</param>
/// <param name="Encoding">The name of the encoding, known to <see cref="TokenEncoding.Get"/>.</param>
/// <param name="IsEstimate">
/// True if the model's own encoding is not published or not known here, so that every count is an estimate and is to be shown as one.
/// </param>
public sealed record ModelEncoding(string Model, string Encoding, bool IsEstimate);
