namespace Mocop.Detection.Model.Tongues;

/// <summary>Looks through the windows of texts that are not English. One for each thread, used again and again.</summary>
internal sealed class TongueScan
{
    private readonly TongueReader _reader = new();
    private readonly TongueFeatures _features = new();

    /// <summary>The loudest window of a text.</summary>
    /// <param name="text">The text, in plain characters.</param>
    /// <param name="language">Its language.</param>
    /// <param name="model">What was learned.</param>
    /// <param name="direct">Whether it is a user's own message.</param>
    /// <returns>Its logit and where it stands; nothing if no window speaks of anything.</returns>
    internal (float Logit, TextSpan Span)? Loudest(ReadOnlySpan<char> text, string language, TongueModel model, bool direct)
    {
        var tokens = _reader.Read(text, TongueLexicon.Of(language));
        (float Logit, TextSpan Span)? loudest = null;
        for (var start = 0; start == 0 || start + TongueFeatures.Step < tokens.Length; start += TongueFeatures.Step)
        {
            var window = tokens[start..Math.Min(tokens.Length, start + TongueFeatures.Length)];
            var features = _features.Of(window, direct, TongueQuotes.AreSpokenOf(text, window));
            if (features.Count == 0)
                continue;
            var logit = model.Score(features, _features.Counted, direct);
            if ((loudest is null || logit > loudest.Value.Logit) && !TongueVote.IsEnglish(text[window[0].Start..window[^1].End], language))
                loudest = (logit, new(window[0].Start, window[^1].End));
        }

        return loudest;
    }
}
