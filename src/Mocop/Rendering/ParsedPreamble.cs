using Mocop.Policies;
using Mocop.Sealing;

namespace Mocop.Rendering;

/// <summary>What the preamble of a rendering says.</summary>
internal sealed record ParsedPreamble(SpotlightMode Mode, string Tag, char Marker, int Length)
{
    public static ParsedPreamble? Read(string text)
    {
        if (!text.StartsWith(Preamble.Start, StringComparison.Ordinal) || text.Length < Preamble.Start.Length + EnvelopeNonce.TagChars)
            return null;
        var tag = text.Substring(Preamble.Start.Length, EnvelopeNonce.TagChars);
        var plain = Preamble.For(SpotlightMode.Delimit, tag, '\0').Length;
        var at = plain + Preamble.MarkerStart.Length;
        var marker = at < text.Length ? text[at] : '\0';
        foreach (var mode in new[] { SpotlightMode.Datamark, SpotlightMode.Encode, SpotlightMode.Delimit })
        {
            var preamble = Preamble.For(mode, tag, marker);
            if (text.StartsWith(preamble, StringComparison.Ordinal))
                return new ParsedPreamble(mode, tag, marker, preamble.Length);
        }

        return null;
    }
}
