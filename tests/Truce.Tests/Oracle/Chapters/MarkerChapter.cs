using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Lines;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Markers of a line: they hang on it, and name a source that may be hidden.</summary>
internal sealed class MarkerChapter : Chapter<Marker>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string TitleField => "note";

    public override IReadOnlyList<string> Beginnings => ["marker.recorded/1"];

    public override IReadOnlyList<string> Changes => ["marker.corrected/1", "marker.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(4, Record), new(2, Correct), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["line"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("note"));
        return $"{last["note"]} at {last["at"]} of {life[0]["line"]} by {life[0]["source"]} withdrawn {life.Any(deed => deed.Name == "marker.withdrawn/1")}";
    }

    public override IEnumerable<ViewDoor> AtView => [Under("LIN", "line"), Under("SRC", "source")];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordMarker), "LIN", (seen, one) => new RecordMarker(Id<Line>(one), MarkerKind.Block, default, CommandDoors.Days, Id<Source>(seen("SRC")))),
        new(nameof(RecordMarker), "SRC", (seen, one) => new RecordMarker(Id<Line>(seen("LIN")), MarkerKind.Block, default, CommandDoors.Days, Id<Source>(one))),
        new(nameof(RecordMarker), "RPT", (seen, one) => new RecordMarker(
            Id<Line>(seen("LIN")), MarkerKind.Block, default, CommandDoors.Days, Id<Source>(seen("SRC")), Report: Id<Report>(one))),
        new(nameof(CorrectMarker), "MRK", (_, one) => new CorrectMarker(Id<Marker>(one), MarkerKind.Sign, default, CommandDoors.Days, CommandDoors.Text)),
        new(nameof(WithdrawMarker), "MRK", (_, one) => new WithdrawMarker(Id<Marker>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/markers/{id}", "MRK", ask => [.. LineChapter.AboutItsLine(ask), .. About(ask), .. History(ask)]),
        .. Form("/markers/{id}/correct", "MRK", Recording, LineChapter.AboutItsLine),
        .. Form("/markers/{id}/withdraw", "MRK", Recording, LineChapter.AboutItsLine),
        .. Form("/markers/{id}/marking", "MRK", Either, ask => LineChapter.AboutItsLine(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Marker one) =>
        $"{Rendering.Say(one.Note)} at {one.Position} of {one.Line} by {one.Source} withdrawn {one.Withdrawn}";

    private static ViewDoor Under(string prefix, string field) => ViewDoors.List(
        nameof(View.Under), 12, prefix,
        ask => (who, thing, index) => !ask.Telling.Stands(who, thing, index) ? [] : ask.Telling.All(who, "MRK", index).Where(one => ask.Log.Of(one)[0][field] == thing),
        (view, one) => view.Under<Marker>(Ref(one)).Select(marker => $"{marker.Id}"));

    private static void Record(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var (line, source) = (story.Target(actor, "LIN"), story.Target(actor, "SRC"));
        if (line is null || source is null) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (note, at) = (story.Say(out var token), Somewhere(story));
        story.Do(actor, new RecordMarker(Id<Line>(line), MarkerKind.Block, at, CommandDoors.Days, Id<Source>(source), Note: note, Marking: Story.Of(mark)),
            new Part(null, "marker.recorded/1", Body(("line", line), ("source", source), ("note", token), ("at", $"{at}")), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "MRK", (actor, marker) =>
    {
        var (note, reason, at) = (story.Say(out var token), story.Say(out var why), Somewhere(story));
        story.Do(actor, new CorrectMarker(Id<Marker>(marker), MarkerKind.Sign, at, CommandDoors.Days, reason, Note: note),
            new Part(marker, "marker.corrected/1", Body(("note", token), ("at", $"{at}"), ("reason", why))));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "MRK", (actor, marker) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawMarker(Id<Marker>(marker), reason), new Part(marker, "marker.withdrawn/1", Body(("reason", why))));
    });

    private static Position Somewhere(Story story) => new(315_000_000 + story.Chance.Next(1_000_000), 344_000_000 + story.Chance.Next(1_000_000));
}
