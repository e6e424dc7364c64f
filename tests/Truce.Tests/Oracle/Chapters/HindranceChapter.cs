using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Relations;
using Truce.Core.Time;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Hindrances: seen by whoever sees who was hindered, the observation that they belong to, and what carries them.</summary>
internal sealed class HindranceChapter : Chapter<Hindrance>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["hindrance.recorded/1"];

    public override IReadOnlyList<string> Changes => ["hindrance.corrected/1", "hindrance.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Record), new(2, Correct), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) =>
        first.HasBody ? [first["hindered"], .. ((string[])["observation", "through"]).Select(field => first[field]).Where(one => one.Length > 0)] : null;

    /// <summary>What an observation's page must show: the words of every hindrance that belongs to it.</summary>
    public static IEnumerable<string> On(WebAsking ask, string observation) =>
        from one in ask.Telling.All(ask.Who, "HIN", ask.Index)
        where ask.Log.Of(one)[0]["observation"] == observation
        select ask.Title(one);

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life.Last(deed => deed.Fields.ContainsKey("words"))["words"]} of {life[0]["hindered"]} at {life[0]["place"]} by {life[0]["side"]} in {life[0]["observation"]} withdrawn "
        + (life.FirstOrDefault(deed => deed.Name == "hindrance.withdrawn/1")?["reason"] ?? "");

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from pair in ((string Prefix, string[] Fields)[])[("ORG", ["hindered", "side"]), ("PLC", ["place"]), ("OBS", ["observation"]), ("RPT", ["through"])]
           select ViewDoors.List(nameof(View.Under), 8, pair.Prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "HIN", index).Where(hindrance => pair.Fields.Any(named => ask.Log.Of(hindrance)[0][named] == one)), (view, one) => view.Under<Hindrance>(Ref(one)).Select(hindrance => $"{hindrance.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordHindrance), "ORG", (_, one) => new RecordHindrance(Id<Organisation>(one), Plain(), ObservationChapter.Received)),
        new(nameof(RecordHindrance), "ORG", (seen, one) => new RecordHindrance(Id<Organisation>(seen("ORG")), Plain() with { Side = Id<Organisation>(one) }, ObservationChapter.Received)),
        new(nameof(RecordHindrance), "PLC", (seen, one) => new RecordHindrance(Id<Organisation>(seen("ORG")), Plain() with { Where = new(Id<Place>(one)) }, ObservationChapter.Received)),
        new(nameof(RecordHindrance), "OBS", (seen, one) => new RecordHindrance(Id<Organisation>(seen("ORG")), Plain(), ObservationChapter.Received, Id<Observation>(one))),
        new(nameof(RecordHindrance), "RPT", (seen, one) => new RecordHindrance(Id<Organisation>(seen("ORG")), Plain(), ObservationChapter.Received, Through: Ref(one))),
        new(nameof(CorrectHindrance), "HIN", (_, one) => new CorrectHindrance(Id<Hindrance>(one), Plain(), CommandDoors.Text)),
        new(nameof(CorrectHindrance), "ORG", (seen, one) => new CorrectHindrance(Id<Hindrance>(seen("HIN")), Plain() with { Side = Id<Organisation>(one) }, CommandDoors.Text)),
        new(nameof(CorrectHindrance), "PLC", (seen, one) => new CorrectHindrance(Id<Hindrance>(seen("HIN")), Plain() with { Where = new(Id<Place>(one)) }, CommandDoors.Text)),
        new(nameof(WithdrawHindrance), "HIN", (_, one) => new WithdrawHindrance(Id<Hindrance>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "HIN", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("INC")))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/hindrances/{id}", "HIN", ask => [.. About(ask), .. ask.Titles([.. ((string[])["hindered", "side", "observation"]).Select(named => ask.Log.Of(ask.Id)[0][named]).Where(one => one.Length > 0)]), .. History(ask)]),
        .. Form("/hindrances/new", null, Recording, ask => ask.Titles("PLC").Concat(ask.Titles("ORG"))),
        .. Form("/hindrances/{id}/correct", "HIN", Recording, ask => [.. About(ask), .. ask.Titles("PLC")]),
        .. Form("/hindrances/{id}/withdraw", "HIN", Recording, About),
        .. Form("/hindrances/{id}/marking", "HIN", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Hindrance one) =>
        $"{Rendering.Say(one.Account.Words)} of {one.Hindered} at {one.Account.Where.Place} by {one.Account.Side} in {one.Observation} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static HindranceAccount Plain() => new(
        HindranceKind.Denied, Occurrence.OfDays(CommandDoors.Days, DateTimeZone.Utc), new PlaceStated(Words: CommandDoors.Text), CommandDoors.Text, HindranceOutcome.NotCompleted);

    private static HindranceAccount Told(Story story, string place, string side, LocalDate day, out string token) => new(
        (HindranceKind)(story.Chance.Next(2) == 0 ? 1 : 4), Occurrence.OfDays(new DateInterval(day, day), DateTimeZone.Utc),
        new PlaceStated(place.Length == 0 ? null : Id<Place>(place), Words: CommandDoors.Text), story.Say(out token), HindranceOutcome.NotCompleted,
        side.Length == 0 ? null : Id<Organisation>(side));

    private static void Record(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var observation = story.Chance.Next(2) == 0 ? story.Target(actor, "OBS") : null;
        var hindered = observation is null ? story.Target(actor, "ORG") : story.Log.Of(observation)[0]["by"];
        if (hindered is null) return;
        var side = story.Chance.Next(2) == 0 ? story.Target(actor, "ORG") ?? "" : "";
        var place = story.Chance.Next(2) == 0 ? story.Target(actor, "PLC") ?? "" : "";
        var through = story.Chance.Next(3) == 0 ? story.Target(actor, "RPT") : null;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var account = Told(story, place, side, story.Today.PlusDays(-1), out var token);
        story.Do(actor,
            new RecordHindrance(
                Id<Organisation>(hindered), account, story.Test.Clock.Now - Duration.FromMinutes(1), observation is null ? null : Id<Observation>(observation),
                through is null ? null : Ref(through), Of(mark)),
            new Part(null, "hindrance.recorded/1", Body(("hindered", hindered), ("observation", observation ?? ""), ("through", through ?? ""), ("side", side), ("place", place), ("words", token)), mark));
    }

    // Place and side stay as they were told: what stands under them follows from the first event.
    private static void Correct(Story story) => story.With(Duties.Recording, "HIN", (actor, hindrance) =>
    {
        var first = story.Log.Of(hindrance)[0];
        var account = Told(story, first["place"], first["side"], first.At.InUtc().Date.PlusDays(-1), out var token);
        var reason = story.Say(out var why);
        story.Do(actor, new CorrectHindrance(Id<Hindrance>(hindrance), account, reason), new Part(hindrance, "hindrance.corrected/1", Body(("words", token), ("reason", why))));
    }, one => Sees(story, one));

    private static void Withdraw(Story story) => story.With(Duties.Recording, "HIN", (actor, hindrance) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawHindrance(Id<Hindrance>(hindrance), reason), new Part(hindrance, "hindrance.withdrawn/1", Body(("reason", why))));
    });

    // Where everybody may see place and side, the actor does too: a correction names them again.
    private static bool Sees(Story story, string hindrance) =>
        ((string[])["place", "side"]).Select(field => story.Log.Of(hindrance)[0][field]).Where(one => one.Length > 0).All(one => story.Telling.Stands(Who.Public, one, story.Head));
}
