namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>English in letters of another script: by sound (Greek, Cyrillic, Georgian, Armenian, kana is left out), or by look (Cherokee, Canadian syllables, Lisu).</summary>
internal static class ScriptReader
{
    private static readonly System.Buffers.SearchValues<char> Ascii = System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 128).Select(c => (char)c)]);
    private const int Fewest = 12;
    private const int FewestWords = 3;
    private const int MostWords = 24;
    private static readonly System.Collections.Frozen.FrozenDictionary<char, string> Sounds = Build(
        "α=a β=b γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=u φ=f χ=h ψ=ps ω=o "
        + "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ј=j ў=w "
        + "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=th ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=f ქ=q ღ=gh ყ=y შ=sh ჩ=ch ც=c ძ=dz წ=w ჭ=ch ხ=x ჯ=j ჰ=h "
        + "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=x ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=c ւ=w փ=p ք=q օ=o ֆ=f");

    private static readonly System.Collections.Frozen.FrozenDictionary<char, string> Looks = Build(
        "Ꭰ=d Ꭱ=r Ꭲ=t Ꭺ=a Ꭻ=j Ꭼ=e Ꭵ=v Ꮃ=w Ꮇ=m Ꮋ=h Ꮐ=g Ꮓ=z Ꮖ=i Ꮞ=4 Ꮟ=b Ꮢ=r Ꮥ=s Ꮩ=v Ꮪ=s Ꮮ=l Ꮯ=c Ꮲ=p Ꮶ=k Ꮷ=d Ᏼ=b Ᏻ=g Ꮒ=h Ꭹ=y Ꮍ=y Ꮎ=o Ꮑ=n Ꮤ=w Ꮁ=g Ꮀ=g Ᏺ=h Ꮙ=v Ꮜ=u Ꮦ=l Ꮻ=o Ꮕ=o Ꮠ=k "
        + "Ꮰ=k Ꮆ=g Ꮂ=p Ꭳ=o ꓐ=b ꓑ=p ꓓ=d ꓔ=t ꓖ=g ꓗ=k ꓙ=j ꓚ=c ꓜ=z ꓝ=f ꓟ=m ꓠ=n ꓡ=l ꓢ=s ꓣ=r ꓦ=v ꓧ=h ꓪ=w ꓫ=x ꓬ=y ꓮ=a ꓰ=e ꓲ=i ꓳ=o ꓴ=u Ⴍ=q ᑎ=n ᖇ=r ᗩ=a ᒪ=l ᑭ=p ᐯ=v ᑌ=u ᑕ=c ᗪ=d ᗯ=w ᕼ=h ᗷ=b ᑫ=q "
        + "ᖴ=f ᗰ=m ᒍ=j ᒎ=j ᔕ=s ᐱ=a ᐃ=a ᗝ=o ᘜ=g ᘿ=e ᙭=x ᗞ=d ᑢ=c ᑲ=b ᑯ=d ᓰ=i ᓮ=i ᙀ=u ᖶ=t ᖗ=c ᖙ=d ᕓ=v ᖻ=y ᘔ=z ᗢ=o ᗴ=e ᘉ=n ᓎ=o ᖆ=r ᔑ=s ᙡ=w ᗅ=a ᗒ=e Ꞵ=b");

    /// <summary>Whether a good part of the first words in other letters would be English. Allocates nothing.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(Ascii);
        return at >= 0 && (IsLikely(text[at..], Sounds) || IsLikely(text[at..], Looks));
    }

    private static bool IsLikely(ReadOnlySpan<char> text, System.Collections.Frozen.FrozenDictionary<char, string> map)
    {
        Span<char> word = stackalloc char[24];
        int length = 0, words = 0, known = 0, changed = 0;
        for (var i = 0; i <= text.Length && words < MostWords; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (c >= 0x80 && (map.TryGetValue(char.ToLowerInvariant(c), out var letters) || map.TryGetValue(c, out letters)))
            {
                changed++;
                if (length + letters.Length <= word.Length)
                    letters.CopyTo(word[length..]);
                length += letters.Length;
                continue;
            }

            if (char.IsAsciiLetter(c) && length < word.Length)
            {
                word[length++] = c;
                continue;
            }

            if (length > 2 && changed > 0)
            {
                words++;
                known += length <= word.Length && Lexicon.IsEnglish(word[..length]) ? 1 : 0;
            }

            length = changed = 0;
        }

        return words >= FewestWords && known * 5 >= words;
    }

    /// <summary>The whole text, if what stood in other letters becomes English.</summary>
    internal static Reading? Read(string text, LanguageGate gate)
    {
        foreach (var map in (System.Collections.Frozen.FrozenDictionary<char, string>[])[Sounds, Looks])
        {
            var made = new ReadingBuilder("other-script");
            var changed = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] >= 0x80 && map.TryGetValue(char.ToLowerInvariant(text[i]), out var letters) || map.TryGetValue(text[i], out letters))
                {
                    made.Add(letters, i, i + 1);
                    changed++;
                }
                else
                    made.Add(text[i], i, i + 1);
            }

            if (changed < Fewest)
                continue;
            var reading = made.ToReading();
            if (gate.Lexicon.Coverage(reading.Text) >= Lexicon.Language)
                return reading;
            if (LetterPairs.Mean(reading.Text, CipherMaps.Plain) >= LetterPairs.Language && MisspeltReader.BySound(reading, gate.Lexicon) is { } heard)
                return heard;
        }

        return null;
    }

    private static System.Collections.Frozen.FrozenDictionary<char, string> Build(string pairs) =>
        System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(pairs.Split(' ').Where(p => p.Length > 1).DistinctBy(p => p[0]), p => p[0], p => p[2..]);
}
