namespace Mocop.Cli.Lines;

/// <summary>Reads a stream in pieces of whole lines, as they come: what one read brought is handed on at once, so that the other end of a pipe need not wait.</summary>
internal sealed class LineReader(Stream stream, string name)
{
    private const int PieceBytes = 131_072;

    /// <summary>The longest line: 256 MiB.</summary>
    private const int MaxLineBytes = 268_435_456;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = new byte[PieceBytes];
    private int _filled;
    private int _line = 1;
    private bool _ended;

    /// <summary>The next lines, or <see langword="null"/> at the end.</summary>
    public async Task<LineBatch?> ReadAsync(CancellationToken cancellation)
    {
        while (!_ended)
        {
            if (_filled == _buffer.Length)
                Grow();
            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellation);
            _ended = read == 0;
            var end = _ended ? _filled : _filled + _buffer.AsSpan(_filled, read).LastIndexOf((byte)'\n') + 1;
            var hasLine = _ended ? _filled > 0 : end > _filled;
            _filled += read;
            if (hasLine)
                return Take(end);
        }

        return null;
    }

    private LineBatch Take(int end)
    {
        var taken = _buffer.AsMemory(0, end);
        var batch = new LineBatch(_line == 1 && taken.Span.StartsWith(ByteOrderMark) ? taken[ByteOrderMark.Length..] : taken, _line);
        _line += taken.Span.Count((byte)'\n');
        var rest = _buffer.AsSpan(end, _filled - end);
        _buffer = new byte[Math.Max(PieceBytes, rest.Length * 2)];
        rest.CopyTo(_buffer);
        _filled = rest.Length;
        return batch;
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxLineBytes)
            throw new WrongUseException($"Line {_line} of '{name}' has more than {MaxLineBytes} bytes.");
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
