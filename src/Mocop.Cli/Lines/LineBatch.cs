namespace Mocop.Cli.Lines;

/// <summary>Some whole lines of a stream, and the number of the first.</summary>
/// <param name="Bytes">The lines with their ends.</param>
/// <param name="FirstLine">Counted from 1.</param>
internal readonly record struct LineBatch(ReadOnlyMemory<byte> Bytes, int FirstLine)
{
    /// <summary>The lines that hold something, in UTF-8, with their numbers.</summary>
    public IEnumerable<(int Number, ReadOnlyMemory<byte> Line)> Lines()
    {
        var rest = Bytes;
        for (var number = FirstLine; rest.Length > 0; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.ContainsAnyExcept(" \t\r"u8))
                yield return (number, line);
        }
    }
}
