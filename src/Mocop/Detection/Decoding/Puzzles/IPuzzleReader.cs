using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>Reads one sort of hidden writing in a stretch that is no language as it stands.</summary>
internal interface IPuzzleReader
{
    /// <summary>What the stretch may say; every reading has passed as language, or as something that another decoding reads.</summary>
    /// <param name="text">The stretch.</param>
    /// <param name="start">Where it begins in its view.</param>
    /// <param name="gate">Tells language from noise.</param>
    IEnumerable<Reading> Read(string text, int start, LanguageGate gate);
}

/// <summary>Tells readings that say something from noise.</summary>
internal sealed class LanguageGate(Lexicon lexicon)
{
    /// <summary>Fewer letters may have odd pairs by chance.</summary>
    private const int Shortest = 24;

    private readonly PuzzleCutter _cutter = new(lexicon);

    internal Lexicon Lexicon => lexicon;

    /// <summary>The reading, with spaces between its words if it had none; <see langword="null"/> if it is noise.</summary>
    internal Reading? Pass(Reading reading)
    {
        if (reading.Text.Length < DecodedBytes.Shortest)
            return null;
        if (reading.Text.Contains(' ', StringComparison.Ordinal) && lexicon.Coverage(reading.Text) >= Lexicon.Language)
            return reading;
        if (reading.Text.Contains('_', StringComparison.Ordinal) && reading.Spaced() is var spaced && lexicon.Coverage(spaced.Text) >= Lexicon.Language)
            return spaced;
        return reading.Text.Length >= Shortest && LetterPairs.Mean(reading.Text, CipherMaps.Plain) < 0 ? null : reading.Cut(_cutter);
    }

    /// <summary>Whether a text of bytes says something: language, or letters and digits of another code.</summary>
    internal static bool IsText(string text) => text.Length >= DecodedBytes.Shortest && DecodedBytes.Accept(text) is not null;
}
