using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Reports, with a text whose marking is its own.</summary>
internal sealed class ReportChapter : Chapter<Report>
{
    public override int MarkWeight => 2;

    public override string TitleField => "title";

    public override string ListPath => "reports";

    public override IReadOnlyList<string> Changes => ["report.corrected/1"];

    public override IReadOnlyList<Act> Acts => [new(9, New), new(4, Correct), new(1, Withdraw)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var title = life.Last(deed => deed.Fields.ContainsKey("title"))["title"];
        var withdrawn = life.FirstOrDefault(deed => deed.Name == "report.withdrawn/1")?["reason"] ?? "";
        return $"{title} from {life[0]["source"]} withdrawn {withdrawn}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 60, "RPT", ask => ask.Telling.ClaimsOf, (view, one) => view.Under<Claim>(Id<Report>(one)).Select(claim => $"{claim.Id}")),
        new(nameof(View.VerbatimOf), 40, ask => VerbatimOf(ask, one => ask.View.VerbatimOf(Id<Report>(one)))),
        new(nameof(View.GuardedOf), 40, ask => VerbatimOf(ask, one => ask.View.GuardedOf<Verbatim>(Ref(one), Report.VerbatimPart)?.Text)),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(ReceiveReport), "SRC", (_, one) => new ReceiveReport(Id<Source>(one), CommandDoors.Text, CommandDoors.Days, Instant.FromUtc(2025, 10, 11, 0, 0), "en")),
        new(nameof(CorrectReport), "RPT", (_, one) => new CorrectReport(Id<Report>(one), CommandDoors.Text, CommandDoors.Days, CommandDoors.Text)),
        new(nameof(WithdrawReport), "RPT", (_, one) => new WithdrawReport(Id<Report>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/reports", 5, ask => ask.Titles("RPT").Concat(ask.Titles(ask.Telling.All(ask.Who, "RPT", ask.Index).Select(one => ask.Log.Of(one)[0]["source"])))),
        Thing("/reports/{id}", "RPT", Shown) with { Counts = ask => ("<li id=\"c[0-9]+\"", ask.Telling.ClaimsOf(ask.Who, ask.Id, ask.Index).Count()) },
        .. Form("/reports/new", null, Recording, ask => ask.Titles("SRC").Concat(ask.Titles("ORG"))),
        .. Form("/reports/{id}/correct", "RPT", Recording, About),
        .. Form("/reports/{id}/withdraw", "RPT", Recording, About),
        .. Form("/reports/{id}/marking", "RPT", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/reports/{id}/claims/new", "RPT", Recording, ask => [.. About(ask), .. ask.Titles("SRC"), .. ask.Titles("QST"), .. ask.Titles("ORG")]),
    ];

    protected override string Render(Report one) => $"{Rendering.Say(one.Title)} from {one.Source} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static (string?, string?) VerbatimOf(Asking ask, Func<string, string?> got)
    {
        var one = ask.Reference("RPT");
        var deed = ask.Log.Of(one) is [var first, ..] ? first : null;
        var expected = deed is not null && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? deed.Verbatim : null;
        return (expected, got(one));
    }

    private static IEnumerable<string> Shown(WebAsking ask) =>
    [
        ask.Title(ask.Id), .. ask.Titles([ask.Log.Of(ask.Id)[0]["source"]]),
        .. Standing(ask, "report.withdrawn/1").Select(deed => deed["reason"]),
        .. ask.Oracle.SeesVerbatim(ask.Who, ask.Log.Of(ask.Id)[0], ask.Index) ? Texts.TokensIn(ask.Log.Of(ask.Id)[0].Verbatim!) : [],
        .. ask.Telling.ClaimsOf(ask.Who, ask.Id, ask.Index).SelectMany(one => ClaimChapter.Shown(ask, one).Concat(ClaimChapter.Answered(ask, one))), .. History(ask),
    ];

    private static void New(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "SRC") is not { } source) return;
        var owner = story.OrganisationOf(actor);
        var (mark, textMark) = (story.AnyMark(owner), story.AnyMark(owner));
        var title = story.Say(out var token);
        var text = story.Chance.Next(6) == 0 ? null : $"{story.Token()} was received “as it was”, קו ושם.";
        var day = story.Today.PlusDays(-2);
        story.Do(actor,
            new ReceiveReport(
                Id<Source>(source), title, new DateInterval(day, day), story.Test.Clock.Now - Duration.FromHours(1), "en", Text: text, Marking: Of(mark), TextMarking: Of(textMark)),
            new Part(null, "report.received/1", Body(("source", source), ("title", token)), mark, text, text is null ? null : textMark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "RPT", (actor, report) =>
    {
        var (title, reason) = (story.Say(out var token), story.Say(out var why));
        var day = story.Today.PlusDays(-3);
        story.Do(actor, new CorrectReport(Id<Report>(report), title, new DateInterval(day, day), reason),
            new Part(report, "report.corrected/1", Body(("title", token), ("reason", why))));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "RPT", (actor, report) =>
    {
        var reason = story.Say(out var why);
        if (story.Do(actor, new WithdrawReport(Id<Report>(report), reason), new Part(report, "report.withdrawn/1", Body(("reason", why)))) is not null)
            story.Ended.Add(report);
    });
}
