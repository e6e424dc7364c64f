using System.Buffers;
using System.Globalization;
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

    /// <summary>Writes the canonical form at the end of a buffer.</summary>
    public static void Write(IBufferWriter<byte> to, object value)
    {
        // One writer a thread: it is needed several times a command. A value that failed half way leaves nothing in it after Reset.
        writer ??= new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = CanonicalEncoder.Instance, SkipValidation = true });
        writer.Reset(to);
        JsonSerializer.Serialize(writer, value, value.GetType(), Options);
        writer.Flush();
    }

    /// <summary>Whether two values are one: lists within records are equal by what they hold.</summary>
    public static bool Same<T>(T one, T other) => Write(one).AsSpan().SequenceEqual(Write(other));

    /// <summary>Reads a value.</summary>
    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("A value is missing.");

    /// <summary>Reads a value whose type is known only at run time.</summary>
    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static object Read(Type type, ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, type, Options) ?? throw new JsonException("A value is missing.");

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

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
        options.Converters.Add(new TextConverter<TlpLabel>((label, to) => Copy(Label(label), to), TryLabel));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new TextConverter<Reference>(Write, Reference.TryParse));
        options.Converters.Add(new LocalTextConverter());
        options.Converters.Add(new IdConverters());
        CanonicalShapes.AddTo(options.Converters);
        options.Converters.Add(new RowSetConverter());
        options.Converters.Add(new TextConverter<Amount>((amount, to) => Copy(amount.ToString(), to), Amount.TryParse));
        options.Converters.Add(new TextConverter<Instant>((instant, to) => Copy(InstantPattern.ExtendedIso.Format(instant), to), CanonicalTimes.TryInstant));
        options.Converters.Add(new TextConverter<LocalDate>(Write, CanonicalTimes.TryDate));
        options.Converters.Add(new TextConverter<DateInterval>(Write, TryDays));
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
    public static string Days(DateInterval days)
    {
        Span<char> text = stackalloc char[TextConverter.MostCharacters];
        return new string(text[..Write(days, text)]);
    }

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

    private static int Write(Reference reference, Span<char> to)
    {
        reference.Write(to);
        return Reference.Length;
    }

    private static int Write(LocalDate day, Span<char> to)
    {
        // For the years that .NET has it writes the same ten characters in half the time, and no string.
        if (day.Year is < 1 or > 9999 || day.Calendar != CalendarSystem.Iso) return Copy(LocalDatePattern.Iso.Format(day), to);
        day.ToDateOnly().TryFormat(to, out var written, "O", CultureInfo.InvariantCulture);
        return written;
    }

    private static int Write(DateInterval days, Span<char> to)
    {
        var length = Write(days.Start, to);
        if (days.Start == days.End) return length;
        to[length++] = '/';
        return length + Write(days.End, to[length..]);
    }

    private static int Copy(string text, Span<char> to)
    {
        text.CopyTo(to);
        return text.Length;
    }
}
