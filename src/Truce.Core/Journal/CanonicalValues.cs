using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Text;

namespace Truce.Core.Journal;

/// <summary>
/// Values of the record as canonical JSON (RFC 8785 without floating point) and back: keys ascending, absent where null or
/// false, instants as RFC 3339, days as ISO 8601, intervals of days as <c>first/last</c>, codes in lower case with hyphens.
/// </summary>
public static class CanonicalValues
{
    private const int Short = 64;

    /// <summary>The one set of rules. Members that a type does not know are an error: a record is never read in part.</summary>
    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>The canonical form.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, value!.GetType(), Options);

    /// <summary>Reads a value.</summary>
    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("A value is missing.");

    /// <summary>Reads a value whose type is known only at run time.</summary>
    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static object Read(Type type, ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, type, Options) ?? throw new JsonException("A value is missing.");

    private static JsonSerializerOptions Create()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(SortProperties);
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            Encoder = CanonicalEncoder.Instance,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(new TextConverter<TlpLabel>(Label, TryLabel));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new TextConverter<Reference>(value => value.ToString(), Reference.TryParse));
        options.Converters.Add(new LocalTextConverter());
        options.Converters.Add(new IdConverters());
        CanonicalShapes.AddTo(options.Converters);
        options.Converters.Add(new TextConverter<Instant>(InstantPattern.ExtendedIso.Format, CanonicalTimes.TryInstant));
        options.Converters.Add(new TextConverter<LocalDate>(LocalDatePattern.Iso.Format, CanonicalTimes.TryDate));
        options.Converters.Add(new TextConverter<DateInterval>(Days, TryDays));
        options.MakeReadOnly();
        return options;
    }

    private static void SortProperties(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var sorted = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .OrderBy(property => property.Name, StringComparer.Ordinal).ToArray();
        type.Properties.Clear();
        foreach (var property in sorted)
        {
            // What has no default and cannot be null must be there: an event is never read in part.
            property.IsRequired = property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } parameter
                && Nullable.GetUnderlyingType(parameter.ParameterType) is null;

            // A false flag is an absent one, so that a flag can be added to an event without changing what stands.
            if (property.PropertyType == typeof(bool)) property.ShouldSerialize = static (_, value) => value is true;
            type.Properties.Add(property);
        }
    }

    /// <summary>The label as TLP 2.0 writes it, without "TLP:".</summary>
    public static string Label(TlpLabel label) => label == TlpLabel.AmberStrict ? "AMBER+STRICT" : label.ToString().ToUpperInvariant();

    /// <summary>Reads what <see cref="Label"/> writes.</summary>
    public static bool TryLabel(ReadOnlySpan<char> text, out TlpLabel label)
    {
        foreach (var candidate in Enum.GetValues<TlpLabel>())
        {
            label = candidate;
            if (text.SequenceEqual(Label(candidate))) return true;
        }

        label = default;
        return false;
    }

    /// <summary>One day, or the first and the last with a stroke between.</summary>
    public static string Days(DateInterval days) => days.Start == days.End
        ? LocalDatePattern.Iso.Format(days.Start)
        : $"{LocalDatePattern.Iso.Format(days.Start)}/{LocalDatePattern.Iso.Format(days.End)}";

    /// <summary>Reads what <see cref="Days"/> writes; false where the last day is before the first.</summary>
    public static bool TryDays(ReadOnlySpan<char> text, out DateInterval days)
    {
        days = null!;
        var stroke = text.IndexOf('/');
        if (!CanonicalTimes.TryDate(stroke < 0 ? text : text[..stroke], out var first)) return false;
        if (!CanonicalTimes.TryDate(text[(stroke + 1)..], out var last) || last < first) return false;
        days = new DateInterval(first, last);
        return true;
    }

    private delegate bool TryParse<T>(ReadOnlySpan<char> text, out T value);

    // What is short, as references and times are, is read without a string of its own.
    private static bool TryRead<T>(ref Utf8JsonReader reader, TryParse<T> parse, out T value)
    {
        value = default!;
        if (reader.TokenType != JsonTokenType.String) return false;
        if (reader.HasValueSequence || reader.ValueSpan.Length > Short) return parse(reader.GetString(), out value);
        Span<char> text = stackalloc char[Short];
        return parse(text[..reader.CopyString(text)], out value);
    }

    private sealed class TextConverter<T>(Func<T, string> format, TryParse<T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryRead(ref reader, parse, out var value) ? value : throw new JsonException($"Not a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
    }

    // Nearly every event holds texts, and a start reads them all: the general way would set up a frame of its own for each.
    private sealed class LocalTextConverter : JsonConverter<LocalText>
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

    private sealed class IdConverters : JsonConverterFactory
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

    private sealed class IdConverter<T> : JsonConverter<Id<T>>
        where T : class, INoun<T>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

        public static Id<T> Read(ref Utf8JsonReader reader) =>
            TryRead<Id<T>>(ref reader, Id<T>.TryParse, out var id) ? id : throw new JsonException($"Not a reference to a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    // As with texts: these lists are short and in most events.
    private sealed class IdsConverter<T> : JsonConverter<ImmutableArray<Id<T>>>
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
            foreach (var id in value) writer.WriteStringValue(id.ToString());
            writer.WriteEndArray();
        }
    }
}
