using System.Text;

namespace Mocop.Cli.Input;

/// <summary>Reads what a command is given: a file, or standard input under the name <c>-</c>.</summary>
internal static class InputFile
{
    /// <summary>The most that is read into memory: 256 MiB.</summary>
    private const int MaxBytes = 268_435_456;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Stream Open(string name, Terminal terminal)
    {
        if (name is "-")
            return terminal.Input;
        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new WrongUseException($"'{name}' cannot be read: {e.Message}");
        }
    }

    public static async Task<byte[]> ReadAsync(string name, Terminal terminal, CancellationToken cancellation)
    {
        await using var stream = Open(name, terminal);
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > MaxBytes)
                throw new WrongUseException($"'{name}' has more than {MaxBytes} bytes.");
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>Reads text. A byte order mark is a character like any other: it is sent to the model too.</summary>
    public static async Task<string> ReadTextAsync(string name, Terminal terminal, CancellationToken cancellation)
    {
        var bytes = await ReadAsync(name, terminal, cancellation);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new WrongUseException($"'{name}' is not UTF-8: byte {e.Index} is wrong.");
        }
    }
}
