using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Truce.Core.Tables;

/// <summary>
/// Rows as canonical JSON, column by column, each column one text: <c>"cells":["232 370 -","6 - 7.5"]</c> a number or a hyphen for each row
/// and a column for each series, <c>"days":"2023-10-07 2023-10-08 …"</c>, and, where the table has dimensions, <c>"labels"</c> with the texts in use
/// and <c>"label":"0 1 0"</c> with the place of each row's own. A million rows come into the record this way in seconds, and out of it.
/// </summary>
internal sealed class RowSetConverter : JsonConverter<RowSet>
{
    private const int DayLength = 10;

    public override void Write(Utf8JsonWriter writer, RowSet value, JsonSerializerOptions options)
    {
        var text = new ArrayBufferWriter<byte>(Math.Max(16, value.Count * (DayLength + 1)));
        writer.WriteStartObject();
        writer.WriteStartArray("cells"u8);
        for (var series = 0; series < value.Width; series++)
        {
            text.ResetWrittenCount();
            foreach (var cell in value.Column(series)) Add(text, cell);
            writer.WriteStringValue(text.WrittenSpan);
        }

        writer.WriteEndArray();
        text.ResetWrittenCount();
        foreach (var day in value.Days) AddDay(text, day);
        writer.WriteString("days"u8, text.WrittenSpan);
        if (!value.Tuples.IsEmpty)
        {
            text.ResetWrittenCount();
            foreach (var label in value.Labels) Add(text, TableCell.Of(label));
            writer.WriteString("label"u8, text.WrittenSpan);
            writer.WriteStartArray("labels"u8);
            foreach (var tuple in value.Tuples)
            {
                writer.WriteStartArray();
                foreach (var one in tuple) writer.WriteStringValue(one);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public override RowSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Rows were expected.");
        List<TableCell[]> cells = [];
        (int[]? days, int[] labels, ImmutableArray<ImmutableArray<string>> tuples) = (null, [], []);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cells"u8)) ReadCells(ref reader, cells);
            else if (reader.ValueTextEquals("days"u8)) days = ReadDays(Text(ref reader));
            else if (reader.ValueTextEquals("label"u8)) labels = ReadLabels(Text(ref reader));
            else if (reader.ValueTextEquals("labels"u8)) tuples = ReadTuples(ref reader);
            else throw new JsonException($"Rows have no {reader.GetString()}.");
        }

        try
        {
            return new RowSet(days ?? throw new JsonException("Rows have days."), labels, tuples, [.. cells]);
        }
        catch (ArgumentException problem)
        {
            throw new JsonException(problem.Message);
        }
    }

    private static void Add(ArrayBufferWriter<byte> text, TableCell cell)
    {
        var to = text.GetSpan(TableCell.MostCharacters + 1);
        var at = 0;
        if (text.WrittenCount > 0) to[at++] = (byte)' ';
        text.Advance(at + cell.Write(to[at..]));
    }

    private static void AddDay(ArrayBufferWriter<byte> text, int day)
    {
        var to = text.GetSpan(DayLength + 1);
        var at = 0;
        if (text.WrittenCount > 0) to[at++] = (byte)' ';
        DateOnly.FromDayNumber(day).TryFormat(to[at..], out var written, "O", CultureInfo.InvariantCulture);
        text.Advance(at + written);
    }

    // What is written here needs no escapes, so what has some was not written here.
    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.HasValueSequence) throw new JsonException("A column was expected.");
        return reader.ValueSpan;
    }

    private static void ReadCells(ref Utf8JsonReader reader, List<TableCell[]> cells)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Columns were expected.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.HasValueSequence) throw new JsonException("A column was expected.");
            cells.Add(ReadColumn(reader.ValueSpan));
        }
    }

    private static TableCell[] ReadColumn(ReadOnlySpan<byte> text)
    {
        var column = new TableCell[text.IsEmpty ? 0 : text.Count((byte)' ') + 1];
        Span<char> number = stackalloc char[TableCell.MostCharacters];
        for (var at = 0; at < column.Length; at++)
        {
            var one = Next(ref text);
            if (one is [(byte)'-']) continue;
            if (one.Length is 0 or > TableCell.MostCharacters) throw new JsonException("A number was expected.");
            for (var digit = 0; digit < one.Length; digit++) number[digit] = (char)one[digit];
            if (!TableCell.TryParse(number[..one.Length], out column[at]) || (one.Length > 1 && one[0] == '0' && one[1] != '.')) throw new JsonException("A number was expected.");
        }

        return column;
    }

    private static int[] ReadLabels(ReadOnlySpan<byte> text)
    {
        var labels = new int[text.IsEmpty ? 0 : text.Count((byte)' ') + 1];
        for (var at = 0; at < labels.Length; at++)
            if (!int.TryParse(Next(ref text), NumberStyles.None, CultureInfo.InvariantCulture, out labels[at])) throw new JsonException("The place of a label was expected.");
        return labels;
    }

    private static int[] ReadDays(ReadOnlySpan<byte> text)
    {
        var days = new int[text.IsEmpty ? 0 : text.Count((byte)' ') + 1];
        for (var at = 0; at < days.Length; at++)
        {
            var one = Next(ref text);
            if (one.Length != DayLength || one[4] != '-' || one[7] != '-' || !Number(one[..4], out var year) || year == 0 || !Number(one[5..7], out var month)
                || month is 0 or > 12 || !Number(one[8..], out var day) || day == 0 || day > DateTime.DaysInMonth(year, month)) throw new JsonException("A day was expected.");
            days[at] = new DateOnly(year, month, day).DayNumber;
        }

        return days;
    }

    private static ImmutableArray<ImmutableArray<string>> ReadTuples(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Labels were expected.");
        var tuples = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var tuple = ImmutableArray.CreateBuilder<string>();
            while (reader.Read() && reader.TokenType == JsonTokenType.String) tuple.Add(reader.GetString()!);
            tuples.Add(tuple.ToImmutable());
        }

        return tuples.ToImmutable();
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> text)
    {
        var blank = text.IndexOf((byte)' ');
        var one = blank < 0 ? text : text[..blank];
        text = blank < 0 ? default : text[(blank + 1)..];
        return one;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
