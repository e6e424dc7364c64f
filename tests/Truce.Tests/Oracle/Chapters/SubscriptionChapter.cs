using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Subscriptions;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Subscriptions: an organisation's own matter, which may name a thing that others do not see.</summary>
internal sealed class SubscriptionChapter : Chapter<Subscription>
{
    private const string Sending = "Secretariat+Speaking";

    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string ListPath => "feeds";

    public override string TitleField => "use";

    public override IReadOnlyList<string> Beginnings => ["subscription.opened/1"];

    public override IReadOnlyList<string> Changes => ["subscription.changed/1", "subscription.ended/1"];

    public override IReadOnlyList<Act> Acts => [new(3, Open), new(2, Change), new(1, End)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("use"));
        return $"{last["use"]} of {life[0].Organisation} about {last["about"]} ended {life.LastOrDefault(deed => deed.Name == "subscription.ended/1")?["reason"] ?? ""}";
    }

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(OpenSubscription), "INC", (_, one) => new OpenSubscription(Plain() with { About = Ref(one) })),
        new(nameof(ChangeSubscription), "SBS", (_, one) => new ChangeSubscription(Id<Subscription>(one), Plain(), CommandDoors.Text)),
        new(nameof(ChangeSubscription), "INC", (seen, one) => new ChangeSubscription(Id<Subscription>(seen("SBS")), Plain() with { About = Ref(one) }, CommandDoors.Text)),
        new(nameof(EndSubscription), "SBS", (_, one) => new EndSubscription(Id<Subscription>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/feeds", 4, ask => ask.Who.Member is null ? [] : ask.Titles("SBS")),
        new WebDoor("POST", "/feeds/key", 1, ask => ask.Who.Member is null ? 403 : 200, _ => []),
        new WebDoor("POST", "/feeds/key-end", 1, ask => ask.Who.Member is null ? 403 : 303, _ => []),

        // What stands in a calendar depends on the day; that nothing stands there which may not be seen is asked here.
        Page("/agenda.ics", 4, _ => []),
        Page("/deadlines.ics", 4, _ => []),
        .. from chapter in Contents.All
           where chapter is not RecordChapter
           select Page("/feeds/{file}", 2, ask => ask.Telling.All(ask.Who, chapter.Prefix, ask.Index).Reverse().Take(50)) with
           {
               Words = [("{file}", $"{Truce.Web.Api.ApiNoun.Every.First(noun => noun.Kind.Prefix() == chapter.Prefix).Path}.atom")],
           },
        Page("/feeds/{file}", 4, ask => ask.Log.Deeds.Reverse().Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index)).Take(50).Select(deed => deed.Stream)) with { Words = [("{file}", "record.atom")] },
        Thing("/subscriptions/{id}", "SBS", ask => [.. About(ask), .. ask.Titles([ask.Telling.Last(ask.Id, ask.Index, "about")]), .. History(ask)]),
        Sends("secret", 200),
        Sends("wake", 303),
        Sends("resend", 422),
        .. Form("/subscriptions/new", null, Sending, _ => []),
        .. Form("/subscriptions/{id}/change", "SBS", Sending, About),
        .. Form("/subscriptions/{id}/end", "SBS", Sending, About),
        .. Form("/subscriptions/{id}/marking", "SBS", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Subscription one) => $"{Rendering.Say(one.Account.Use)} of {one.Owner} about {one.Account.About} ended {Rendering.Say(one.Ended)}";

    private static WebDoor Sends(string what, int done) => new(
        "POST", $"/subscriptions/{{id}}/{what}", 1,
        ask => !ask.IsThere("SBS") ? 404 : ask.IsPast ? 422 : !ask.Has(Sending) || ask.Log.Of(ask.Id)[0].Organisation != ask.Who.Organisation ? 403 : IsEnded(ask.Log, ask.Id) ? 422 : done,
        _ => [], "SBS");

    private static bool IsEnded(Log log, string one) => log.Of(one).Any(deed => deed.Name == "subscription.ended/1" && deed.HasBody);

    private static SubscriptionAccount Plain() => new(CommandDoors.Text, "https://desk.example/truce", []);

    private static (SubscriptionAccount Account, Dictionary<string, string> Body) Account(Story story, string actor)
    {
        var use = story.Say(out var token);
        var about = story.Chance.Next(2) == 0 ? story.Target(actor, "INC") : null;
        return (new(use, "https://desk.example/truce", [], about is null ? null : Ref(about)), Body(("use", token), ("about", about ?? "")));
    }

    private static void Open(Story story)
    {
        var actor = story.Actor(Duties.Speaking | Duties.Secretariat);
        var mark = story.Chance.Next(2) == 0 ? new Mark(Label.AmberStrict, []) : story.AnyMark(story.OrganisationOf(actor));
        var (account, body) = Account(story, actor);
        story.Do(actor, new OpenSubscription(account, Of(mark)), new Part(null, "subscription.opened/1", body, mark));
    }

    private static void Change(Story story) => Own(story, (actor, one) =>
    {
        var (account, body) = Account(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new ChangeSubscription(Id<Subscription>(one), account, reason), new Part(one, "subscription.changed/1", body));
    });

    private static void End(Story story) => Own(story, (actor, one) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new EndSubscription(Id<Subscription>(one), reason), new Part(one, "subscription.ended/1", Body(("reason", why))));
    });

    private static void Own(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Speaking | Duties.Secretariat);
        if (story.Target(actor, "SBS", one => story.Log.Of(one)[0].Organisation == story.OrganisationOf(actor)) is { } own) act(actor, own);
    }
}
