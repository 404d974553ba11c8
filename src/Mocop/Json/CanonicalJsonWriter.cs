using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mocop.Json;

/// <summary>
/// Writes JSON in the canonical form of RFC 8785, with integers as its only numbers. The caller names members in the order of their UTF-16 code units;
/// any other order is a bug and throws.
/// </summary>
internal sealed class CanonicalJsonWriter
{
    /// <summary>2^53 - 1: the largest integer that every JSON reader keeps exactly.</summary>
    public const long MaxInteger = 9_007_199_254_740_991;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Stack<(bool IsObject, string? LastName, bool Started)> _levels = new();
    private bool _afterName;

    /// <summary>What was written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _levels.Clear();
        _afterName = false;
    }

    public CanonicalJsonWriter StartObject() => Start("{"u8, isObject: true);

    public CanonicalJsonWriter EndObject() => End("}"u8);

    public CanonicalJsonWriter StartArray() => Start("["u8, isObject: false);

    public CanonicalJsonWriter EndArray() => End("]"u8);

    public CanonicalJsonWriter Name(string name)
    {
        var (isObject, last, started) = _levels.Pop();
        if (!isObject || _afterName)
            throw new InvalidOperationException("A member name stands where a value is due.");
        if (last is not null && string.CompareOrdinal(last, name) >= 0)
            throw new InvalidOperationException($"Member '{name}' is written after '{last}'.");
        if (started)
            _bytes.Write(","u8);
        _levels.Push((true, name, true));
        WriteQuoted(name);
        _bytes.Write(":"u8);
        _afterName = true;
        return this;
    }

    public CanonicalJsonWriter String(string value)
    {
        BeforeValue();
        WriteQuoted(value);
        return this;
    }

    public CanonicalJsonWriter Integer(long value)
    {
        if (value is > MaxInteger or < -MaxInteger)
            throw new ArgumentOutOfRangeException(nameof(value), value, "Canonical integers have at most 53 bits.");
        BeforeValue();
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _bytes.Write(digits[..length]);
        return this;
    }

    public CanonicalJsonWriter Boolean(bool value)
    {
        BeforeValue();
        _bytes.Write(value ? "true"u8 : "false"u8);
        return this;
    }

    public CanonicalJsonWriter Null()
    {
        BeforeValue();
        _bytes.Write("null"u8);
        return this;
    }

    private CanonicalJsonWriter Start(ReadOnlySpan<byte> bracket, bool isObject)
    {
        BeforeValue();
        _bytes.Write(bracket);
        _levels.Push((isObject, null, false));
        return this;
    }

    private CanonicalJsonWriter End(ReadOnlySpan<byte> bracket)
    {
        _levels.Pop();
        _bytes.Write(bracket);
        return this;
    }

    private void BeforeValue()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (_levels.Count == 0)
            return;
        var (isObject, last, started) = _levels.Pop();
        if (isObject)
            throw new InvalidOperationException("A value in an object needs a name.");
        if (started)
            _bytes.Write(","u8);
        _levels.Push((false, last, true));
    }

    private void WriteQuoted(ReadOnlySpan<char> text)
    {
        _bytes.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            var run = plain < 0 ? text : text[..plain];
            StrictUtf8.GetBytes(run, _bytes);
            if (plain < 0)
                break;
            WriteEscape(text[plain]);
            text = text[(plain + 1)..];
        }

        _bytes.Write("\""u8);
    }

    private void WriteEscape(char letter)
    {
        switch (letter)
        {
            case '\b': _bytes.Write("\\b"u8); break;
            case '\t': _bytes.Write("\\t"u8); break;
            case '\n': _bytes.Write("\\n"u8); break;
            case '\f': _bytes.Write("\\f"u8); break;
            case '\r': _bytes.Write("\\r"u8); break;
            case '"': _bytes.Write("\\\""u8); break;
            case '\\': _bytes.Write("\\\\"u8); break;
            default:
                _bytes.Write("\\u00"u8);
                _bytes.Write([(byte)('0' + (letter >> 4)), "0123456789abcdef"u8[letter & 15]]);
                break;
        }
    }
}
