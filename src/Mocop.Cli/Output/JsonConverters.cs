using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mocop.Detection;
using Mocop.Json;

namespace Mocop.Cli.Output;

/// <summary>JSON that is written as it stands, byte for byte: an envelope in canonical form.</summary>
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}

/// <summary>Text that is written exactly, half surrogate pairs too: those as <c>\ud800</c>, which JSON allows and most writers replace.</summary>
internal readonly record struct ExactText(string Text);

internal sealed class ExactTextConverter : JsonConverter<ExactText>
{
    public override ExactText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ExactText value, JsonSerializerOptions options)
    {
        var (json, run) = (new StringBuilder("\""), 0);
        for (var i = 0; i < value.Text.Length; i++)
        {
            if (!char.IsSurrogate(value.Text[i]))
                continue;
            if (i + 1 < value.Text.Length && char.IsSurrogatePair(value.Text[i], value.Text[i + 1]))
            {
                i++;
                continue;
            }

            json.Append(JsonEncodedText.Encode(value.Text.AsSpan(run, i - run), options.Encoder)).Append(CultureInfo.InvariantCulture, $"\\u{(int)value.Text[i]:x4}");
            run = i + 1;
        }

        json.Append(JsonEncodedText.Encode(value.Text.AsSpan(run), options.Encoder)).Append('"');
        writer.WriteRawValue(json.ToString(), skipInputValidation: true);
    }
}

internal sealed class TextSpanConverter : JsonConverter<TextSpan>
{
    public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}

internal sealed class WireNameConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Named<>).MakeGenericType(typeToConvert))!;

    private sealed class Named<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WireName.Of(value));
    }
}
