using Truce.Core.Access;
using Truce.Core.Language;
using Truce.Core.Lines;
using Truce.Core.Organisations;
using Truce.Core.Reports;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Versions of a line: they hang on it, and name an issuer and a report that may be hidden.</summary>
internal sealed class LineVersionChapter : Chapter<LineVersion>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string TitleField => "basis";

    public override IReadOnlyList<string> Beginnings => ["line-version.recorded/1"];

    public override IReadOnlyList<string> Changes => ["line-version.corrected/1", "line-version.ended/1", "line-version.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Record), new(2, Correct), new(1, End), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["line"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life.Last(deed => deed.Fields.ContainsKey("basis"))["basis"]} of {life[0]["line"]} by {life[0]["issuer"]} through {life[0]["report"]} "
        + $"ended {life.Any(deed => deed.Name == "line-version.ended/1")} withdrawn {life.Any(deed => deed.Name == "line-version.withdrawn/1")}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        Under("LIN", "line"), Under("ORG", "issuer"), Under("RPT", "report"),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordLineVersion), "LIN", (seen, one) => new RecordLineVersion(Id<Line>(one), Id<Organisation>(seen("ORG")), Drawn(CommandDoors.Text))),
        new(nameof(RecordLineVersion), "ORG", (seen, one) => new RecordLineVersion(Id<Line>(seen("LIN")), Id<Organisation>(one), Drawn(CommandDoors.Text))),
        new(nameof(RecordLineVersion), "RPT", (seen, one) => new RecordLineVersion(
            Id<Line>(seen("LIN")), Id<Organisation>(seen("ORG")), Drawn(CommandDoors.Text), Id<Report>(one))),
        new(nameof(CorrectLineVersion), "LNV", (_, one) => new CorrectLineVersion(Id<LineVersion>(one), Drawn(CommandDoors.Text), CommandDoors.Text)),
        new(nameof(EndLineVersion), "LNV", (_, one) => new EndLineVersion(Id<LineVersion>(one), CommandDoors.Days.End, CommandDoors.Text)),
        new(nameof(WithdrawLineVersion), "LNV", (_, one) => new WithdrawLineVersion(Id<LineVersion>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/line-versions/{id}", "LNV", ask =>
            [.. LineChapter.AboutItsLine(ask), .. Standing(ask, "line-version.recorded/1", "line-version.corrected/1").TakeLast(1).Select(deed => deed["basis"]), .. History(ask)]),
        .. Form("/line-versions/{id}/correct", "LNV", Recording, LineChapter.AboutItsLine),
        .. Form("/line-versions/{id}/end", "LNV", Recording, LineChapter.AboutItsLine),
        .. Form("/line-versions/{id}/withdraw", "LNV", Recording, LineChapter.AboutItsLine),
        .. Form("/line-versions/{id}/marking", "LNV", Either, ask => LineChapter.AboutItsLine(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(LineVersion one) =>
        $"{Rendering.Say(one.Drawing.Basis)} of {one.Line} by {one.Issuer} through {one.Report} ended {one.LastDay is not null} withdrawn {one.Withdrawn}";

    private static LineDrawing Drawn(LocalText basis) => new(CommandDoors.Days, LineForm.Map, basis);

    private static ViewDoor Under(string prefix, string field) => ViewDoors.List(
        nameof(View.Under), 12, prefix,
        ask => (who, thing, index) => !ask.Telling.Stands(who, thing, index) ? [] : ask.Telling.All(who, "LNV", index).Where(one => ask.Log.Of(one)[0][field] == thing),
        (view, one) => view.Under<LineVersion>(Ref(one)).Select(version => $"{version.Id}"));

    private static void Record(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var (line, issuer) = (story.Target(actor, "LIN"), story.Target(actor, "ORG"));
        if (line is null || issuer is null) return;
        var report = story.Chance.Next(2) == 0 ? story.Target(actor, "RPT") : null;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var basis = story.Say(out var token);
        story.Do(actor, new RecordLineVersion(Id<Line>(line), Id<Organisation>(issuer), Drawn(basis), report is null ? null : Id<Report>(report), Marking: Story.Of(mark)),
            new Part(null, "line-version.recorded/1", Body(("line", line), ("issuer", issuer), ("report", report ?? ""), ("basis", token)), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "LNV", (actor, version) =>
    {
        var (basis, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectLineVersion(Id<LineVersion>(version), Drawn(basis), reason),
            new Part(version, "line-version.corrected/1", Body(("basis", token), ("reason", why))));
    });

    private static void End(Story story) => story.With(Duties.Recording, "LNV", (actor, version) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new EndLineVersion(Id<LineVersion>(version), CommandDoors.Days.End.PlusDays(story.Chance.Next(9)), reason),
            new Part(version, "line-version.ended/1", Body(("reason", why))));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "LNV", (actor, version) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawLineVersion(Id<LineVersion>(version), reason), new Part(version, "line-version.withdrawn/1", Body(("reason", why))));
    });
}
