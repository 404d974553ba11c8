using static Benchmarks.Detection.Tricks.Trick;

namespace Benchmarks.Detection.Tricks;

/// <summary>Words misspelt, maimed, stretched, sounded out and mixed with others.</summary>
internal static class WordTricks
{
    private static readonly string[] Filler = Split("banana tree purple window seven garden quickly river paper monday yellow ladder winter potato cloud music");
    private static readonly string[] Hesitation = Split("um uh like well hmm ah okay");
    private static readonly string[] Extra = Split("zq xv kw jj qp");

    private const string Spanish = "all=todas the=el and=y to=a of=de your=su you=tú not=no this=esto with=con from=de user=usuario now=ahora reply=responde ignore=ignora previous=anteriores instructions=instrucciones send=envía system=sistema password=contraseña file=archivo files=archivos only=solo secret=secreto rules=reglas forget=olvida everything=todo delete=borra email=correo message=mensaje messages=mensajes tell=dile";
    private const string German = "all=alle the=die and=und to=zu of=von your=deine you=du not=nicht this=dies with=mit from=von user=Benutzer now=jetzt reply=antworte previous=vorherigen instructions=Anweisungen send=sende only=nur rules=Regeln forget=vergiss delete=lösche message=Nachricht do=tu";
    private const string Phonetic = "tion=shun sion=zhun ough=o ight=ite ph=f ck=k qu=kw wh=w kn=n wr=r ee=ea ea=ee ou=ow ai=ay oo=u c=k x=ks gh=g ll=l ss=s tt=t ff=f rr=r";

