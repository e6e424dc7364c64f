using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Truce.Formats.Geo;
using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Lines;

/// <summary>The forms about lines, their versions and their markers.</summary>
public static class LineForms
{
    public static void MapLineForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/lines/new", nameof(RegisterLine), NewLine);
        app.MapForm<Line>("/lines/{id}/correct", nameof(CorrectLine), Correct);
        app.MapForm<Line>("/lines/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id.Reference, one.Name));
        app.MapForm<Line>("/lines/{id}/versions/new", nameof(RecordLineVersion), NewVersion);
        app.MapForm<Line>("/lines/{id}/markers/new", nameof(RecordMarker), NewMarker);
        app.MapForm<LineVersion>("/line-versions/{id}/correct", nameof(CorrectLineVersion), Correct);
        app.MapForm<LineVersion>("/line-versions/{id}/end", nameof(EndLineVersion), End);
        app.MapForm<LineVersion>("/line-versions/{id}/withdraw", nameof(WithdrawLineVersion), Withdraw);
        app.MapForm<LineVersion>("/line-versions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id.Reference, About(visit, one.Line)));
        app.MapForm<Marker>("/markers/{id}/correct", nameof(CorrectMarker), Correct);
        app.MapForm<Marker>("/markers/{id}/withdraw", nameof(WithdrawMarker), Withdraw);
        app.MapForm<Marker>("/markers/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id.Reference, About(visit, one.Line)));
    }

    // What a version or a marker is called: its line.
    private static LocalText About(Visit visit, Id<Line> line) => visit.View.Find(line)?.Name ?? new LocalText(visit.Words["source.withheld"]);

    private static VerbForm NewLine(Visit visit) => new(
        null,
        [Name(), new ChoiceField("territory", Territories(visit)), LineBasis(), new TextField("agreement", IsOptional: true), .. MarkingFields(visit, Marking.Clear)],
        form => new RegisterLine(form.Local("name"), form.Reference<Place>("territory"), form.Local("line-basis"), Agreement(visit, form), Marking: form.Marking("marking")),
        "/lines");

    private static VerbForm Correct(Visit visit, Line one) => new(
        visit.Text(one.Name).Text,
        [Name(one.Name), LineBasis(one.Basis), new TextField("agreement", Initial: one.Agreement?.ToString() ?? "", IsOptional: true), Reason],
        form => new CorrectLine(one.Id, form.Local("name"), form.Local("line-basis"), form.Local("reason"), Agreement(visit, form)),
        visit.PageOf(one.Id));

    private static VerbForm NewVersion(Visit visit, Line line) => new(
        visit.Text(line.Name).Text,
        [new ChoiceField("issuer", OrganisationsOf(visit)), .. DrawingFields(visit, null), new TextField("line-report", IsOptional: true), .. MarkingFields(visit, Marking.Clear)],
        form => new RecordLineVersion(
            line.Id, form.Reference<Organisation>("issuer"), Drawing(visit, form, null), form.OptionalReference<Report>("line-report"), Marking: form.Marking("marking")),
        visit.PageOf(line.Id));

    private static VerbForm Correct(Visit visit, LineVersion one) => new(
        visit.Text(About(visit, one.Line)).Text, [.. DrawingFields(visit, one.Drawing), Reason],
        form => new CorrectLineVersion(one.Id, Drawing(visit, form, one.Drawing), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm End(Visit visit, LineVersion one) => new(
        visit.Text(About(visit, one.Line)).Text, [new DayField("until"), Reason],
        form => new EndLineVersion(one.Id, form.Day("until"), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, LineVersion one) => new(
        visit.Text(About(visit, one.Line)).Text, [Reason], form => new WithdrawLineVersion(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm NewMarker(Visit visit, Line line) => new(
        visit.Text(line.Name).Text,
        [.. MarkerFields(visit, null), new ChoiceField("source", SourcesOf(visit)), new TextField("line-report", IsOptional: true), .. MarkingFields(visit, Marking.Clear)],
        form => new RecordMarker(
            line.Id, form.Code<MarkerKind>("kind"), Spot(visit, form), form.Days("seen"), form.Reference<Source>("source"), Metres(form, "accuracy"),
            form.Optional("marker-note"), form.OptionalReference<Report>("line-report"), Marking: form.Marking("marking")),
        visit.PageOf(line.Id));

    private static VerbForm Correct(Visit visit, Marker one) => new(
        visit.Text(About(visit, one.Line)).Text, [.. MarkerFields(visit, one), Reason],
        form => new CorrectMarker(
            one.Id, form.Code<MarkerKind>("kind"), Spot(visit, form), form.Days("seen"), form.Local("reason"), Metres(form, "accuracy"), form.Optional("marker-note")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Marker one) => new(
        visit.Text(About(visit, one.Line)).Text, [Reason], form => new WithdrawMarker(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static LocalField LineBasis(LocalText? initial = null) => new("line-basis", TextCheck.Statement, initial);

    private static IReadOnlyList<(string, string)> Territories(Visit visit) =>
        Ordered(visit, visit.View.All<Place>().Where(place => place.Area is not null).Select(place => (place.Id.ToString(), visit.Text(place.Name).Text)));

    private static IReadOnlyList<Field> MarkerFields(Visit visit, Marker? now) =>
    [
        new ChoiceField("kind", Codes.Options<MarkerKind>(visit.Words, "marker-kind"), now is null ? "" : Codes.Of(now.MarkerKind)),
        new PositionField("position", now?.Position), new DaysField("seen", now?.Seen),
        new TextField("accuracy", Initial: Digits(now?.AccuracyMetres), IsOptional: true), new LocalField("marker-note", TextCheck.Statement, now?.Note, IsOptional: true),
    ];

    private static IReadOnlyList<Field> DrawingFields(Visit visit, LineDrawing? now) =>
    [
        new DaysField("issued", now?.Issued), new ChoiceField("line-form", Codes.Options<LineForm>(visit.Words, "line-form"), now is null ? "" : Codes.Of(now.Form)),
        LineBasis(now?.Basis), new TextField("applies-from", Initial: now?.From is { } from ? from.Machine() : "", IsOptional: true),
        new TextField("geometry", IsLong: true, IsOptional: true),
        new ChoiceField("side", Codes.Options<AreaSide>(visit.Words, "area-side"), now?.Side is { } side ? Codes.Of(side) : "", IsOptional: true),
        new TextField("accuracy", Initial: Digits(now?.AccuracyMetres), IsOptional: true), new TextField("ribbon", Initial: Digits(now?.RibbonMetres), IsOptional: true),
        new LocalField("ribbon-basis", TextCheck.Statement, now?.RibbonBasis, IsOptional: true),
    ];

    // Geometry that is not sent anew stays as it was.
    private static LineDrawing Drawing(Visit visit, FormInput form, LineDrawing? now)
    {
        var sent = Ground(visit, form, "geometry");
        var (area, trace) = sent is null ? (now?.Area, now?.Trace) : (sent.Area, sent.Traces is [var one] ? one : null);
        if (sent is not null && area is null && trace is null) form.Problem("geometry", visit.Words["form.not-geometry", visit.Words["form.one-shape"]]);
        return new LineDrawing(
            form.Days("issued"), form.Code<LineForm>("line-form"), form.Local("line-basis"), form.OptionalDay("applies-from"), area,
            form.Raw("side").Length == 0 ? null : form.Code<AreaSide>("side"), trace, Metres(form, "accuracy"), Metres(form, "ribbon"), form.Optional("ribbon-basis"));
    }

    /// <summary>The one feature of a text of GeoJSON that was sent; null where none was, or it was noted as a problem.</summary>
    public static GeoFeature? Ground(Visit visit, FormInput form, string name)
    {
        if (form.OptionalText(name) is not { } text) return null;
        if (!GeoReader.TryRead(Encoding.UTF8.GetBytes(text), out var layer, out var problem)) form.Problem(name, visit.Words["form.not-geometry", problem]);
        else if (layer.Features is [var feature]) return feature;
        else form.Problem(name, visit.Words["form.not-geometry", visit.Words["form.one-shape"]]);
        return null;
    }

    private static Position Spot(Visit visit, FormInput form)
    {
        if (form.OptionalPosition("position") is { } spot) return spot;
        if (!form.Problems.Any(problem => problem.Field.StartsWith("position", StringComparison.Ordinal))) form.Problem("position", visit.Words["form.required"]);
        return default;
    }

    private static int? Metres(FormInput form, string name) => (int?)Math.Min(form.OptionalNumber(name) ?? 0, int.MaxValue) is { } metres and > 0 ? metres : null;

    private static string Digits(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static Reference? Agreement(Visit visit, FormInput form)
    {
        if (form.OptionalText("agreement") is not { } text) return null;
        if (Reference.TryParse(text, out var reference)) return reference;
        form.Problem("agreement", visit.Words["form.unknown-reference"]);
        return null;
    }
}
