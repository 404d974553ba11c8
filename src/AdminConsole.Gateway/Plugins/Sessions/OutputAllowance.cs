namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>
/// How much a plugin may still write. Each request to it adds one message's worth; what it writes unasked (a flood of notifications, an endless line) uses that up, and
/// then the session ends before the excess is held in memory.
/// </summary>
internal sealed class OutputAllowance(int characters, int concurrentCalls)
{
    // A character takes up to six bytes as a JSON escape, and servers repeat their text as structured content, escaped once more.
    private const int BytesPerCharacter = 16;
    private const int MessageOverhead = 65_536;
    private readonly long _message = ((long)characters * BytesPerCharacter) + MessageOverhead;
    private readonly Lock _lock = new();
    private long _left = ((long)characters * BytesPerCharacter) + MessageOverhead;

    /// <summary>Whether the plugin wrote more than it was allowed.</summary>
    public bool Exceeded { get; private set; }

    /// <summary>A request goes to the plugin.</summary>
    public void Grant()
    {
        lock (_lock)
            _left = Math.Min(_left + _message, _message * (concurrentCalls + 1));
    }

    /// <summary>Bytes came from the plugin.</summary>
    /// <exception cref="OutputTooLargeException">More than it was allowed.</exception>
    public void Spend(int bytes)
    {
        lock (_lock)
        {
            _left -= bytes;
            if (_left >= 0)
                return;
            Exceeded = true;
        }

        throw new OutputTooLargeException();
    }
}

/// <summary>A plugin wrote more than it was allowed.</summary>
internal sealed class OutputTooLargeException() : IOException("The plugin wrote more than it was allowed.");
