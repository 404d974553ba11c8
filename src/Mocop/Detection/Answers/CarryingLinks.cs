using System.Text.RegularExpressions;

namespace Mocop.Detection.Answers;

/// <summary>
/// Finds images and links whose address carries data out. An image is fetched without a click, so it needs less to be one; what carries is a long value in the query,
/// the fragment or the path that is no ordinary word.
/// </summary>
internal static class CarryingLinks
{
    private const int LongestWord = 24;
    private const int FewestWords = 4;

    private static readonly Regex Markdown = new(@"(?<image>!?)\[[^\]\n]*\]\(\s*<?(?<url>[^\s)>]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex Reference = new(@"\n {0,3}\[[^\]\n]+\]:\s*<?(?<url>[^\s>]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex Html = new(@"<(?<tag>img|iframe|script|link|object|embed|video|audio|source|a)\b[^>]*?\b(?:src|href|data)\s*=\s*[""']?(?<url>[^\s""'>]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    internal static IEnumerable<Finding> Find(string answer, IReadOnlyList<string> allowedHosts)
    {
        foreach (Match match in Markdown.Matches(answer))
        {
            if (Judge(answer, match, match.Groups["image"].Length > 0, allowedHosts) is { } finding)
                yield return finding;
        }

        foreach (Match match in Reference.Matches("\n" + answer))
        {
            if (Judge(answer, match, isImage: answer.Contains("![", StringComparison.Ordinal), allowedHosts, shift: 1) is { } finding)
                yield return finding;
        }

        foreach (Match match in Html.Matches(answer))
        {
            if (Judge(answer, match, !match.Groups["tag"].ValueSpan.Equals("a", StringComparison.OrdinalIgnoreCase), allowedHosts) is { } finding)
                yield return finding;
        }
    }

    private static Finding? Judge(string answer, Match match, bool isImage, IReadOnlyList<string> allowedHosts, int shift = 0)
    {
        var place = match.Groups["url"];
        var span = new TextSpan(place.Index - shift, place.Index - shift + place.Length);
        var url = place.Value.StartsWith("//", StringComparison.Ordinal) ? "https:" + place.Value : place.Value;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        if (address.Scheme is "javascript" or "vbscript" || url.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase))
            return AnswerFinding.OfLink("answer.link.script", "links to a script", 850, answer, span);
        if (address.Scheme is not ("http" or "https") || allowedHosts.Any(h => IsOn(address.Host, h)) || !Carries(address, isImage))
            return null;
        return isImage
            ? AnswerFinding.OfLink("answer.link.image", "shows an image whose address carries data out", 850, answer, span)
            : AnswerFinding.OfLink("answer.link.carries", "links to an address that carries data out", 600, answer, span);
    }

    private static bool IsOn(string host, string allowed) =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + allowed, StringComparison.OrdinalIgnoreCase);

    private static bool Carries(Uri address, bool isImage)
    {
        var values = address.Query.TrimStart('?').Split('&').Concat([address.Fragment.TrimStart('#')]).Select(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return values.Any(v => IsData(Uri.UnescapeDataString(v.Replace('+', ' ')))) || (isImage && address.Segments.Any(s => IsData(Uri.UnescapeDataString(s.Trim('/')))));
    }

    /// <summary>Several words, a slot to be filled, an address of mail, or one long run that is no word.</summary>
    private static bool IsData(string value) =>
        value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords
        || (value.Length > 2 && value[0] is '{' or '<' or '[' && value[^1] is '}' or '>' or ']')
        || value.Contains('@', StringComparison.Ordinal)
        || (value.Length >= LongestWord && value.AsSpan().IndexOfAny("-_./ ") < 0 && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter));
}
