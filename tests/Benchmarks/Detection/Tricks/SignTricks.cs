using static Benchmarks.Detection.Tricks.Trick;

namespace Benchmarks.Detection.Tricks;

/// <summary>Signs, names and numbers for letters, several for one letter too.</summary>
internal static class SignTricks
{
    private static readonly string[] Numbers = Split("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six");
    private static readonly string[] Ordinals = Split("1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th 25th 26th");
    private static readonly string[] Roman = Split("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI");
    private static readonly string[] Deutsch = Split("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig sechsundzwanzig");
    private static readonly string[] Able = Split("able baker charlie dog easy fox george how item jig king love mike nan oboe peter queen roger sugar tare uncle victor william xray yoke zebra");
    private static readonly string[] Anton = Split("Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula Quelle Richard Siegfried Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zeppelin");
    private static readonly string[] Nato = Split("alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu");
    private static readonly string[] Elements = Split("argon boron carbon dubnium europium fluorine gold hydrogen iodine joliotium krypton lithium mercury nitrogen oxygen phosphorus quicksilver radium sulfur tin uranium vanadium wolfram xenon yttrium zinc");
    private static readonly string[] Semaphore = Split("↙↓ ←↓ ↖↓ ↑↓ ↓↗ ↓→ ↓↘ ←↙ ↙↖ ↑→ ↙↑ ↙↗ ↙→ ↙↘ ←↖ ←↑ ←↗ ←→ ←↘ ↖↑ ↖↗ ↑↘ ↗→ ↗↘ ↖→ →↘");
    private static readonly string[] Flags = Split("AR BR CA DE EG FR GR HU IT JP KE LT MX NO OM PL QA RO SE TR US VN WF XK YE ZA");
    private static readonly string[] Spoken = Split("zero one two three four five six seven eight nine");
    private static readonly string[] AsIn = Split("apple boy cat dog egg fish girl hat ice jam kite lion moon nest orange pig queen rain sun tree umbrella van water xylophone yellow zebra");
    private static readonly string[] Names = Split("ay bee cee dee ee ef gee aitch eye jay kay el em en oh pee cue ar ess tee you vee double-u ex why zed");

    /// <summary>How many of a hundred numbers stand for each letter, by how often it comes.</summary>
    private static readonly int[] Shares = [8, 2, 3, 4, 12, 2, 2, 6, 7, 1, 1, 4, 2, 7, 7, 2, 1, 6, 6, 9, 3, 1, 2, 1, 2, 1];

