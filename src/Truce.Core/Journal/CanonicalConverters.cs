using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Truce.Core.Journal;

/// <summary>What is written as one short text. Neither reading nor writing makes a string of its own: both happen for every event.</summary>
internal static class TextConverter
{
    /// <summary>The longest text that is written is an interval of two days.</summary>
    public const int MostCharacters = 64;

    public delegate int Format<T>(T value, Span<char> to);

    public delegate bool TryParse<T>(ReadOnlySpan<char> text, out T value);

    public static bool TryRead<T>(ref Utf8JsonReader reader, TryParse<T> parse, out T value)
    {
        value = default!;
        if (reader.TokenType != JsonTokenType.String) return false;
        if (reader.HasValueSequence || reader.ValueSpan.Length > MostCharacters) return parse(reader.GetString(), out value);
        Span<char> text = stackalloc char[MostCharacters];
        return parse(text[..reader.CopyString(text)], out value);
    }
}

/// <summary>Reads and writes one type as a short text.</summary>
internal sealed class TextConverter<T>(TextConverter.Format<T> format, TextConverter.TryParse<T> parse) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TextConverter.TryRead(ref reader, parse, out var value) ? value : throw new JsonException($"Not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[TextConverter.MostCharacters];
        writer.WriteStringValue(text[..format(value, text)]);
    }
}

/// <summary>Nearly every event holds texts, and a start reads them all: the general way would set up a frame of its own for each.</summary>
internal sealed class LocalTextConverter : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a text.");
        string? en = null, ar = null, he = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("en"u8)) en = Words(ref reader);
            else if (reader.ValueTextEquals("ar"u8)) ar = Words(ref reader);
            else if (reader.ValueTextEquals("he"u8)) he = Words(ref reader);
            else throw new JsonException($"Truce has no language {reader.GetString()}.");
        }

        return new LocalText(en, ar, he);
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Ar is not null) writer.WriteString("ar"u8, value.Ar);
        if (value.En is not null) writer.WriteString("en"u8, value.En);
        if (value.He is not null) writer.WriteString("he"u8, value.He);
        writer.WriteEndObject();
    }

    private static string? Words(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException("Not a text.");
    }
}

/// <summary>Finds the converter of a reference, and of a list of them.</summary>
internal sealed class IdConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsId(typeToConvert) || IsIds(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var (converter, id) = IsIds(typeToConvert) ? (typeof(IdsConverter<>), typeToConvert.GetGenericArguments()[0]) : (typeof(IdConverter<>), typeToConvert);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(id.GetGenericArguments()))!;
    }

    private static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>);

    private static bool IsIds(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && IsId(type.GetGenericArguments()[0]);
}

/// <summary>A reference as it is written, without a string of its own.</summary>
internal sealed class IdConverter<T> : JsonConverter<Id<T>>
    where T : class, INoun<T>
{
    public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public static Id<T> Read(ref Utf8JsonReader reader) =>
        TextConverter.TryRead<Id<T>>(ref reader, Id<T>.TryParse, out var id) ? id : throw new JsonException($"Not a reference to a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, Id<T> value)
    {
        Span<char> text = stackalloc char[Reference.Length];
        value.Reference.Write(text);
        writer.WriteStringValue(text);
    }
}

/// <summary>Lists of references; as with texts, they are short and in most events.</summary>
internal sealed class IdsConverter<T> : JsonConverter<ImmutableArray<Id<T>>>
    where T : class, INoun<T>
{
    public override ImmutableArray<Id<T>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Not a list of references.");
        var ids = ImmutableArray.CreateBuilder<Id<T>>(1);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) ids.Add(IdConverter<T>.Read(ref reader));
        return ids.DrainToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<Id<T>> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var id in value) IdConverter<T>.Write(writer, id);
        writer.WriteEndArray();
    }
}
