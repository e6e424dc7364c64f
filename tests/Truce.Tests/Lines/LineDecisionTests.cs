using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Journal;
using Truce.Core.Lines;
using Truce.Core.Organisations;
using Truce.Core.Places;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Lines;

public class LineDecisionTests
{
    private static readonly Area Ground = Box(31.2, 34.2, 31.6, 34.6);
    private static readonly LineDrawing Undrawn = new(Day, LineForm.Map, Text);
    private static readonly LineDrawing Drawn = Undrawn with { Area = Box(31.2, 34.4, 31.6, 34.6), Side = AreaSide.Beyond };

    [Fact]
    public void Registers_a_line_of_a_territory_and_refuses_what_is_no_agreement()
    {
        var place = Given<Place>(new PlaceRegistered(Text, PlaceKind.Territory, Text));
        RegisterLine.Decide(place, false, new(Text, place.Id, Text), Anybody).ShouldRecord(new LineRegistered(Text, place.Id, Text));
        RegisterLine.Decide(place, false, new(Text, place.Id, Text, place.Id.Reference), Anybody).ShouldRefuse("line/not-an-agreement");
        RegisterLine.Decide(place, true, new(Text, place.Id, Text, place.Id.Reference), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RegisterLine.Decide(null, false, new(Text, place.Id, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RegisterLine.Decide(place, false, new(Text, place.Id, Text), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Records_a_version_without_geometry_even_where_no_boundary_is_held() =>
        Record(Undrawn, null).ShouldRecord(new LineVersionRecorded(new(7), new(7), Undrawn));

    [Fact]
    public void Records_a_drawn_version_against_the_ground_that_it_divides()
    {
        Record(Drawn, Ground).ShouldRecord(new LineVersionRecorded(new(7), new(7), Drawn));
        Record(Drawn, null).ShouldRefuse("line/territory-without-ground");
    }

    [Fact]
    public void Refuses_a_drawing_that_crosses_itself_and_names_both_edges()
    {
        var bow = new Area([new Polygon([new Ring([At(31.3, 34.3), At(31.5, 34.5), At(31.5, 34.3), At(31.3, 34.5), At(31.3, 34.3)])])]);
        var ruling = Record(Drawn with { Area = bow }, Ground);
        ruling.ShouldRefuse("shape/crosses-itself");
        ruling.Refusal!.Sentence.ShouldContain("31.3000000, 34.3000000 and at 31.5000000, 34.3000000");
        var trace = new Trace([At(31.3, 34.3), At(31.5, 34.5), At(31.5, 34.3), At(31.3, 34.5)]);
        Record(Undrawn with { Trace = trace }, Ground).ShouldRefuse("shape/crosses-itself");
    }

    [Fact]
    public void Refuses_a_drawing_that_lies_elsewhere_as_with_longitude_and_latitude_exchanged()
    {
        Record(Drawn with { Area = Box(34.4, 31.2, 34.6, 31.6) }, Ground).ShouldRefuse("line/lies-elsewhere");
        Record(Drawn with { Area = Box(31.2, 34.4, 31.6, 34.75) }, Ground).ShouldRecord(new LineVersionRecorded(new(7), new(7), Drawn with { Area = Box(31.2, 34.4, 31.6, 34.75) }));
    }

    [Fact]
    public void Refuses_parts_that_do_not_fit_each_other()
    {
        Record(Drawn with { Trace = new([At(31.3, 34.3), At(31.5, 34.5)]) }, Ground).ShouldRefuse("line/two-shapes");
        Record(Drawn with { Side = null }, Ground).ShouldRefuse("line/side-unfit");
        Record(Undrawn with { Side = AreaSide.Before }, Ground).ShouldRefuse("line/side-unfit");
        Record(Undrawn with { AccuracyMetres = 0 }, Ground).ShouldRefuse("line/metres-unfit");
        Record(Undrawn with { RibbonMetres = 520 }, Ground).ShouldRefuse("line/ribbon-without-basis");
        Record(Undrawn with { Issued = new(new LocalDate(2025, 10, 23), new LocalDate(2025, 10, 24)) }, Ground).ShouldRefuse("line/still-to-come");
        Record(Undrawn with { Trace = new([At(31.3, 34.3)]) }, Ground).ShouldRefuse("shape/empty");
        Record(Undrawn with { Basis = new() }, Ground).ShouldRefuse("text/missing");
    }

    [Fact]
    public void A_version_applies_from_its_first_day_to_its_last_and_not_after_it_was_withdrawn()
    {
        var version = Given<LineVersion>(new LineVersionRecorded(new(7), new(7), Undrawn));
        version.AppliedOn(Day.Start.PlusDays(-1)).ShouldBeFalse();
        version.AppliedOn(Day.Start).ShouldBeTrue();
        EndLineVersion.Decide(version, new(version.Id, Day.Start.PlusDays(-1), Text), Anybody).ShouldRefuse("line/ends-before-it-begins");
        var ended = Given<LineVersion>(new LineVersionRecorded(new(7), new(7), Undrawn), new LineVersionEnded(Day.Start.PlusDays(3), Text));
        ended.AppliedOn(Day.Start.PlusDays(3)).ShouldBeTrue();
        ended.AppliedOn(Day.Start.PlusDays(4)).ShouldBeFalse();
        var withdrawn = Given<LineVersion>(new LineVersionRecorded(new(7), new(7), Undrawn), new LineVersionWithdrawn(Text));
        withdrawn.AppliedOn(Day.Start).ShouldBeFalse();
        EndLineVersion.Decide(withdrawn, new(version.Id, Day.Start, Text), Anybody).ShouldRefuse("line/withdrawn");
        CorrectLineVersion.Decide(version, null, new(version.Id, Undrawn, Text), Anybody).ShouldRefuse("line/nothing-corrected");
    }

    [Fact]
    public void Records_a_marker_where_somebody_saw_it_and_refuses_one_that_is_nowhere()
    {
        var line = ALine();
        RecordMarker.Decide(line, ASource(), false, null, new(line.Id, MarkerKind.Block, At(31.5, 34.4), Day, new(7)), Anybody)
            .ShouldRecord(new MarkerRecorded(line.Id, MarkerKind.Block, At(31.5, 34.4), Day, new(7)));
        RecordMarker.Decide(line, ASource(), false, null, new(line.Id, MarkerKind.Block, new(int.MaxValue, 0), Day, new(7)), Anybody).ShouldRefuse("geography/not-on-earth");
        RecordMarker.Decide(line, null, false, null, new(line.Id, MarkerKind.Block, At(31.5, 34.4), Day, new(7)), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        var marker = Given<Marker>(new MarkerRecorded(line.Id, MarkerKind.Block, At(31.5, 34.4), Day, new(7)), new MarkerWithdrawn(Text));
        WithdrawMarker.Decide(marker, new(marker.Id, Text), Anybody).ShouldRefuse("line/withdrawn");
    }

    [Fact]
    public void A_line_is_the_boundary_of_its_area_without_the_territorys_own_border()
    {
        var traces = LineTrace.Of(Drawn, Ground);
        traces.Length.ShouldBe(1);
        traces[0].Positions.Select(one => one.Longitude).Distinct().ShouldBe([At(0, 34.4).Longitude]);
        GroundDistance.Along(traces[0]).ShouldBe(Geodesic.Metres(At(31.2, 34.4), At(31.6, 34.4)), 110);
        LineTrace.Of(Undrawn, Ground).ShouldBeEmpty();
    }

    [Fact]
    public void Says_the_distance_the_side_and_whether_a_place_lies_in_the_zone_of_uncertainty()
    {
        var version = Given<LineVersion>(new LineVersionRecorded(new(7), new(7), Drawn));
        var (west, east) = (At(31.4, 34.39), At(31.4, 34.41));
        var none = LineAnswer.Of(version, Ground, [], west);
        none.Side.ShouldBe(LineSide.Before);
        none.Nearest!.Value.Metres.ShouldBe(Geodesic.Metres(west, At(31.4, 34.4)), 0.1);
        none.Ribbon.ShouldBeNull();
        LineAnswer.Of(version, Ground, [], east).Side.ShouldBe(LineSide.Beyond);

        // 0.011° of longitude at 31.4° N are 1,046 m: the marker that stands farthest off makes the zone.
        Marker[] markers = [Marked(At(31.4, 34.402)), Marked(At(31.4, 34.411)), Marked(At(31.4, 34.45)) with { Withdrawn = true }];
        var answer = LineAnswer.Of(version, Ground, markers, east);
        answer.Ribbon!.Metres.ShouldBeInRange(1045, 1047);
        answer.IsInRibbon.ShouldBeTrue();
        LineAnswer.Of(version with { Drawing = Drawn with { RibbonMetres = 520, RibbonBasis = Text } }, Ground, markers, east).IsInRibbon.ShouldBeFalse();
        LineAnswer.Of(version with { Drawing = Undrawn }, Ground, markers, east).ShouldBe(new LineAnswer(version with { Drawing = Undrawn }, null, null, null));
    }

    private static Ruling Record(LineDrawing drawing, Area? territory) => RecordLineVersion.Decide(
        ALine(), Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Party)), false, territory, null, new(new(7), new(7), drawing), Anybody);

    private static Line ALine() => Given<Line>(new LineRegistered(Text, new(7), Text));

    private static Marker Marked(Position position) => Given<Marker>(new MarkerRecorded(new(7), MarkerKind.Block, position, Day, new(7)));

    private static Position At(double latitude, double longitude) => Position.OfDegrees(latitude, longitude)!.Value;

    private static Area Box(double south, double west, double north, double east) =>
        new([new Polygon([new Ring([At(south, west), At(south, east), At(north, east), At(north, west), At(south, west)])])]);
}
