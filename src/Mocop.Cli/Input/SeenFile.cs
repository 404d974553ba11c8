using System.Globalization;
using System.Text;
using System.Text.Json;
using Mocop.Sealing;

namespace Mocop.Cli.Input;

/// <summary>
/// A replay memory in a file of JSON lines: <c>{"nonce":"…","until":"2026-11-22T05:46:07.318Z"}</c>. It is held alone while it is open, and a line is on the disk before its envelope is accepted.
/// Lines whose time has passed may be taken out.
/// </summary>
internal sealed class SeenFile : IReplayMemory, IDisposable
{
    private const int NonceChars = 22;

    private readonly FileStream _file;
    private readonly HashSet<string> _nonces = new(StringComparer.Ordinal);

    private SeenFile(FileStream file) => _file = file;

    public static SeenFile Open(string name)
    {
        SeenFile? memory = null;
        try
        {
            memory = new SeenFile(new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            memory.Read();
            return memory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            memory?.Dispose();
            throw new WrongUseException($"'{name}' cannot be used to remember what was seen: {e.Message}");
        }
    }

    public bool TryRemember(string nonce, DateTimeOffset until)
    {
        if (!_nonces.Add(nonce))
            return false;
        var time = until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _file.Write(Encoding.ASCII.GetBytes($$"""{"nonce":"{{nonce}}","until":"{{time}}"}""" + "\n"));
        _file.Flush(flushToDisk: true);
        return true;
    }

    public void Dispose() => _file.Dispose();

    private void Read()
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!TryReadNonce(line, out var nonce))
                throw new IOException($"line {number} is not {{\"nonce\":\"…\",\"until\":\"…\"}}.");
            _nonces.Add(nonce);
        }

        // A last line that was cut short would have been refused above; one without its line break gets it now.
        if (_file.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            if (_file.ReadByte() != '\n')
                _file.WriteByte((byte)'\n');
        }

        _file.Seek(0, SeekOrigin.End);
    }

    private static bool TryReadNonce(string line, out string nonce)
    {
        nonce = "";
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("nonce", out var member) && member.ValueKind == JsonValueKind.String)
                nonce = member.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }

        return nonce.Length == NonceChars;
    }
}
