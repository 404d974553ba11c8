using System.Buffers;
using System.Collections.Frozen;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Ciphers that swap letters: all shifts of the alphabet (rot13 among them), the alphabet backwards, and whole texts written backwards.</summary>
internal sealed class SubstitutionDecoder : IViewDecoder
{
    private const int Shifts = 26;
    private const int Atbash = Shifts;
    private const int Backwards = Shifts + 1;
    private static readonly FrozenDictionary<string, int> Ciphers = BuildCiphers();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup = Ciphers.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int[] Lengths = [.. TriggerWords.All.Select(w => w.Length).Distinct().Order()];
    private static readonly SearchValues<string> Search = SearchValues.Create([.. Ciphers.Keys], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var text = view.Folded.Text.AsSpan();
        var tried = 0u;
        for (var at = 0; at < text.Length && text[at..].IndexOfAny(Search) is >= 0 and var skip; at++)
        {
            at += skip;
            foreach (var length in Lengths)
            {
                if (at + length > text.Length || !Lookup.TryGetValue(text.Slice(at, length), out var cipher) || (tried >> cipher & 1) != 0)
                    continue;
                tried |= 1u << cipher;
                into.Add(Apply(view.Folded, cipher));
            }
        }
    }

    private static TextView Apply(TextView view, int cipher)
    {
        var text = view.Text;
        var writer = new ViewWriter(text);
        if (cipher == Backwards)
        {
            for (var i = text.Length - 1; i >= 0; i--)
                writer.Replace(text[i], i, i + 1);
            return view.Decoded("reversed", writer);
        }

        for (var i = 0; i < text.Length; i++)
            writer.Replace(Decipher(text[i], cipher), i, i + 1);
        return view.Decoded(cipher switch { Atbash => "atbash", 13 => "rot13", _ => "caesar" }, writer);
    }

    private static char Decipher(char c, int cipher)
    {
        if (!char.IsAsciiLetter(c))
            return c;
        var first = char.IsAsciiLetterUpper(c) ? 'A' : 'a';
        var letter = c - first;
        return (char)(first + (cipher == Atbash ? 25 - letter : (letter + Shifts - cipher) % Shifts));
    }

    private static FrozenDictionary<string, int> BuildCiphers()
    {
        var ciphers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in TriggerWords.All)
        {
            for (var shift = 1; shift < Shifts; shift++)
                ciphers.TryAdd(string.Concat(word.Select(c => (char)('a' + ((c - 'a' + shift) % Shifts)))), shift);
            ciphers.TryAdd(string.Concat(word.Select(c => (char)('z' - (c - 'a')))), Atbash);
            ciphers.TryAdd(string.Concat(word.Reverse()), Backwards);
        }

        return ciphers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
