using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Truce.Web.SituationReports;

/// <summary>The lines of a report as data: one row each with its source, its question and the entry of the record; nothing added up.</summary>
public static class SituationDownloads
{
    private static readonly (string Name, string Hxl)[] Columns =
    [
        ("report", "#meta+id+report"), ("number", "#meta+num+report"), ("correction", "#meta+num+correction"), ("note", "#meta+num+note"),
        ("period_from", "#date+start"), ("cut_off", "#date+end"), ("zone", "#meta+timezone"), ("section", "#subject+code"), ("subject", "#subject+name"),
        ("column", "#org+type+code"), ("party", "#org+name+party"), ("words", "#description"), ("least", "#value+min"), ("most", "#value+max"), ("unit", "#value+unit"),
        ("by", "#org+name+source"), ("via", "#org+name+via"), ("grade", "#meta+grade"), ("place_code", "#adm2+code"), ("place", "#adm2+name"), ("query", "#meta+query"),
        ("thing", "#meta+id+thing"), ("entry", "#meta+id+entry"), ("link", "#meta+url"), ("withheld", "#status+withheld"), ("marking", "#meta+marking"), ("example", "#meta+example"),
    ];

    /// <summary>RFC 4180, UTF-8; with <c>hxl=1</c> a second row of HXL tags, which table programs do not expect and so must be asked for.</summary>
    public static byte[] Csv(Visit visit, SituationReport report)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => column.Name)).Append("\r\n");
        if (visit.Context.Request.Query["hxl"] == "1") text.AppendJoin(',', Columns.Select(column => column.Hxl)).Append("\r\n");
        foreach (var line in report.Composition.Lines) Row(text, visit, report, 0, report.Terms.CutOff, line);
        foreach (var correction in report.Corrections)
            foreach (var line in correction.Composition.Lines) Row(text, visit, report, correction.Number, correction.CutOff, line);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>RFC 7946: one feature a governorate of which a line speaks, with those lines. Nothing narrower than a governorate has a shape.</summary>
    public static byte[] GeoJson(Visit visit, SituationReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("report", report.Id.ToString());
            json.WriteString("name", SituationLinks.NameOf(visit, report.Terms));
            json.WriteString("cut_off", report.Terms.CutOff.Machine());
            json.WriteString("note", visit.Words["situation.geojson-note"]);
            if (report.Example || visit.Centre.IsExample) json.WriteBoolean("example", true);
            json.WriteStartArray("features");
            foreach (var group in report.Composition.Lines.Where(line => line.Place is not null && !line.IsClosed()).GroupBy(line => line.Place!.Value))
                if (visit.View.Find(group.Key) is { Area: { } area } place) Feature(json, visit, place, area, [.. group]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Feature(Utf8JsonWriter json, Visit visit, Place place, Area area, IReadOnlyList<FrozenLine> lines)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", place.Id.ToString());
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in area.Polygons)
        {
            json.WriteStartArray();
            foreach (var ring in polygon.Rings)
            {
                json.WriteStartArray();
                foreach (var position in ring.Positions)
                {
                    // Five decimals, a metre: a governorate is not drawn more finely than it is known.
                    json.WriteStartArray();
                    json.WriteRawValue(position.LongitudeDegrees.ToString("0.#####", CultureInfo.InvariantCulture));
                    json.WriteRawValue(position.LatitudeDegrees.ToString("0.#####", CultureInfo.InvariantCulture));
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("name", visit.Text(place.Name).Text);
        if (place.Code is { } code) json.WriteString("code", code);
        json.WriteStartArray("lines");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteNumber("note", line.Number);
            json.WriteString("section", line.Section.Code());
            json.WriteString("subject", visit.Text(line.Subject).Text);
            json.WriteString("column", line.Column.Code());
            if (line.Party is { } party && visit.View.Find(party) is not null) json.WriteString("party", party.ToString());
            json.WriteString("words", visit.Text(line.Words).Text);
            if (line.Least is { } least) json.WriteString("least", least.ToString());
            if (line.Most is { } most) json.WriteString("most", most.ToString());
            if (line.Unit is { } unit) json.WriteString("unit", unit);
            if (line.Example) json.WriteBoolean("example", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Row(StringBuilder text, Visit visit, SituationReport report, int correction, Instant at, FrozenLine line)
    {
        var open = !line.IsClosed();
        var place = open && line.Place is { } id ? visit.View.Find(id) : null;
        var party = line.Party is { } named && visit.View.Find(named) is not null ? report.Composition.Parties.Concat(report.Corrections.SelectMany(one => one.Composition.Parties)).FirstOrDefault(one => one.Party == named) : null;
        var link = SituationLinks.Of(visit, line, report.Terms, at);
        string?[] cells =
        [
            $"{report.Id}", Number(report.Terms.Number), correction == 0 ? null : Number(correction), Number(line.Number), report.Terms.From.Machine(), at.Machine(), report.Terms.Zone,
            line.Section.Code(), open ? Say(visit, line.Subject) : null, line.Column.Code(), party is null ? null : Say(visit, party.Name), open ? Say(visit, line.Words) : null,
            open ? $"{line.Least}" : null, open ? $"{line.Most}" : null, open ? line.Unit : null, open ? Say(visit, line.By) : null, open ? Say(visit, line.Via) : null,
            open ? line.Grade : null, place?.Code, place is null ? null : Say(visit, place.Name), open ? line.Query : null, open ? $"{line.From}" : null,
            open && line.Entry is { } entry ? entry.ToString(CultureInfo.InvariantCulture) : null, open && link is not null ? SituationLinks.Absolute(visit.Context, link) : null,
            open ? null : "withheld", $"TLP:{CanonicalValues.Label(report.Terms.Audience)}", line.Example || report.Example ? "EXAMPLE" : null,
        ];
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Say(Visit visit, LocalText? text) => text is null ? null : visit.Text(text).Text;

    // A cell that begins like a formula is opened as one by table programs.
    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
