using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Relations;
using Truce.Core.Time;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Observations: seen by whoever sees who looked and what carries them; a stricter place under a marking of its own.</summary>
internal sealed class ObservationChapter : Chapter<Observation>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override string ListPath => "observations";

    public override IReadOnlyList<string> Beginnings => ["observation.recorded/1"];

    public override IReadOnlyList<string> Changes => ["observation.corrected/1", "observation.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Record), new(3, Correct), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["by"], .. first["through"].Length > 0 ? [first["through"]] : Array.Empty<string>()] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("title"));
        return $"{last["title"]} saw {last["seen"]} in {last["place"]} by {life[0]["by"]} through {life[0]["through"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "observation.withdrawn/1")?["reason"] ?? ""}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["by", "through"]
           select ViewDoors.List(nameof(View.Under), 8, kind == "by" ? "ORG" : "RPT", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "OBS", index).Where(observation => ask.Log.Of(observation)[0][kind] == one), (view, one) => view.Under<Observation>(Ref(one)).Select(observation => $"{observation.Id}")),
        ViewDoors.List(nameof(View.Under), 8, "PLC", ask => (who, place, index) => Told(ask, who, place, index), (view, one) => view.Under<Observation>(Ref(one)).Select(observation => $"{observation.Id}")),
        new(nameof(View.GuardedOf), 15, ExactPlaceOf),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordObservation), "ORG", (_, one) => new RecordObservation(Id<Organisation>(one), Plain(), Received)),
        new(nameof(RecordObservation), "PLC", (seen, one) => new RecordObservation(Id<Organisation>(seen("ORG")), Plain() with { Where = new(Id<Place>(one)) }, Received)),
        new(nameof(RecordObservation), "PLC", (seen, one) => new RecordObservation(Id<Organisation>(seen("ORG")), Plain(), Received, ExactPlace: new(Id<Place>(one)))),
        new(nameof(RecordObservation), "RPT", (seen, one) => new RecordObservation(Id<Organisation>(seen("ORG")), Plain(), Received, Ref(one))),
        new(nameof(RecordObservation), "CLM", (seen, one) => new RecordObservation(Id<Organisation>(seen("ORG")), Plain(), Received, Ref(one))),
        new(nameof(CorrectObservation), "OBS", (_, one) => new CorrectObservation(Id<Observation>(one), Plain(), CommandDoors.Text)),
        new(nameof(CorrectObservation), "PLC", (seen, one) => new CorrectObservation(Id<Observation>(seen("OBS")), Plain() with { Where = new(Id<Place>(one)) }, CommandDoors.Text)),
        new(nameof(WithdrawObservation), "OBS", (_, one) => new WithdrawObservation(Id<Observation>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "OBS", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("INC")))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/observations", 5, ask => [.. ask.Titles("OBS").Reverse().Take(50), .. ask.Titles("HIN").Reverse().Take(50)]),

        // What stands on it depends on the day; that nothing stands there which may not be seen is asked here.
        Page("/observations/coverage", 5, ask => []),
        Thing("/observations/{id}", "OBS", ask => [.. About(ask), ask.Telling.Last(ask.Id, ask.Index, "seen"), .. Exact(ask), .. HindranceChapter.On(ask, ask.Id), .. Tied(ask), .. History(ask)]),
        .. Form("/observations/new", null, Recording, ask => ask.Titles("PLC").Concat(ask.Titles("ORG"))),
        .. Form("/observations/{id}/correct", "OBS", Recording, ask => [.. About(ask), .. ask.Titles("PLC")]),
        .. Form("/observations/{id}/withdraw", "OBS", Recording, About),
        .. Form("/observations/{id}/marking", "OBS", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/observations/{id}/hindrances/new", "OBS", Recording, ask => [.. About(ask), .. ask.Titles("PLC"), .. ask.Titles("ORG")]),
    ];

    protected override string Render(Observation one) =>
        $"{Rendering.Say(one.Account.Title)} saw {Rendering.Say(one.Account.Seen)} in {one.Account.Where.Place} by {one.By} through {one.Through} withdrawn {Rendering.Say(one.Withdrawn)}";

    public static Instant Received => Instant.FromUtc(2025, 10, 12, 0, 0);

    private static ObservationAccount Plain() => new(
        CommandDoors.Text, ObservationKind.Patrol, [Means.DirectObservation], new PlaceStated(Words: CommandDoors.Text), Occurrence.OfDays(CommandDoors.Days, DateTimeZone.Utc),
        ObservationResult.NothingSeen, null, []);

    private static IEnumerable<string> Told(Asking ask, Who who, string place, long index) => !ask.Telling.Stands(who, place, index) ? [] :
        from one in ask.Telling.All(who, "OBS", index)
        let since = Since(ask.Log, one, index, place)
        where since >= 0
        orderby since
        select one;

    // From the event on after which it was always told so.
    private static long Since(Log log, string observation, long index, string place)
    {
        var since = -1L;
        foreach (var deed in log.Of(observation).Where(deed => deed.Index <= index && deed.HasBody && deed.Fields.ContainsKey("place")))
        {
            if (deed["place"] != place) since = -1;
            else if (since < 0) since = deed.Index;
        }

        return since;
    }

    private static (string?, string?) ExactPlaceOf(Asking ask)
    {
        var one = ask.Reference("OBS");
        var deed = Guarded(ask.Log, one, ask.Index);
        var expected = deed is not null && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? deed.Verbatim : null;
        var got = Truce.Core.Journal.Reference.TryParse(one, out var reference) ? ask.View.GuardedOf<PlaceStated>(reference, Observation.ExactPlacePart) : null;
        return (expected, got is null ? null : Rendering.Say(got.Words));
    }

    private static IEnumerable<string> Exact(WebAsking ask) =>
        Guarded(ask.Log, ask.Id, ask.Index) is { } deed && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? [deed.Verbatim!] : [];

    // What it is tied to, by the words of the tie.
    private static IEnumerable<string> Tied(WebAsking ask) => RelationChapter.On(ask, ask.Id).Where(one => ask.Log.Of(one)[0]["of"] == ask.Id).Select(ask.Title);

    private static Deed? Guarded(Log log, string one, long index) =>
        log.Of(one).LastOrDefault(deed => deed.Verbatim is not null && deed.Index <= index && !deed.Erased.Contains(deed.Guarded));

    private static (ObservationAccount Account, Dictionary<string, string> Body) Account(Story story, string actor)
    {
        var (title, seen) = (story.Say(out var token), story.Say(out var what));
        var place = story.Chance.Next(2) == 0 ? story.Target(actor, "PLC") : null;
        var day = story.Today.PlusDays(-1);
        var account = new ObservationAccount(
            title, ObservationKind.Post, [Means.Camera], new PlaceStated(place is null ? null : Id<Place>(place), Spots.Of(token), Spots.Of(token) is null ? null : 100, CommandDoors.Text),
            Occurrence.OfDays(new DateInterval(day, day), DateTimeZone.Utc), ObservationResult.SomethingSeen, seen, []);
        return (account, Body(("title", token), ("seen", what), ("place", place ?? "")));
    }

    private static void Record(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "ORG") is not { } by) return;
        var owner = story.OrganisationOf(actor);
        var (mark, exactMark) = (story.AnyMark(owner), story.AnyMark(owner));
        var through = story.Chance.Next(3) == 0 ? story.Target(actor, "RPT") : null;
        var (account, body) = Account(story, actor);
        (body["by"], body["through"]) = (by, through ?? "");
        var exact = story.Chance.Next(2) == 0 ? null : story.Say(out _);
        var token = exact is null ? null : Rendering.Say(exact);
        story.Do(actor,
            new RecordObservation(
                Id<Organisation>(by), account, story.Test.Clock.Now - Duration.FromMinutes(1), through is null ? null : Ref(through), exact is null ? null : new PlaceStated(null, Spots.Of(token!), Spots.Of(token!) is null ? null : 10, exact),
                Of(exactMark), Of(mark)),
            new Part(null, "observation.recorded/1", body, mark, token, token is null ? null : exactMark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "OBS", (actor, observation) =>
    {
        var (account, body) = Account(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectObservation(Id<Observation>(observation), account with { When = Earlier(story, observation) }, reason), new Part(observation, "observation.corrected/1", body));
    });

    // A correction cannot lie after the day on which the centre was told.
    private static Occurrence Earlier(Story story, string observation)
    {
        var day = story.Log.Of(observation)[0].At.InUtc().Date.PlusDays(-1);
        return Occurrence.OfDays(new DateInterval(day, day), DateTimeZone.Utc);
    }

    private static void Withdraw(Story story) => story.With(Duties.Recording, "OBS", (actor, observation) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawObservation(Id<Observation>(observation), reason), new Part(observation, "observation.withdrawn/1", Body(("reason", why))));
    });
}
