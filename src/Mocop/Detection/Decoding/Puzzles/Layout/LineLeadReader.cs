using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>Lines that all begin alike (quotation marks, comment signs, numbers) or were cut off at some width, put together again: as words, or as one run for what else decodes it.</summary>
internal static class LineLeadReader
{
    private const int Fewest = 3;
    private const int LongestLead = 40;
    private const int LongestLine = 100;

    /// <summary>How much more of the text must be words without the ends of lines than with spaces there.</summary>
    private const int Gain = 6;

    internal static IEnumerable<Reading> Read(string text, LanguageGate gate)
    {
        var lines = Lines(text);
        if (lines.Count < Fewest || text.Length > lines.Count * LongestLine)
            yield break;
        var leads = Leads(text, lines);
        var run = Join(text, lines, leads, "");
        var spaced = Join(text, lines, leads, " ");
        int together = gate.Lexicon.Coverage(run.Text), apart = gate.Lexicon.Coverage(spaced.Text);
        if (together >= Lexicon.Language && together >= apart + Gain)
            yield return run;
        else if (leads.Max() > 0 && apart < Lexicon.Language)
            yield return run;
        else if (leads.Max() > 1 && apart >= Lexicon.Language)
            yield return spaced;
    }

    private static List<(int At, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var at = 0; at <= text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                end = text.Length;
            var last = end;
            while (last > at && text[last - 1] is '\r')
                last--;
            if (last > at)
                lines.Add((at, last));
            at = end + 1;
        }

        return lines;
    }

    /// <summary>How long the beginning is that each line has in common with the others, digits and letters before a colon or a bar being like any others.</summary>
    private static int[] Leads(string text, List<(int At, int End)> lines)
    {
        var ends = lines.Select(l => l.At).ToArray();
        var leads = new int[lines.Count];
        for (var step = 0; step < LongestLead; step++)
        {
            var first = Next(text, ends[0], lines[0].End);
            if (first == '\0' || char.IsAsciiLetter(first))
                break;
            for (var i = 0; i < lines.Count; i++)
            {
                if (Next(text, ends[i], lines[i].End) != first)
                    return leads;
            }

            for (var i = 0; i < lines.Count; i++)
            {
                do
                    ends[i]++;
                while (ends[i] < lines[i].End && first is '0' or ' ' && Next(text, ends[i], lines[i].End) == first);
                leads[i] = ends[i] - lines[i].At;
            }
        }

        return leads;
    }

    private static char Next(string text, int at, int end) => at >= end ? '\0' : char.IsAsciiDigit(text[at]) ? '0' : text[at];

    private static Reading Join(string text, List<(int At, int End)> lines, int[] leads, string between)
    {
        var made = new ReadingBuilder("lines");
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
                made.Add(between, lines[i].At, lines[i].At);
            made.Copy(text.AsSpan(lines[i].At + leads[i], lines[i].End - lines[i].At - leads[i]), lines[i].At + leads[i]);
        }

        return made.ToReading();
    }
}
