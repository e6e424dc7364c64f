using System.Collections.Immutable;
using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>
/// An entry of <c>series:</c>: one column of a table beside the file, as one figure with a value for each day. A day whose cell is empty,
/// or that has no row, has no value: nothing is put in its place.
/// </summary>
internal sealed record SeriesEntry(
    Place Place, Instant? At, Keyed Key, Keyed Claim, Keyed Question, StatedFigure Stated, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static SeriesEntry Read(Fields fields)
    {
        var period = FigureEntry.Period(fields);
        if (!fields.Has("period")) fields.Errors.Add(fields.Place, "the field “period” was expected in this entry; it is missing.");
        var definition = FigureEntry.Definition(fields, FigurePer.Day);
        var (dayColumn, valueColumn) = (fields.NeedText("day", 100), fields.NeedText("column", 100));
        if (!fields.Has("table")) fields.Errors.Add(fields.Place, "the field “table” was expected in this entry; it is missing.");
        var table = fields.Attached("table") is { } attached ? CsvTable.Read(attached.Name, attached.Bytes, fields.Errors) : null;
        ImmutableArray<DailyValue> readings = table is null || period is null
            ? []
            : Readings(table, dayColumn, valueColumn, period.Days, fields);
        var entry = new SeriesEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("claim"), fields.NeedKey("question"),
            new StatedFigure(definition, null, period, FigureKind.Stated, Daily: readings), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.Figure, Key, "state", ImportWork.Watch, [(StreamKind.Claim, Claim), (StreamKind.Question, Question), .. ImportPlan.Released(Marking)],
        known => new StateFigure(known.Of<Claim>(Claim), known.Of<Question>(Question), Stated, ImportPlan.Marking(Marking, known), Example));

    private static ImmutableArray<DailyValue> Readings(CsvTable table, string dayColumn, string valueColumn, DateInterval within, Fields fields)
    {
        var (days, values) = (table.Column(dayColumn, fields.PlaceOf("day"), fields.Errors), table.Column(valueColumn, fields.PlaceOf("column"), fields.Errors));
        if (days < 0 || values < 0) return [];
        var readings = new SortedDictionary<LocalDate, Amount>();
        foreach (var row in table.Rows)
        {
            var (day, value) = (row[days], row[values]);
            if (value.Text.Length == 0) continue;
            if (LocalDatePattern.Iso.Parse(day.Text) is not { Success: true, Value: var on })
                fields.Errors.Add(day.Place, $"a day such as 2025-10-17 was expected; found “{Short(day.Text)}”.");
            else if (!Core.Figures.Amount.TryParse(value.Text, out var amount))
                fields.Errors.Add(value.Place, $"a number such as 459 was expected, or nothing; found “{Short(value.Text)}”.");
            else if (within.Contains(on) && !readings.TryAdd(on, amount))
                fields.Errors.Add(day.Place, $"{day.Text} stands a second time; one value a day was expected.");
        }

        if (readings.Count == 0) fields.Errors.Add(fields.PlaceOf("column"), $"no value of “{valueColumn}” lies within the period.");
        return [.. readings.Select(one => new DailyValue(one.Key, one.Value))];
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
