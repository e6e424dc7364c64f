namespace Truce.Formats.Imports;

/// <summary>An entry of <c>lines:</c>.</summary>
internal sealed record LineEntry(Place Place, Instant? At, Keyed Key, LocalText Name, Keyed Territory, LocalText Basis, Keyed? Agreement, ImportMarking? Marking, bool Example)
    : ImportEntry(Place, At)
{
    public static LineEntry Read(Fields fields)
    {
        var entry = new LineEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedLocal("name", TextCheck.Name), fields.NeedKey("territory"),
            fields.NeedLocal("basis", TextCheck.Statement), fields.Key("agreement"), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Place, Territory), .. ImportPlan.Released(Marking)];
        if (Agreement is { } agreement) needs.Add((StreamKind.Agreement, agreement));
        plan.Begin(
            at, StreamKind.Line, Key, "register", ImportWork.Watch, needs,
            known => new RegisterLine(
                Name, known.Of<Core.Places.Place>(Territory), Basis, Agreement is { } one ? known.Find(StreamKind.Agreement, one.Key) : null, Example,
                ImportPlan.Marking(Marking, known)));
    }
}

/// <summary>An entry of <c>line-versions:</c>; its geometry, where there is one, is a file beside it.</summary>
internal sealed record LineVersionEntry(
    Place Place, Instant? At, Keyed Key, Keyed Line, Keyed Issuer, LineDrawing Drawing, LineVersionRibbon? Ribbon, LineVersionEnd? End, Keyed? Report,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static LineVersionEntry Read(Fields fields)
    {
        var drawing = new LineDrawing(
            fields.NeedDays("issued"), fields.NeedCode<LineForm>("form"), fields.NeedLocal("basis", TextCheck.Statement), fields.Date("from"),
            Ground.Area(fields, "area"), fields.Code<AreaSide>("side"), Ground.Trace(fields, "line-drawn"),
            (int?)fields.Number("accuracy", 1, LineDrawing.MostMetres));
        var (ribbon, end) = (fields.Group("ribbon"), fields.Group("ended"));
        var entry = new LineVersionEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("line"), fields.NeedKey("issuer"), drawing,
            ribbon is null ? null : LineVersionRibbon.Read(ribbon), end is null ? null : LineVersionEnd.Read(end), fields.Key("report"), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Line, Line), (StreamKind.Organisation, Issuer), .. ImportPlan.Released(Marking)];
        if (Report is { } report) needs.Add((StreamKind.Report, report));
        plan.Begin(
            at, StreamKind.LineVersion, Key, "record", ImportWork.Watch, needs,
            known => new RecordLineVersion(
                known.Of<Line>(Line), known.Of<Organisation>(Issuer), Drawing, Report is { } one ? known.Of<Report>(one) : null, Example,
                ImportPlan.Marking(Marking, known)));
        if (Ribbon is { } ribbon)
        {
            plan.Change(
                ribbon.At, StreamKind.LineVersion, Key, "ribbon", ribbon.Place, ImportWork.Watch, [],
                known => new CorrectLineVersion(
                    known.Of<LineVersion>(Key), Drawing with { RibbonMetres = ribbon.Metres, RibbonBasis = ribbon.Basis }, ribbon.Basis));
        }

        if (End is { } end)
        {
            plan.Change(
                end.At, StreamKind.LineVersion, Key, "end", end.Place, ImportWork.Watch, [],
                known => new EndLineVersion(known.Of<LineVersion>(Key), end.LastDay, end.Reason));
        }
    }
}

/// <summary>The <c>ribbon:</c> of a version: when its zone of uncertainty was recorded, its half-width, and who found that.</summary>
internal sealed record LineVersionRibbon(Place Place, Instant At, int Metres, LocalText Basis)
{
    public static LineVersionRibbon Read(Fields fields)
    {
        var ribbon = new LineVersionRibbon(
            fields.Place, fields.NeedInstant("at"), fields.NeedNumber("metres", 1, LineDrawing.MostMetres), fields.NeedLocal("basis", TextCheck.Statement));
        fields.End();
        return ribbon;
    }
}

/// <summary>The <c>ended:</c> of a version: when it was recorded, the last day on which the version applied, and why that is known.</summary>
internal sealed record LineVersionEnd(Place Place, Instant At, LocalDate LastDay, LocalText Reason)
{
    public static LineVersionEnd Read(Fields fields)
    {
        var end = new LineVersionEnd(fields.Place, fields.NeedInstant("at"), fields.NeedDate("last-day"), fields.NeedLocal("reason", TextCheck.Statement));
        fields.End();
        return end;
    }
}

/// <summary>An entry of <c>markers:</c>.</summary>
internal sealed record MarkerEntry(
    Place Place, Instant? At, Keyed Key, Keyed Line, MarkerKind Kind, Position Position, DateInterval Seen, Keyed Source, int? Accuracy, LocalText? Note,
    Keyed? Report, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static MarkerEntry Read(Fields fields)
    {
        if (!fields.Has("position")) fields.Errors.Add(fields.Place, "the field “position” was expected in this entry; it is missing.");
        var entry = new MarkerEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("line"), fields.NeedCode<MarkerKind>("kind"),
            fields.Position("position") ?? default, fields.NeedDays("seen"), fields.NeedKey("source"),
            (int?)fields.Number("accuracy", 1, LineDrawing.MostMetres), fields.Local("note", TextCheck.Statement), fields.Key("report"),
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Line, Line), (StreamKind.Source, Source), .. ImportPlan.Released(Marking)];
        if (Report is { } report) needs.Add((StreamKind.Report, report));
        plan.Begin(
            at, StreamKind.Marker, Key, "record", ImportWork.Watch, needs,
            known => new RecordMarker(
                known.Of<Line>(Line), Kind, Position, Seen, known.Of<Source>(Source), Accuracy, Note, Report is { } one ? known.Of<Report>(one) : null, Example,
                ImportPlan.Marking(Marking, known)));
    }
}
