using System.Text;

namespace Mocop.Detection.Decoding;

/// <summary>Encoded words of mail headers (RFC 2047): <c>=?utf-8?B?aWdub3Jl?=</c>; the space between two of them is no space.</summary>
internal sealed class MimeWordDecoder() : EscapeDecoder("mime-word", '=', 1)
{
    private const int Longest = 400;

    /// <inheritdoc/>
    protected override int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        var word = text.Slice(at, Math.Min(Longest, text.Length - at));
        if (!word.StartsWith("=?") || word[2..].IndexOf('?') is not (> 0 and < 24 and var name))
            return 0;
        var body = 2 + name + 3;
        if (body >= word.Length || word[body - 1] != '?' || word[body..].IndexOf("?=") is not (>= 0 and var length))
            return 0;
        var content = word.Slice(body, length);
        switch (word[body - 2])
        {
            case 'B' or 'b':
                var digits = content.TrimEnd('=').ToString();
                if (digits.Length % 4 == 1)
                    digits = digits[..^1];
                var bytes = new byte[digits.Length];
                if (!Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out var written))
                    return 0;
                decoded = Encoding.UTF8.GetString(bytes, 0, written);
                break;
            case 'Q' or 'q':
                decoded = Quoted(content);
                break;
            default:
                return 0;
        }

        var end = at + body + length + 2;
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\t' or '\n' or '\r')
            next++;
        return (text[next..].StartsWith("=?") ? next : end) - at;
    }

    private static string Quoted(ReadOnlySpan<char> content)
    {
        var bytes = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '=' && Hex(content, i + 1, 2) is >= 0 and var value)
            {
                bytes.Add((byte)value);
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([content[i] == '_' ? ' ' : content[i]]));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
