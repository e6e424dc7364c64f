using Truce.Core.Access;
using Truce.Core.Incidents;
using Truce.Core.Organisations;
using Truce.Core.Replies;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Replies: what a party says to an incident, seen by whoever sees the incident and what carries the words.</summary>
internal sealed class ReplyChapter : Chapter<Reply>
{
    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["reply.recorded/1"];

    public override IReadOnlyList<string> Changes => ["reply.corrected/1"];

    public override IReadOnlyList<Act> Acts => [new(8, Record), new(3, Correct)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["incident"], .. first["through"].Length > 0 ? [first["through"]] : Array.Empty<string>()] : null;

    /// <summary>What an incident's page must show: the words of every reply of an organisation that the viewer may see.</summary>
    public static IEnumerable<string> On(WebAsking ask, string incident) =>
        from one in ask.Telling.All(ask.Who, "RPL", ask.Index)
        let first = ask.Log.Of(one)[0]
        where first["incident"] == incident && ask.Telling.Stands(ask.Who, first["organisation"], ask.Index)
        select ask.Title(one);

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life.Last(deed => deed.Fields.ContainsKey("words"))["words"]} by {life[0]["organisation"]} on {life[0]["incident"]}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["incident", "organisation", "through"]
           let prefix = kind switch { "incident" => "INC", "organisation" => "ORG", _ => "RPT" }
           select ViewDoors.List(nameof(View.Under), 15, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "RPL", index).Where(reply => ask.Log.Of(reply)[0][kind] == one), (view, one) => view.Under<Reply>(Ref(one)).Select(reply => $"{reply.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordReply), "INC", (seen, one) => new RecordReply(Id<Incident>(one), Id<Organisation>(seen("ORG")), Silent)),
        new(nameof(RecordReply), "ORG", (seen, one) => new RecordReply(Id<Incident>(seen("INC")), Id<Organisation>(one), Silent)),
        new(nameof(RecordReply), "RPT", (seen, one) => new RecordReply(Id<Incident>(seen("INC")), Id<Organisation>(seen("ORG")), Silent with { Through = Ref(one) })),
        new(nameof(RecordReply), "CLM", (seen, one) => new RecordReply(Id<Incident>(seen("INC")), Id<Organisation>(seen("ORG")), Silent with { Through = Ref(one) })),
        new(nameof(CorrectReply), "RPL", (_, one) => new CorrectReply(Id<Reply>(one), Silent, CommandDoors.Text)),
        new(nameof(CorrectReply), "RPT", (seen, one) => new CorrectReply(Id<Reply>(seen("RPL")), Silent with { Through = Ref(one) }, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/replies/{id}/correct", "RPL", Recording, About),
        .. Form("/replies/{id}/marking", "RPL", Either, ask => ask.Titles("ORG")),
    ];

    protected override string Render(Reply one) => $"{Rendering.Say(one.Account.Words)} by {one.Organisation} on {one.Incident}";

    private static ReplyAccount Silent => new(ReplyStance.NoStatement, AskedOn: CommandDoors.Days.Start);

    private static void Record(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        if (story.Target(actor, "ORG") is not { } organisation) return;
        var through = story.Chance.Next(2) == 0 ? story.Target(actor, "RPT") : null;
        if (through is null) organisation = story.OrganisationOf(actor);
        if (!story.Seen(actor, "ORG").Contains(organisation)) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var words = story.Say(out var token);
        story.Do(actor,
            new RecordReply(Id<Incident>(incident), Id<Organisation>(organisation), new ReplyAccount(ReplyStance.Disputes, words, null, story.Today, through is null ? null : Ref(through)), Of(mark)),
            new Part(null, "reply.recorded/1", Body(("incident", incident), ("organisation", organisation), ("words", token), ("through", through ?? "")), mark));
    });

    private static void Correct(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var own = story.OrganisationOf(actor);
        if (story.Target(actor, "RPL", one => story.Oracle.Owner(one) == own && (story.Log.Of(one)[0]["through"].Length > 0 || story.Log.Of(one)[0]["organisation"] == own)) is not { } reply) return;
        var (words, reason) = (story.Say(out var token), story.Say(out var why));
        var through = story.Log.Of(reply)[0]["through"];
        story.Do(actor,
            new CorrectReply(Id<Reply>(reply), new ReplyAccount(ReplyStance.Denies, words, null, story.Today, through.Length == 0 ? null : Ref(through)), reason),
            new Part(reply, "reply.corrected/1", Body(("words", token), ("reason", why))));
    }
}