    internal static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["homophones-numbers"] = s => Homophones(s, Shares, i => $"{i * 37 % 102:00}", " ", " / "),
        ["homophones-numbers-run"] = s => Homophones(s, Shares, i => $"{i * 37 % 102:00}", "", " "),
        ["homophones-emoji-2"] = s => Homophones(s, [.. Shares.Select(_ => 2)], i => char.ConvertFromUtf32(0x1F400 + (i * 11 % 52)), "", " "),
        ["homophones-cjk-3"] = s => Homophones(s, [.. Shares.Select(n => n > 5 ? 3 : 1)], i => ((char)(0x4E00 + (i * 29 % 97))).ToString(), "", " "),
        ["homophones-runes-vowels"] = s => Homophones(s, [.. Shares.Select((_, i) => "aeiou".Contains((char)('a' + i), StringComparison.Ordinal) ? 3 : 1)], i => ((char)(0x16A0 + i)).ToString(), "", " "),
        ["homophones-words"] = s => Homophones(s, [.. Shares.Select(_ => 2)], i => $"{"bdfgklmnprstvz"[i % 14]}{"aeiou"[i / 14 % 5]}{"xq"[i % 2]}", "-", " "),
        ["number-words"] = s => Signs(s, Numbers, " ", " / "),
        ["number-words-run"] = s => Signs(s, Numbers, ", ", "; "),
        ["number-words-german"] = s => Signs(s, Deutsch, " ", " - "),
        ["ordinals"] = s => Signs(s, Ordinals, " ", " | "),
        ["roman"] = s => Signs(s, Roman, " ", " / "),
        ["spoken-digits"] = s => string.Join(", ", s.Select(c => string.Join(' ', Text(c).Select(d => Spoken[d - '0'])))),
        ["nato-noise"] = s => string.Join(" break ", Words(s).Select((w, i) => string.Join(' ', w.Select((c, k) => (((i + k) % 4) == 0 ? "uh " : "") + Nato[c - 'a'])))) + " over",
        ["nato-slips"] = s => Signs(s, [.. Nato.Select((w, i) => i % 3 == 0 ? w.Remove(2, 1) : w.ToUpperInvariant())], " ", " . "),
        ["able-baker"] = s => Signs(s, Able, " ", " / "),
        ["anton-berta"] = s => Signs(s, Anton, " ", ", "),
        ["as-in"] = s => string.Join(". Space. ", Words(s).Select(w => string.Join(", ", w.Select(c => $"{char.ToUpperInvariant(c)} as in {AsIn[c - 'a']}")))),
        ["for-apple"] = s => string.Join(" -- ", Words(s).Select(w => string.Join(' ', w.Select(c => $"{char.ToUpperInvariant(c)} for {AsIn[c - 'a']}")))),
        ["letter-sounds"] = s => Signs(s, Names, " ", " / "),
        ["elements"] = s => Signs(s, Elements, "-", "  "),
        ["semaphore"] = s => Signs(s, Semaphore, " ", "   "),
        ["country-flags"] = s => Signs(s, [.. Flags.Select(f => string.Concat(f.Select(c => char.ConvertFromUtf32(0x1F1E6 + c - 'A'))))], " ", "   "),
        ["cards"] = s => Signs(s, [.. Enumerable.Range(0, 26).Select(i => $"{Split("A 2 3 4 5 6 7 8 9 10 J Q K")[i % 13]}{"♠♥"[i / 13]}")], " ", "  "),
        ["zodiac-mahjong"] = s => Signs(s, [.. Enumerable.Range(0, 26).Select(i => char.ConvertFromUtf32(0x1F000 + i))]),
        ["hexagrams"] = s => Signs(s, [.. Enumerable.Range(0, 26).Select(i => ((char)(0x4DC0 + i)).ToString())], " ", "  "),
        ["adfgx"] = s => Signs(s, [.. Enumerable.Range(0, 26).Select(i => (i > 9 ? i - 1 : i) is var at ? $"{"ADFGX"[at / 5]}{"ADFGX"[at % 5]}" : "")], " ", "  "),
        ["chess"] = s => Signs(s, [.. Enumerable.Range(0, 26).Select(i => $"{"abcdefgh"[i % 8]}{(i / 8) + 1}")], " ", " - "),
        ["keyboard-places"] = s => Signs(s, [.. Small.Select(KeyPlace)], " ", " / "),
        ["days-as-dates"] = s => string.Join('\n', Words(s).Select((w, i) => string.Join(", ", w.Select(c => $"2024-{(i % 12) + 1:00}-{c - 'a' + 1:00}")))),
        ["minutes"] = s => string.Join(' ', s.Select(c => $"{c / 60:00}:{c % 60:00}")),
        ["prices"] = s => string.Join(", ", s.Select(c => $"${c / 100}.{c % 100:00}")),
        ["coordinates"] = s => string.Join(' ', s.Chunk(2).Select(p => $"({(int)p[0]}, {(int)(p.Length > 1 ? p[1] : ' ')})")),
        ["addresses-ip"] = s => string.Join('\n', s.PadRight((s.Length + 3) / 4 * 4).Chunk(4).Select(p => string.Join('.', p.Select(c => Text(c))))),
        ["phone-numbers"] = s => string.Join(", ", s.PadRight((s.Length + 2) / 3 * 3).Chunk(3).Select(p => "+" + string.Join('-', p.Select(c => $"{(int)c:000}")))),
        ["colours"] = s => string.Join(' ', s.PadRight((s.Length + 2) / 3 * 3).Chunk(3).Select(p => "#" + Hex(p.Select(c => (byte)c)))),
        ["uuids"] = s => string.Join('\n', s.PadRight((s.Length + 15) / 16 * 16).Chunk(16).Select(p => Hex(p.Select(c => (byte)c)).Insert(8, "-").Insert(13, "-").Insert(18, "-").Insert(23, "-"))),
        ["mac-addresses"] = s => string.Join('\n', s.PadRight((s.Length + 5) / 6 * 6).Chunk(6).Select(p => string.Join(':', p.Select(c => Hex([(byte)c]))))),
        ["addresses-ip6"] = s => string.Join('\n', s.PadRight((s.Length + 15) / 16 * 16).Chunk(16).Select(p => string.Join(':', p.Chunk(2).Select(q => Hex(q.Select(c => (byte)c)))))),
        ["notes"] = s => Signs(s, [.. Enumerable.Range(0, 26).Select(i => $"{"CDEFGAB"[i % 7]}{(i / 7) + 3}")], " ", " | "),
        ["keypad-places"] = s => Signs(s, [.. Split("2-1 2-2 2-3 3-1 3-2 3-3 4-1 4-2 4-3 5-1 5-2 5-3 6-1 6-2 6-3 7-1 7-2 7-3 7-4 8-1 8-2 8-3 9-1 9-2 9-3 9-4")], " ", " / "),
        ["moved-codepoints"] = s => string.Concat(s.Select(c => (char)(c + 0x4E00))),
        ["moved-codepoints-near"] = s => string.Concat(s.Select(c => (char)(c + 0x13A0 - 0x20))),
        ["private-use"] = s => string.Concat(s.Select(c => char.ConvertFromUtf32(0xF0000 + c))),
    };

    private static string KeyPlace(char c)
    {
        string[] rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
        var row = Array.FindIndex(rows, r => r.Contains(c, StringComparison.Ordinal));
        return $"{row + 1},{rows[row].IndexOf(c, StringComparison.Ordinal) + 1}";
    }

    private static string Homophones(string text, int[] shares, Func<int, string> sign, string between, string gap)
    {
        var next = new int[26];
        var first = shares.Select((_, i) => shares.Take(i).Sum()).ToArray();
        return string.Join(gap, Words(text).Select(w => string.Join(between, w.Select(c => sign(first[c - 'a'] + (next[c - 'a']++ % shares[c - 'a']))))));
    }
}
