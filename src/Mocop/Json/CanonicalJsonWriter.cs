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

    /// <summary>The most bytes of UTF-8 for one UTF-16 code unit.</summary>
    private const int BytesPerChar = 3;

    private const int LongestInteger = 17;

    /// <summary>Up to here room for the worst case is made; a longer text is measured first.</summary>
    private const int ShortChars = 1024;

    private byte[] _bytes = new byte[1024];
    private int _length;
    private Level[] _levels = new Level[8];
    private int _depth;
    private bool _afterName;

    /// <summary>What was written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear() => (_length, _depth, _afterName) = (0, 0, false);

    public CanonicalJsonWriter StartObject() => Start((byte)'{', isObject: true);

    public CanonicalJsonWriter EndObject() => End((byte)'}');

    public CanonicalJsonWriter StartArray() => Start((byte)'[', isObject: false);

    public CanonicalJsonWriter EndArray() => End((byte)']');

    public CanonicalJsonWriter Name(string name)
    {
        ref var level = ref _levels[_depth - 1];
        if (!level.IsObject || _afterName)
            throw new InvalidOperationException("A member name stands where a value is due.");
        if (level.LastName is { } last && string.CompareOrdinal(last, name) >= 0)
            throw new InvalidOperationException($"Member '{name}' is written after '{last}'.");
        if (level.Started)
            Write((byte)',');
        (level.LastName, level.Started) = (name, true);
        WriteQuoted(name);
        Write((byte)':');
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
        Reserve(LongestInteger);
        value.TryFormat(_bytes.AsSpan(_length), out var length, provider: CultureInfo.InvariantCulture);
        _length += length;
        return this;
    }

    public CanonicalJsonWriter Boolean(bool value)
    {
        BeforeValue();
        Write(value ? "true"u8 : "false"u8);
        return this;
    }

    public CanonicalJsonWriter Null()
    {
        BeforeValue();
        Write("null"u8);
        return this;
    }

    private CanonicalJsonWriter Start(byte bracket, bool isObject)
    {
        BeforeValue();
        Write(bracket);
        if (_depth == _levels.Length)
            Array.Resize(ref _levels, _depth * 2);
        _levels[_depth++] = new Level(isObject, LastName: null, Started: false);
        return this;
    }

    private CanonicalJsonWriter End(byte bracket)
    {
        _depth--;
        Write(bracket);
        return this;
    }

    private void BeforeValue()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (_depth == 0)
            return;
        ref var level = ref _levels[_depth - 1];
        if (level.IsObject)
            throw new InvalidOperationException("A value in an object needs a name.");
        if (level.Started)
            Write((byte)',');
        level.Started = true;
    }

    private void Write(byte sign)
    {
        Reserve(1);
        _bytes[_length++] = sign;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }

    private void WriteQuoted(ReadOnlySpan<char> text)
    {
        Write((byte)'"');
        for (var plain = text.IndexOfAny(Escaped); plain >= 0; plain = text.IndexOfAny(Escaped))
        {
            WritePlain(text[..plain]);
            WriteEscape(text[plain]);
            text = text[(plain + 1)..];
        }

        WritePlain(text);
        Write((byte)'"');
    }

    /// <exception cref="EncoderFallbackException">The text has an unpaired surrogate.</exception>
    private void WritePlain(ReadOnlySpan<char> run)
    {
        Reserve(run.Length <= ShortChars ? run.Length * BytesPerChar : StrictUtf8.GetByteCount(run));
        if (Ascii.FromUtf16(run, _bytes.AsSpan(_length), out var written) is not OperationStatus.Done)
            written = StrictUtf8.GetBytes(run, _bytes.AsSpan(_length));
        _length += written;
    }

    private void WriteEscape(char letter)
    {
        switch (letter)
        {
            case '\b': Write("\\b"u8); break;
            case '\t': Write("\\t"u8); break;
            case '\n': Write("\\n"u8); break;
            case '\f': Write("\\f"u8); break;
            case '\r': Write("\\r"u8); break;
            case '"': Write("\\\""u8); break;
            case '\\': Write("\\\\"u8); break;
            default:
                Write("\\u00"u8);
                Write([(byte)('0' + (letter >> 4)), "0123456789abcdef"u8[letter & 15]]);
                break;
        }
    }

    private record struct Level(bool IsObject, string? LastName, bool Started);
}
