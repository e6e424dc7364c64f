using NodaTime;
using Truce.Core.Access;
using Truce.Core.Alerts;
using Truce.Core.Geography;
using Truce.Core.Language;
using Truce.Core.Places;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Alerts: whoever issues one may be hidden, and so may the places that it names.</summary>
internal sealed class AlertChapter : Chapter<Alert>
{
    private const string Publishing = "Publishing";

    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string ListPath => "alerts";

    public override string TitleField => "headline";

    public override IReadOnlyList<string> Beginnings => ["alert.issued/1"];

    public override IReadOnlyList<string> Changes => ["alert.updated/1", "alert.cancelled/1"];

    public override IReadOnlyList<Act> Acts => [new(4, Issue), new(3, Update), new(1, Cancel)];

    public override void Begin(Story story) => Issue(story);

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("headline"));
        return $"{last["headline"]} says {last["description"]} in {last["place"]} by {life[0].For ?? life[0].Organisation} "
            + $"notes {string.Join('>', life.Where(IsMessage).Select(deed => deed["reason"]))} cancelled {life.Any(deed => deed.Name == "alert.cancelled/1")}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 8, "PLC", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            from alert in ask.Telling.All(who, "ALR", index)
            let since = Since(ask.Log, alert, index, one)
            where since >= 0
            orderby since
            select alert, (view, one) => view.Under<Alert>(Ref(one)).Select(alert => $"{alert.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(IssueAlert), "PLC", (_, one) => new IssueAlert(Plain(one))),
        new(nameof(UpdateAlert), "ALR", (_, one) => new UpdateAlert(Id<Alert>(one), Plain(null), CommandDoors.Text)),
        new(nameof(UpdateAlert), "PLC", (seen, one) => new UpdateAlert(Id<Alert>(seen("ALR")), Plain(one), CommandDoors.Text)),
        new(nameof(CancelAlert), "ALR", (_, one) => new CancelAlert(Id<Alert>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/alerts", 5, ask => ask.Titles("ALR").TakeLast(50)),
        Page("/alerts.atom", 5, ask => ask.Titles("ALR").TakeLast(100)),
        Thing("/alerts/{id}", "ALR", ask => [.. About(ask), .. Said(ask), .. Issuer(ask), .. ask.Titles([ask.Telling.Last(ask.Id, ask.Index, "place")]), .. History(ask)]),
        Thing("/alerts/{id}.cap", "ALR", ask => [.. About(ask), .. Said(ask), .. Issuer(ask)]),
        new WebDoor("GET", "/alerts/{id}/{number:int}.cap", 5, ask => ask.IsThere("ALR") ? 200 : 404, ask => [ask.Log.Of(ask.Id)[0]["headline"]], "ALR") { Words = [("{number:int}", "1")] },
        .. Form("/alerts/new", null, Publishing, ask => ask.Titles("PLC")),
        .. Form("/alerts/{id}/update", "ALR", Publishing, ask => [.. About(ask), .. Said(ask)]),
        .. Form("/alerts/{id}/cancel", "ALR", Publishing, About),
        .. Form("/alerts/{id}/marking", "ALR", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Alert one) =>
        $"{Rendering.Say(one.Account.Headline)} says {Rendering.Say(one.Account.Description)} in {one.Account.Areas[0].Place} by {one.By} "
        + $"notes {string.Join('>', one.Messages.Select(message => Rendering.Say(message.Note)))} cancelled {one.IsCancelled}";

    private static bool IsMessage(Deed deed) => deed.Name.StartsWith("alert.", StringComparison.Ordinal);

    private static IEnumerable<string> Said(WebAsking ask) => [ask.Telling.Last(ask.Id, ask.Index, "description")];

    private static IEnumerable<string> Issuer(WebAsking ask) => ask.Titles([ask.Log.Of(ask.Id)[0] is { } first ? first.For ?? first.Organisation : ""]);

    private static long Since(Log log, string alert, long index, string place)
    {
        var since = -1L;
        foreach (var deed in log.Of(alert).Where(deed => deed.Index <= index && deed.HasBody && deed.Fields.ContainsKey("place")))
        {
            if (deed["place"] != place) since = -1;
            else if (since < 0) since = deed.Index;
        }

        return since;
    }

    private static AlertAccount Plain(string? place) => Account(
        new LocalText("Words", "كلمات", "מילים"), new LocalText("Words", "كلمات", "מילים"), Instant.FromUtc(2025, 10, 10, 0, 0), Instant.FromUtc(2025, 11, 9, 0, 0), place);

    private static AlertAccount Account(LocalText headline, LocalText description, Instant from, Instant until, string? place) => new(
        AlertHazard.Road, AlertCategory.Transport, AlertUrgency.Expected, AlertSeverity.Moderate, AlertCertainty.Likely, headline, description, from, until,
        [new AlertArea(new LocalText("Ground", "منطقة", "שטח"), place is null ? null : Id<Place>(place), new Position(315_000_000, 344_000_000), 500)]);

    private static (AlertAccount Account, Dictionary<string, string> Body) Said(Story story, string actor)
    {
        var (headline, description) = (Three(story, out var token), Three(story, out var more));
        var place = story.Chance.Next(2) == 0 ? story.Target(actor, "PLC") : null;
        var from = story.Test.Clock.Now - Duration.FromHours(story.Chance.Next(-5, 20));
        return (Account(headline, description, from, from + Duration.FromDays(story.Chance.Next(2, 25)), place), Body(("headline", token), ("description", more), ("place", place ?? "")));
    }

    private static LocalText Three(Story story, out string token)
    {
        token = story.Token();
        return new LocalText($"{token} <b>&", $"تحذير {token}", $"התרעה {token}");
    }

    private static void Issue(Story story)
    {
        var actor = story.Actor(Duties.Publishing);
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (account, body) = Said(story, actor);
        story.Do(actor, new IssueAlert(account, Of(mark)), new Part(null, "alert.issued/1", body, mark));
    }

    private static void Update(Story story) => Own(story, (actor, alert) =>
    {
        var (account, body) = Said(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new UpdateAlert(Id<Alert>(alert), account, reason), new Part(alert, "alert.updated/1", body));
    });

    private static void Cancel(Story story) => Own(story, (actor, alert) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new CancelAlert(Id<Alert>(alert), reason), new Part(alert, "alert.cancelled/1", Body(("reason", why))));
    });

    // Whose word it is, the beginning says: an act for another is that one's.
    private static void Own(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Publishing);
        if (story.Target(actor, "ALR", one => story.Log.Of(one)[0] is var first && (first.For ?? first.Organisation) == story.OrganisationOf(actor)) is { } alert) act(actor, alert);
    }
}