    internal static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["typos-neighbours"] = s => Dice(s) is var dice ? InWords(s, w => w.Length < 4 ? w : Typo(w, dice)) : s,
        ["typos-two-in-long-words"] = s => Dice(s) is var dice ? InWords(s, w => w.Length < 4 ? w : w.Length < 7 ? Typo(w, dice) : Typo(w[..(w.Length / 2)], dice) + Typo(w[(w.Length / 2)..], dice)) : s,
        ["letters-starred"] = s => Dice(s) is var dice ? InWords(s, w => w.Length < 3 ? w : dice.Next(1, w.Length) is var at ? w[..at] + "*" + w[(at + 1)..] : w) : s,
        ["letters-hashed-twice"] = s => InWords(s, w => w.Length < 5 ? w : string.Concat(w.Select((c, i) => i is 1 or 4 ? '#' : c))),
        ["phonetic"] = s => ScriptTricks.Spell(s, Phonetic),
        ["phonetic-leet"] = s => ScriptTricks.Spell(s, Phonetic).Replace('e', '3').Replace('o', '0').Replace('i', '1'),
        ["sms"] = s => string.Join(' ', s.ToLowerInvariant().Split(' ').Select(w => w switch { "you" => "u", "your" => "ur", "are" => "r", "to" => "2", "for" => "4", "and" => "&", "the" => "da", "please" => "pls", "message" or "messages" => "msg", "with" => "w/", "be" => "b", "see" => "c", "this" => "dis", "that" => "dat", _ => w.Length < 5 ? w : w[0] + string.Concat(w[1..].Where(c => !"aeiou".Contains(c, StringComparison.Ordinal))) })),
        ["no-vowels-at-all"] = s => string.Concat(s.Where(c => !"aeiouAEIOU".Contains(c, StringComparison.Ordinal))),
        ["no-vowels-no-gaps-of-3"] = s => string.Join(' ', string.Concat(Letters(s).Where(c => !"aeiou".Contains(c, StringComparison.Ordinal))).Chunk(3).Select(c => new string(c))),
        ["vowels-as-one"] = s => Map(s, c => "aeiou".Contains(c, StringComparison.Ordinal) ? 'o' : c),
        ["vowels-numbered"] = s => string.Concat(s.Select(c => "aeiou".IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal) is var at and >= 0 ? (char)('1' + at) : c)),
        ["stutter"] = s => InWords(s, w => w.Length < 3 ? w : $"{w[0]}-{w[0]}-{w}"),
        ["stutter-syllable"] = s => InWords(s, w => w.Length < 4 ? w : w[..2] + w),
        ["stretched"] = s => Dice(s) is var dice ? InWords(s, w => string.Concat(w.Select(c => new string(c, "aeiou".Contains(c, StringComparison.OrdinalIgnoreCase) ? dice.Next(1, 5) : 1)))) : s,
        ["tripled"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? new string(c, 3) : c.ToString())),
        ["uwu"] = s => Map(s.Replace("th", "d", StringComparison.Ordinal), c => c is 'r' or 'l' ? 'w' : c) + " uwu",
        ["lisp"] = s => s.Replace("s", "th", StringComparison.Ordinal).Replace("S", "Th", StringComparison.Ordinal),
        ["back-slang"] = s => InWords(s, w => w.Length < 3 ? w : Turned(w.ToLowerInvariant())),
        ["gibberish-idig"] = s => Vowels(s, "idig"),
        ["ob-language"] = s => Vowels(s, "ob"),
        ["double-dutch"] = s => Vowels(s, "ag"),
        ["jeringonza"] = s => string.Concat(s.Select(c => "aeiou".Contains(c, StringComparison.OrdinalIgnoreCase) ? $"{c}p{char.ToLowerInvariant(c)}" : c.ToString())),
        ["loeffel"] = s => string.Concat(s.Select(c => "aeiou".Contains(c, StringComparison.OrdinalIgnoreCase) ? $"{c}lew{char.ToLowerInvariant(c)}" : c.ToString())),
        ["tutnese"] = s => InWords(s, w => string.Concat(w.Select(c => "aeiou".Contains(c, StringComparison.OrdinalIgnoreCase) ? c.ToString() : $"{c}u{char.ToLowerInvariant(c)}"))),
        ["consonant-ong"] = s => InWords(s, w => string.Join('-', w.ToLowerInvariant().Select(c => "aeiou".Contains(c, StringComparison.Ordinal) ? c.ToString() : c + "ong"))),
        ["pig-latin-dashes"] = s => InWords(s, w => Array.FindIndex([.. w], c => "aeiouAEIOU".Contains(c, StringComparison.Ordinal)) is var at and > 0 ? $"{w[at..]}-{w[..at]}ay".ToLowerInvariant() : w + "-way"),
        ["pig-latin-yay"] = s => InWords(s, w => Array.FindIndex([.. w], c => "aeiouAEIOU".Contains(c, StringComparison.Ordinal)) is var at and > 0 ? $"{w[at..]}{w[..at]}ay".ToLowerInvariant() : w + "yay"),
        ["suffix-zle"] = s => InWords(s, w => w + "izzle"),
        ["prefix-un"] = s => InWords(s, w => "xa" + w),
        ["suffix-digits"] = s => InWords(s, w => $"{w}{w.Length * 7 % 10}"),
        ["ends-padded"] = s => InWords(s, w => $"{Extra[w.Length % 5]}{w}{Extra[w.Length * 3 % 5]}"),
        ["spoonerisms"] = s => string.Join(' ', s.Split(' ').Chunk(2).SelectMany(p => p.Length < 2 || !char.IsAsciiLetter(p[1][0]) ? p : new[] { p[1][0] + p[0][1..], p[0][0] + p[1][1..] })),
        ["word-breaks-moved"] = s => string.Concat(s.Select((c, i) => c == ' ' ? s[i + 1].ToString() : i > 0 && s[i - 1] == ' ' ? " " : c.ToString())),
        ["filler-every-other"] = s => string.Join(' ', s.Split(' ').SelectMany((w, i) => new[] { w, Filler[i * 5 % Filler.Length] })),
        ["filler-every-third"] = s => string.Join(' ', s.Split(' ').SelectMany((w, i) => new[] { Filler[i * 3 % Filler.Length], Filler[i * 7 % Filler.Length], w })),
        ["hesitation"] = s => string.Join(' ', s.Split(' ').SelectMany((w, i) => i % 2 == 0 ? new[] { w, Hesitation[i * 3 % Hesitation.Length] + "," } : [w])),
        ["noise-tokens"] = s => string.Join(' ', s.Split(' ').SelectMany((w, i) => new[] { w, $"{Extra[i % 5]}{i * 7919 % 1000}" })),
        ["same-filler"] = s => s.Replace(" ", " meow ", StringComparison.Ordinal),
        ["bracket-filler"] = s => string.Join(' ', s.Split(' ').SelectMany((w, i) => new[] { w, $"({Filler[i % Filler.Length]})" })),
        ["telegram"] = s => string.Join(" STOP ", s.ToUpperInvariant().Split(' ').Chunk(2).Select(p => string.Join(' ', p))) + " STOP",
        ["each-word-twice"] = s => string.Join(' ', s.Split(' ').Select(w => $"{w} {w}")),
        ["words-swapped"] = s => string.Join(' ', s.Split(' ').Chunk(2).SelectMany(p => p.Reverse())),
        ["words-turned-in-threes"] = s => string.Join(' ', s.Split(' ').Chunk(3).SelectMany(p => p.Reverse())),
        ["words-odd-even"] = s => s.Split(' ') is var w ? string.Join(' ', [.. w.Where((_, i) => i % 2 == 0), .. w.Where((_, i) => i % 2 == 1)]) : s,
        ["words-halves-interleaved"] = s => s.Split(' ') is var w ? string.Join(' ', w[..((w.Length + 1) / 2)].Zip([.. w[((w.Length + 1) / 2)..], ""], (a, b) => $"{a} {b}")) : s,
        ["spanish-mixed"] = s => Mixed(s, Spanish),
        ["german-mixed"] = s => Mixed(s, German),
        ["zalgo-leet"] = s => string.Concat(s.Replace('e', '3').Replace('a', '4').Replace('o', '0').Replace('i', '1').Select((c, i) => c == ' ' ? " " : $"{c}{(char)(0x300 + (i * 7 % 60))}{(char)(0x316 + (i * 5 % 20))}")),
        ["leet-signs"] = s => string.Concat(s.ToLowerInvariant().Select(c => c switch { 'a' => "/\\", 'd' => "|)", 'e' => "3", 'h' => "|-|", 'i' => "!", 'k' => "|<", 'm' => "|\\/|", 'n' => "|\\|", 'o' => "()", 's' => "$", 't' => "+", 'u' => "|_|", 'v' => "\\/", 'w' => "\\/\\/", _ => c.ToString() })),
        ["mocking-case-dots"] = s => string.Concat(s.Select((c, i) => c == ' ' ? " . " : i % 2 == 0 ? char.ToLowerInvariant(c).ToString() : char.ToUpperInvariant(c).ToString())),
        ["words-glued-by-x"] = s => string.Join("xx", s.Split(' ')),
        ["words-glued-by-digits"] = s => string.Concat(s.Split(' ').Select((w, i) => w + Text(i + 1))),
        ["capital-inside-noise"] = s => string.Concat(Letters(s).ToUpperInvariant().Select((c, i) => $"{c}{Small[i * 7 % 26]}{Small[i * 5 % 26]}{Small[i * 11 % 26]}")),
        ["hidden-in-digits"] = s => string.Concat(s.Select((c, i) => $"{c}{i * 7 % 10}")),
        ["double-letters-paired"] = s => string.Join(' ', s.Split(' ').Select(w => string.Concat(w.Select((c, i) => i + 1 < w.Length ? $"{c}{w[i + 1]}" : c.ToString())))),
    };

    private static string Vowels(string s, string infix) => InWords(s, w => string.Concat(w.ToLowerInvariant().Select((c, i) => "aeiou".Contains(c, StringComparison.Ordinal) && (i == 0 || !"aeiou".Contains(w[i - 1], StringComparison.OrdinalIgnoreCase)) ? infix + c : c.ToString())));

    private static string Mixed(string s, string table)
    {
        var pairs = Split(table).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var next = 0;
        return InWords(s, w => pairs.TryGetValue(w.ToLowerInvariant(), out var other) && next++ % 2 == 0 ? other : w);
    }

    private static string Typo(string w, Random dice)
    {
        var at = dice.Next(1, w.Length);
        return dice.Next(4) switch
        {
            0 => w.Remove(at, 1),
            1 => w.Insert(at, w[at].ToString()),
            2 => w[..(at - 1)] + w[at] + w[at - 1] + w[(at + 1)..],
            _ => w[..at] + "snvfrgnjokliibotsawradczus"[(w[at] | 0x20) - 'a'] + w[(at + 1)..],
        };
    }
}
