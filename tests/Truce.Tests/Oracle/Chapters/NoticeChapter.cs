using NodaTime;
using Truce.Core.Access;
using Truce.Core.Notices;
using Truce.Core.Organisations;
using Truce.Core.Relations;
using Truce.Core.Transmissions;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Notices: from one organisation to others by name, with receipts.</summary>
internal sealed class NoticeChapter : Chapter<Notice>
{
    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override string ListPath => "notices";

    public override IReadOnlyList<string> Beginnings => ["notice.sent/1"];

    public override IReadOnlyList<string> Changes => ["notice.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(7, Send), new(5, Confirm), new(1, Withdraw)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["title"]} {life[0]["words"]} by {By(life[0])} to {life[0]["to"]} confirmed {Rendering.Join(life.Where(deed => deed.Name == "notice.confirmed/1").Select(deed => deed["of"]))} withdrawn {life.FirstOrDefault(deed => deed.Name == "notice.withdrawn/1")?["reason"] ?? ""}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 8, "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "NTC", index).Where(each => By(ask.Log.Of(each)[0]) == one || ask.Log.Of(each)[0]["to"].Split('>').Contains(one)),
            (view, one) => view.Under<Notice>(Ref(one)).Select(each => $"{each.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(SendNotice), "ORG", (_, one) => new SendNotice(Plain, [new Addressee(Id<Organisation>(one))])),
        new(nameof(SendNotice), "FNC", (seen, one) => new SendNotice(Plain, [new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one))])),
        new(nameof(SendNotice), "INC", (seen, one) => new SendNotice(Plain, [new Addressee(Id<Organisation>(seen("ORG")))], Ref(one))),
        new(nameof(ConfirmNotice), "NTC", (_, one) => new ConfirmNotice(Id<Notice>(one), NoticeReceipt.Read, Late)),
        new(nameof(ConfirmNotice), "ORG", (seen, one) => new ConfirmNotice(Id<Notice>(seen("NTC")), NoticeReceipt.Read, Late, Id<Organisation>(one))),
        new(nameof(ConfirmNotice), "FNC", (seen, one) => new ConfirmNotice(Id<Notice>(seen("NTC")), NoticeReceipt.Read, Late, Function: Id<DutyFunction>(one))),
        new(nameof(WithdrawNotice), "NTC", (_, one) => new WithdrawNotice(Id<Notice>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "NTC", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("PLC")))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/notices", 5, ask => ask.Titles("NTC").Reverse().Take(50)),
        Thing("/notices/{id}", "NTC", ask => [.. About(ask), ask.Log.Of(ask.Id)[0]["words"], .. Tied.To(ask, ask.Id), .. History(ask)]),
        .. Form("/notices/new", null, DecisionChapter.Watching, ask => ask.Titles("ORG")),
        .. Form("/notices/{id}/confirm", "NTC", DecisionChapter.Watching, About),
        .. Form("/notices/{id}/withdraw", "NTC", DecisionChapter.Watching, About),
        .. Form("/notices/{id}/marking", "NTC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Notice one) =>
        $"{Rendering.Say(one.Account.Title)} {Rendering.Say(one.Account.Words)} by {one.By} to {string.Join('>', one.To.Select(to => to.Organisation))} confirmed {Rendering.Join(one.Confirmations.Select(each => each.Of))} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static readonly Instant Late = Instant.FromUtc(2030, 1, 1, 0, 0);

    private static NoticeAccount Plain => new(CommandDoors.Text, CommandDoors.Text, Late, SentBy.Record);

    private static string By(Deed first) => first.For ?? first.Organisation;

    private static void Send(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var seen = story.Seen(actor, "ORG");
        string[] to = [.. Enumerable.Range(0, story.Chance.Next(1, 4)).Select(_ => story.Any(seen)!).Distinct()];
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (title, words, about) = (story.Say(out var token), story.Say(out var said), Tied.About(story, actor));
        Tied.Do(story, actor,
            new SendNotice(
                new NoticeAccount(title, words, story.Test.Clock.Now - Duration.FromMinutes(5), (SentBy)story.Chance.Next(1, 6)), [.. to.Select(one => new Addressee(Id<Organisation>(one)))],
                about is null ? null : Ref(about), Of(mark)),
            about, new Part(null, "notice.sent/1", Body(("title", token), ("words", said), ("to", string.Join('>', to))), mark));
    }

    private static void Confirm(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var own = story.OrganisationOf(actor);
        var isSender = story.Chance.Next(2) == 0;
        if (story.Target(actor, "NTC", one => isSender ? By(story.Log.Of(one)[0]) == own : story.Log.Of(one)[0]["to"].Split('>').Contains(own)) is not { } notice) return;
        var seen = story.Seen(actor, "ORG");
        var of = isSender ? story.Log.Of(notice)[0]["to"].Split('>').FirstOrDefault(seen.Contains) : own;
        if (of is null || !seen.Contains(of)) return;
        story.Do(actor, new ConfirmNotice(Id<Notice>(notice), isSender ? NoticeReceipt.Delivered : (NoticeReceipt)story.Chance.Next(1, 4), story.Test.Clock.Now, Id<Organisation>(of)),
            new Part(notice, "notice.confirmed/1", Body(("of", of))));
    }

    private static void Withdraw(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "NTC", one => By(story.Log.Of(one)[0]) == story.OrganisationOf(actor)) is not { } notice) return;
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawNotice(Id<Notice>(notice), reason), new Part(notice, "notice.withdrawn/1", Body(("reason", why))));
    }
}
