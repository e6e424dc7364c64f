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
        options.Converters.Add(new IdConverters());
        options.Converters.Add(new PositionConverter());
        options.Converters.Add(new WrapConverter<Trace, Position>(value => value.Positions, positions => new Trace(positions)));
        options.Converters.Add(new WrapConverter<Ring, Position>(value => value.Positions, positions => new Ring(positions)));
        options.Converters.Add(new WrapConverter<Polygon, Ring>(value => value.Rings, rings => new Polygon(rings)));
        options.Converters.Add(new WrapConverter<Area, Polygon>(value => value.Polygons, polygons => new Area(polygons)));
        options.Converters.Add(new TextConverter<Amount>(value => value.ToString(), Amount.TryParse));
        options.Converters.Add(new TextConverter<Instant>(InstantPattern.ExtendedIso.Format, Instant));
        options.Converters.Add(new TextConverter<LocalDate>(LocalDatePattern.Iso.Format, Date));
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
    public static bool TryLabel(string? text, out TlpLabel label)
    {
        foreach (var candidate in Enum.GetValues<TlpLabel>())
        {
            label = candidate;
            if (Label(candidate) == text) return true;
        }

        label = default;
        return false;
    }

    private static bool Instant(string? text, out Instant value) => InstantPattern.ExtendedIso.Parse(text!).TryGetValue(default, out value);

    private static bool Date(string? text, out LocalDate value) => LocalDatePattern.Iso.Parse(text!).TryGetValue(default, out value);

    /// <summary>One day, or the first and the last with a stroke between.</summary>
    public static string Days(DateInterval days) => days.Start == days.End
        ? LocalDatePattern.Iso.Format(days.Start)
        : $"{LocalDatePattern.Iso.Format(days.Start)}/{LocalDatePattern.Iso.Format(days.End)}";

    /// <summary>Reads what <see cref="Days"/> writes; false where the last day is before the first.</summary>
    public static bool TryDays(string? text, out DateInterval days)
    {
        days = null!;
        var ends = (text ?? "").Split('/');
        if (ends.Length > 2 || !Date(ends[0], out var first) || !Date(ends[^1], out var last) || last < first) return false;
        days = new DateInterval(first, last);
        return true;
    }

    private delegate bool TryParse<T>(string? text, out T value);

    private sealed class TextConverter<T>(Func<T, string> format, TryParse<T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String && parse(reader.GetString(), out var value)) return value;
            throw new JsonException($"Not a {typeof(T).Name}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
    }

    /// <summary>Two integers, longitude first, as GeoJSON orders them.</summary>
    private sealed class PositionConverter : JsonConverter<Position>
    {
        public override Position Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read()) throw new JsonException("Not a position.");
            var longitude = reader.GetInt32();
            if (!reader.Read()) throw new JsonException("Not a position.");
            var latitude = reader.GetInt32();
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw new JsonException("Not a position.");
            return new Position(latitude, longitude);
        }

        public override void Write(Utf8JsonWriter writer, Position value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Longitude);
            writer.WriteNumberValue(value.Latitude);
            writer.WriteEndArray();
        }
    }

    /// <summary>A shape is the list that it holds, and nothing around it.</summary>
    private sealed class WrapConverter<T, TItem>(Func<T, ImmutableArray<TItem>> open, Func<ImmutableArray<TItem>, T> wrap) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            wrap(JsonSerializer.Deserialize<ImmutableArray<TItem>>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, open(value), options);
    }

    private sealed class IdConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class IdConverter<T> : JsonConverter<Id<T>>
        where T : class, INoun<T>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<T>.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"Not a reference to a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
