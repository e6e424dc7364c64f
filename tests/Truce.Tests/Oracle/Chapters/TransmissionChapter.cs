using NodaTime;
using Truce.Core.Access;
using Truce.Core.Incidents;
using Truce.Core.Organisations;
using Truce.Core.Transmissions;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Transmissions: an allegation put to one organisation, received as somebody states, with a clock; seen with the incident alone.</summary>
internal sealed class TransmissionChapter : Chapter<Transmission>
{
    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override string ListPath => "transmissions";

    public override IReadOnlyList<string> Beginnings => ["transmission.sent/1"];

    public override IReadOnlyList<string> Changes => ["transmission.received/1", "transmission.reply-period-moved/1", "transmission.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(8, Transmit), new(5, Confirm), new(2, Move), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["incident"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["words"]} by {By(life[0])} to {life[0]["to"]} on {life[0]["incident"]} arrived {Rendering.Join(Of(life, "transmission.received/1", "remark"))} moved {Rendering.Join(Of(life, "transmission.reply-period-moved/1", "reason"))} withdrawn {Rendering.Join(Of(life, "transmission.withdrawn/1", "reason"))}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["incident", "to", "by"]
           select ViewDoors.List(nameof(View.Under), 8, kind == "incident" ? "INC" : "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "TRM", index).Where(each => kind == "incident" ? ask.Log.Of(each)[0]["incident"] == one : By(ask.Log.Of(each)[0]) == one || ask.Log.Of(each)[0]["to"] == one),
               (view, one) => view.Under<Transmission>(Ref(one)).Select(each => $"{each.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(TransmitAllegation), "INC", (seen, one) => new TransmitAllegation(Id<Incident>(one), new Addressee(Id<Organisation>(seen("ORG"))), Plain)),
        new(nameof(TransmitAllegation), "ORG", (seen, one) => new TransmitAllegation(Id<Incident>(seen("INC")), new Addressee(Id<Organisation>(one)), Plain)),
        new(nameof(TransmitAllegation), "FNC", (seen, one) => new TransmitAllegation(Id<Incident>(seen("INC")), new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one)), Plain)),
        new(nameof(ConfirmAllegation), "TRM", (_, one) => new ConfirmAllegation(Id<Transmission>(one), Instant.FromUtc(2030, 1, 1, 0, 0))),
        new(nameof(ConfirmAllegation), "FNC", (seen, one) => new ConfirmAllegation(Id<Transmission>(seen("TRM")), Instant.FromUtc(2030, 1, 1, 0, 0), Function: Id<DutyFunction>(one))),
        new(nameof(MoveReplyPeriod), "TRM", (_, one) => new MoveReplyPeriod(Id<Transmission>(one), Instant.FromUtc(2000, 1, 1, 0, 0), CommandDoors.Text)),
        new(nameof(WithdrawTransmission), "TRM", (_, one) => new WithdrawTransmission(Id<Transmission>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/transmissions", 5, ask => ask.Telling.All(ask.Who, "TRM", ask.Index).Reverse().Take(50)),
        Thing("/transmissions/{id}", "TRM", ask => [.. About(ask), .. Standing(ask, "transmission.received/1").Select(deed => deed["remark"]), .. ask.Titles([ask.Log.Of(ask.Id)[0]["incident"]]), .. History(ask)]),
        .. Form("/incidents/{id}/transmit", "INC", DecisionChapter.Watching, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. from verb in (string[])["confirm", "move", "withdraw"]
           from door in Form($"/transmissions/{{id}}/{verb}", "TRM", DecisionChapter.Watching, About)
           select door,
        .. Form("/transmissions/{id}/marking", "TRM", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Transmission one) =>
        $"{Rendering.Say(one.Account.Words)} by {one.By} to {one.To.Organisation} on {one.Incident} arrived {Rendering.Join(one.Receipts.Select(each => Rendering.Say(each.Remark)))} moved {Rendering.Join(one.Periods.Skip(1).Select(each => Rendering.Say(each.Reason)))} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static TransmissionAccount Plain => new(CommandDoors.Text, Instant.FromUtc(2030, 1, 1, 0, 0), SentBy.Letter);

    private static string By(Deed first) => first.For ?? first.Organisation;

    private static IEnumerable<string> Of(IReadOnlyList<Deed> life, string name, string field) => life.Where(deed => deed.Name == name).Select(deed => deed[field]);

    private static void Transmit(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        if (story.Target(actor, "ORG") is not { } to) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (words, now) = (story.Say(out var token), story.Test.Clock.Now);
        story.Do(actor,
            new TransmitAllegation(
                Id<Incident>(incident), new Addressee(Id<Organisation>(to)),
                new TransmissionAccount(words, now - Duration.FromHours(1), (SentBy)story.Chance.Next(1, 6), story.Chance.Next(2) == 0 ? null : now + Duration.FromHours(30)), Story.Of(mark)),
            new Part(null, "transmission.sent/1", Body(("incident", incident), ("to", to), ("words", token)), mark));
    });

    private static void Confirm(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var own = story.OrganisationOf(actor);
        if (story.Target(actor, "TRM", one => By(story.Log.Of(one)[0]) == own || story.Log.Of(one)[0]["to"] == own) is not { } transmission) return;
        var remark = story.Say(out var token);
        story.Do(actor, new ConfirmAllegation(Id<Transmission>(transmission), story.Test.Clock.Now, remark), new Part(transmission, "transmission.received/1", Body(("remark", token))));
    }

    private static void Move(Story story) => Own(story, (actor, transmission) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new MoveReplyPeriod(Id<Transmission>(transmission), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(1, 90)), reason),
            new Part(transmission, "transmission.reply-period-moved/1", Body(("reason", why))));
    });

    private static void Withdraw(Story story) => Own(story, (actor, transmission) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawTransmission(Id<Transmission>(transmission), reason), new Part(transmission, "transmission.withdrawn/1", Body(("reason", why))));
    });

    private static void Own(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "TRM", one => By(story.Log.Of(one)[0]) == story.OrganisationOf(actor)) is { } transmission) act(actor, transmission);
    }
}
