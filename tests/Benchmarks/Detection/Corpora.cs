using System.Globalization;
using System.Text;

namespace Benchmarks.Detection;

/// <summary>Texts of a given length, made from sentences of our own in an order that depends on a seed alone.</summary>
internal static class Corpora
{
    /// <summary>The corpora by name; a text of one is made from its length in characters and a seed. All but the last are benign.</summary>
    internal static IReadOnlyDictionary<string, Func<int, int, string>> Ordinary { get; } = new Dictionary<string, Func<int, int, string>>(StringComparer.Ordinal)
    {
        ["clean"] = (size, seed) => Fill(size, seed, SampleTexts.Everyday, " ", 6),
        ["prose"] = (size, seed) => Fill(size, seed, SampleTexts.Technical, " ", 5),
        ["code"] = (size, seed) => Fill(size, seed, SampleTexts.Code, "\n", 0),
        ["json"] = Json,
        ["interface"] = (size, seed) => Fill(size, seed, SampleTexts.Interface, "\n", 0),
        ["mail-attack"] = MailWithAttack,
    };

    /// <summary>A piece of every ordinary corpus, one after the other.</summary>
    internal static string Mixed(int size, int seed = 0)
    {
        var text = new StringBuilder();
        foreach (var make in Ordinary.Values)
            text.Append(make(size / Ordinary.Count, seed)).Append("\n\n");
        return text.ToString();
    }

    private static string Fill(int size, int seed, string[] pieces, string between, int paragraph)
    {
        var random = new Random(seed + 17);
        var text = new StringBuilder();
        for (var i = 1; text.Length < size; i++)
            text.Append(pieces[random.Next(pieces.Length)]).Append(paragraph > 0 && i % paragraph == 0 ? "\n\n" : between);
        return text.ToString(0, size);
    }

    private static string Json(int size, int seed)
    {
        var random = new Random(seed + 5);
        var text = new StringBuilder("[");
        while (text.Length < size)
        {
            var words = SampleTexts.Everyday[random.Next(SampleTexts.Everyday.Length)];
            text.Append(CultureInfo.InvariantCulture,
                $"{{\"id\":{random.Next(100_000)},\"station\":\"N-{random.Next(999)}\",\"temperature\":{random.Next(300) / 10.0},\"note\":\"{words}\",\"tags\":[\"wind\",\"coast\"],\"valid\":true}},\n");
        }

        return text.ToString(0, size);
    }

    private static string MailWithAttack(int size, int seed)
    {
        var body = Fill(size, seed, SampleTexts.Mail, " ", 4);
        var attack = SampleTexts.Attacks[seed % SampleTexts.Attacks.Length];
        var at = body.IndexOf('.', body.Length / 2) + 1;
        return string.Concat(body.AsSpan(0, at), " " + attack, body.AsSpan(at))[..size];
    }
}
