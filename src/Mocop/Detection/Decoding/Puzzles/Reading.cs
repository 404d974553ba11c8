using Mocop.Detection.Decoding.Puzzles.Lexicons;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>What a stretch may say, with the place that each character came from.</summary>
/// <param name="Name">The decoding.</param>
/// <param name="Text">What it says.</param>
/// <param name="From">For each character where it begins in the view it was read from.</param>
/// <param name="To">For each character where it ends there.</param>
internal sealed record Reading(string Name, string Text, int[] From, int[] To)
{
    /// <summary>The same with spaces at places of the text; what was no letter is left out.</summary>
    /// <param name="cutter">Finds the places.</param>
    internal Reading? Cut(PuzzleCutter cutter)
    {
        var letters = new List<int>();
        for (var i = 0; i < Text.Length; i++)
        {
            if (char.IsAsciiLetter(Text[i]))
                letters.Add(i);
        }

        var run = string.Create(letters.Count, letters, (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = Text[from[i]];
        });
        if (cutter.Cut(run) is not { } cuts)
            return null;
        var made = new ReadingBuilder(Name);
        for (int i = 0, next = 0; i < run.Length; i++)
        {
            if (next < cuts.Count && cuts[next] == i)
            {
                made.Add(' ', From[letters[i]], From[letters[i]]);
                next++;
            }

            made.Add(run[i], From[letters[i]], To[letters[i]]);
        }

        return made.ToReading();
    }

    /// <summary>The same with spaces for underscores.</summary>
    internal Reading Spaced() => this with { Text = Text.Replace('_', ' ') };

    internal void WriteTo(ViewWriter writer)
    {
        for (var i = 0; i < Text.Length; i++)
            writer.Replace(Text[i], From[i], To[i]);
    }
}

/// <summary>Collects the characters of a reading.</summary>
internal sealed class ReadingBuilder(string name)
{
    private char[] _text = new char[64];
    private int[] _from = new int[64];
    private int[] _to = new int[64];

    internal int Length { get; private set; }

    internal void Add(char c, int from, int to)
    {
        if (Length == _text.Length)
        {
            Array.Resize(ref _text, 2 * Length);
            Array.Resize(ref _from, 2 * Length);
            Array.Resize(ref _to, 2 * Length);
        }

        (_text[Length], _from[Length], _to[Length]) = (c, from, to);
        Length++;
    }

    internal void Add(ReadOnlySpan<char> text, int from, int to)
    {
        foreach (var c in text)
            Add(c, from, to);
    }

    /// <summary>Characters that stand in the source as they are.</summary>
    internal void Copy(ReadOnlySpan<char> text, int from)
    {
        for (var i = 0; i < text.Length; i++)
            Add(text[i], from + i, from + i + 1);
    }

    internal Reading ToReading() => new(name, new(_text, 0, Length), _from[..Length], _to[..Length]);
}
