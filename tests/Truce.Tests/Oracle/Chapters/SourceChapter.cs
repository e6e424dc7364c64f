using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Organisations;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Sources and their grades, one a subject.</summary>
internal sealed class SourceChapter : Chapter<Source>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string ListPath => "sources";

    public override void Begin(Story story)
    {
        for (var at = 0; at < 6; at++) New(story);
    }

    public override IReadOnlyList<Act> Acts => [new(6, New), new(5, Grade), new(3, Correct)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        List<(string Subject, string Grade, string Basis)> grades = [];
        var name = "";
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("name")) name = deed["name"];
            if (deed.Name != "source.graded/1") continue;
            grades.RemoveAll(grade => grade.Subject == deed["subject"]);
            grades.Add((deed["subject"], deed["grade"], deed["basis"]));
        }

        return $"{name} of {life[0]["organisation"]} grades {string.Join(' ', grades)}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 50, "SRC", ask => ask.Telling.ClaimsThrough, (view, one) => view.Under<Claim>(Id<Source>(one)).Select(claim => $"{claim.Id}")),
        ViewDoors.List(nameof(View.Under), 40, "SRC", ask => ask.Telling.ReportsFrom, (view, one) => view.Under<Report>(Id<Source>(one)).Select(report => $"{report.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RegisterSource), "ORG", (_, one) => new RegisterSource(CommandDoors.Text, SourceKind.Document, Id<Organisation>(one))),
        new(nameof(CorrectSource), "SRC", (_, one) => new CorrectSource(Id<Source>(one), CommandDoors.Text, CommandDoors.Text)),
        new(nameof(GradeSource), "SRC", (_, one) => new GradeSource(Id<Source>(one), Subject.Aid, Reliability.C, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/sources", 5, ask => ask.Titles("SRC")),
        Thing("/sources/{id}", "SRC", Shown),
        .. Form("/sources/new", null, Recording, ask => ask.Titles("ORG")),
        .. Form("/sources/{id}/correct", "SRC", Recording, About),
        .. Form("/sources/{id}/grade", "SRC", Grading, About),
        .. Form("/sources/{id}/marking", "SRC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Source one) =>
        $"{Rendering.Say(one.Name)} of {one.Organisation} grades {Rendering.Join(one.Grades.Select(grade => ($"{grade.Subject}", $"{grade.Reliability}", Rendering.Say(grade.Basis))))}";

    private static IEnumerable<string> Shown(WebAsking ask) =>
    [
        ask.Title(ask.Id),
        .. Standing(ask, "source.graded/1").GroupBy(deed => deed["subject"]).Select(grades => grades.Last()["basis"]),
        .. ask.Titles(ask.Telling.ReportsFrom(ask.Who, ask.Id, ask.Index)),
        .. ask.Telling.ClaimsThrough(ask.Who, ask.Id, ask.Index).SelectMany(one => ClaimChapter.Shown(ask, one)), .. History(ask),
    ];

    private static void New(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var organisation = story.Chance.Next(3) > 0 ? story.Any(story.Seen(actor, "ORG")) : null;
        var mark = story.AnyMark(story.OrganisationOf(actor));
        var name = story.Say(out var token);
        var kind = (SourceKind)story.Chance.Next(1, 6);
        story.Do(actor, new RegisterSource(name, kind, organisation is null ? null : Id<Organisation>(organisation), Marking: Of(mark)),
            new Part(null, "source.registered/1", Body(("name", token), ("organisation", organisation ?? "")), mark));
    }

    private static void Grade(Story story) => story.With(Duties.Grading, "SRC", (actor, source) =>
    {
        var (subject, grade) = ((Subject)story.Chance.Next(1, 8), (Reliability)story.Chance.Next(1, 7));
        var basis = story.Say(out var token);
        story.Do(actor, new GradeSource(Id<Source>(source), subject, grade, basis),
            new Part(source, "source.graded/1", Body(("subject", $"{subject}"), ("grade", $"{grade}"), ("basis", token))));
    });

    private static void Correct(Story story) => story.With(Duties.Recording, "SRC", (actor, source) =>
    {
        var (name, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectSource(Id<Source>(source), name, reason), new Part(source, "source.corrected/1", Body(("name", token), ("reason", why))));
    });
}
