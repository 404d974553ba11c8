using System.Globalization;
using System.Text;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>Makes a text unable to look like anything but data, so that it can be undone without loss.</summary>
public static class BlockEscaper
{
    /// <summary>Escapes a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The escaped text; <see cref="Unescape"/> gives back the original.</returns>
    public static string Escape(string text) => Prepare(text).Content;

    /// <summary>Undoes <see cref="Escape"/>.</summary>
    /// <param name="escaped">An escaped text.</param>
    /// <returns>The original.</returns>
    public static string Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length;)
        {
            var length = EscapeForm.Read(escaped.AsSpan(i), out var codePoint);
            if (length == 0)
            {
                text.Append(escaped[i++]);
                continue;
            }

            if (codePoint <= char.MaxValue)
                text.Append((char)codePoint);
            else
                text.Append(char.ConvertFromUtf32(codePoint));
            i += length;
        }

        return text.ToString();
    }

    internal static PreparedText Prepare(string text)
    {
        var builder = new PreparedTextBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '&' && EscapeForm.Read(text.AsSpan(i), out _) > 0)
            {
                builder.CopyTo(i);
                builder.Replace(i + 1, "&amp;", TransformOp.Escape, "escape");
            }
            else if (text[i] == '<' && i + 1 < text.Length && text[i + 1] is '|' or '/' or 'd')
            {
                builder.CopyTo(i);
                builder.Replace(i + 1, "&lt;", TransformOp.Escape, "special-token");
            }
            else if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))
            {
                builder.CopyTo(i);
                builder.Replace(i + 1, EscapeForm.Numeric(text[i]), TransformOp.Escape, "control");
            }
            else if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    i++;
                    continue;
                }

                builder.CopyTo(i);
                builder.Replace(i + 1, EscapeForm.Numeric(text[i]), TransformOp.Escape, "surrogate");
            }
        }

        return builder.Build();
    }
}
