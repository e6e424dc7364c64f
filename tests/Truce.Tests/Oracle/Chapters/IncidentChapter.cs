using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Organisations;
using Truce.Core.Pairs;
using Truce.Core.Places;
using Truce.Core.Relations;
using Truce.Core.Sources;
using Truce.Core.Time;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Incidents: what is told of them, a stricter place under a marking of its own, and how far the work has come.</summary>
internal sealed class IncidentChapter : Chapter<Incident>
{
    private static readonly Dictionary<string, string[]> Next = new()
    {
        ["received"] = ["triaged"],
        ["triaged"] = ["out-of-scope", "under-verification"],
        ["under-verification"] = ["verified", "refuted"],
        ["verified"] = ["under-investigation"],
        ["under-investigation"] = ["attributed"],
        ["attributed"] = ["shared-with-parties"],
        ["refuted"] = ["reopened"],
        ["out-of-scope"] = ["reopened"],
        ["reopened"] = ["triaged"],
    };

    public override int MarkWeight => 2;

    public override string TitleField => "title";

    public override string ListPath => "incidents";

    public override IReadOnlyList<string> Beginnings => ["incident.entered/1"];

    public override IReadOnlyList<string> Changes => ["incident.corrected/1"];

    public override IEnumerable<string> LinkedBy(Deed deed) => deed.Name == "incident.harm-stated/1" ? [deed["source"]] : [];

    public override IReadOnlyList<Act> Acts => [new(8, Enter), new(4, Correct), new(8, Move), new(1, Merge), new(2, Join), new(1, Part), new(2, Harm)];

    public override void Begin(Story story)
    {
        for (var at = 0; at < 3; at++) Enter(story);
    }

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var told = life.Last(deed => deed.Name is "incident.entered/1" or "incident.corrected/1");
        return $"{told["title"]} in {told["place"]} by {told["actors"]} {told["note"]} {State(life)}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 20, "PLC", ask => (who, place, index) => Told(ask, who, place, index, "place"), (view, one) => view.Under<Incident>(Ref(one)).Select(incident => $"{incident.Id}")),
        ViewDoors.List(nameof(View.Under), 20, "ORG", ask => (who, actor, index) => Told(ask, who, actor, index, "actors"), (view, one) => view.Under<Incident>(Ref(one)).Select(incident => $"{incident.Id}")),
        new(nameof(View.GuardedOf), 30, ask => ExactPlaceOf(ask)),
        new(nameof(View.LikelySame), 20, LikelyHidden),
        .. OgcDoors.AtView,
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(EnterIncident), "PLC", (_, one) => new EnterIncident(Plain() with { Where = new(Id<Place>(one)) }, Reported)),
        new(nameof(EnterIncident), "ORG", (_, one) => new EnterIncident(Plain() with { Actors = [Id<Organisation>(one)] }, Reported)),
        new(nameof(CorrectIncident), "INC", (_, one) => new CorrectIncident(Id<Incident>(one), Plain(), CommandDoors.Text)),
        new(nameof(CorrectIncident), "PLC", (seen, one) => new CorrectIncident(Id<Incident>(seen("INC")), Plain() with { Where = new(Id<Place>(one)) }, CommandDoors.Text)),
        new(nameof(CorrectIncident), "ORG", (seen, one) => new CorrectIncident(Id<Incident>(seen("INC")), Plain() with { Actors = [Id<Organisation>(one)] }, CommandDoors.Text)),
        new(nameof(MoveIncident), "INC", (_, one) => new MoveIncident(Id<Incident>(one), IncidentState.Received, CommandDoors.Text)),
        new(nameof(MergeDuplicate), "INC", (seen, one) => new MergeDuplicate(Id<Incident>(one), Id<Incident>(seen("INC")), CommandDoors.Text)),
        new(nameof(MergeDuplicate), "INC", (seen, one) => new MergeDuplicate(Id<Incident>(seen("INC")), Id<Incident>(one), CommandDoors.Text)),
        new(nameof(MergeIncidents), "INC", (seen, one) => new MergeIncidents(Id<Incident>(one), Id<Incident>(seen("INC")), CommandDoors.Text)),
        new(nameof(MergeIncidents), "INC", (seen, one) => new MergeIncidents(Id<Incident>(seen("INC")), Id<Incident>(one), CommandDoors.Text)),
        new(nameof(TellIncidentsApart), "INC", (seen, one) => new TellIncidentsApart(Id<Incident>(one), Id<Incident>(seen("INC")), CommandDoors.Text)),
        new(nameof(TellIncidentsApart), "INC", (seen, one) => new TellIncidentsApart(Id<Incident>(seen("INC")), Id<Incident>(one), CommandDoors.Text)),
        new(nameof(UnmergeIncidents), "REL", (_, one) => new UnmergeIncidents(Id<Relation>(one), CommandDoors.Text)),
        new(nameof(StateHarm), "INC", (seen, one) => new StateHarm(Id<Incident>(one), Id<Source>(seen("SRC")), Killed)),
        new(nameof(StateHarm), "SRC", (seen, one) => new StateHarm(Id<Incident>(seen("INC")), Id<Source>(one), Killed)),
        new(nameof(StateHarm), "CLM", (seen, one) => new StateHarm(Id<Incident>(seen("INC")), Id<Source>(seen("SRC")), Killed, Id<Claim>(one))),
        new(nameof(WithdrawHarm), "INC", (seen, one) => new WithdrawHarm(Id<Incident>(one), Id<Source>(seen("SRC")), Killed.Category, Killed.Age, Killed.Sex, Killed.Addition, CommandDoors.Text)),
        new(nameof(WithdrawHarm), "SRC", (seen, one) => new WithdrawHarm(Id<Incident>(seen("INC")), Id<Source>(one), Killed.Category, Killed.Age, Killed.Sex, Killed.Addition, CommandDoors.Text)),
        new(nameof(StateRelation), "INC", (seen, one) => new StateRelation(Ref(seen("CLM")), RelationRole.Concerns, Ref(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/incidents", 5, ask => ask.Titles("INC").Reverse().Take(50)),
        Thing("/incidents/{id}", "INC", ask => [.. About(ask), .. Note(ask), .. Exact(ask), .. JudgementChapter.On(ask, ask.Id), .. ReplyChapter.On(ask, ask.Id), .. Concerning(ask), .. History(ask)])
            with { Counts = ask => ("<li id=\"c[0-9]+\"", Claims(ask).Count()) },
        .. Form("/incidents/new", null, Recording, ask => ask.Titles("PLC").Concat(ask.Titles("ORG"))),
        .. Form("/incidents/{id}/correct", "INC", Recording, ask => [.. About(ask), .. Note(ask), .. ask.Titles("PLC"), .. ask.Titles("ORG")]),
        .. Form("/incidents/{id}/move", "INC", Recording, About),
        .. Form("/incidents/{id}/duplicate", "INC", Recording, ask => ask.Titles("INC")),
        .. Form("/incidents/{id}/merge", "INC", Recording, About),
        .. Form("/incidents/{id}/tell-apart", "INC", Recording, About),
        .. Form("/relations/{id}/unmerge", "REL", Recording, _ => []),
        .. Form("/incidents/{id}/harm", "INC", Recording, ask => About(ask).Concat(ask.Titles("SRC"))),
        .. Form("/incidents/{id}/harm-withdraw", "INC", Recording, ask => About(ask).Concat(ask.Titles("SRC"))),
        Page("/incidents/daily", 4, _ => []) with { More = "&days=93" },
        Page("/incidents/daily.csv", 4, _ => []) with { More = "&days=93" },
        Page("/incidents/pairs", 6, _ => []),
        Page("/incidents/weights", 1, _ => []),
        .. Form("/incidents/{id}/marking", "INC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/incidents/{id}/judge-happened", "INC", Grading, About),
        .. Form("/incidents/{id}/judge-who", "INC", Grading, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/incidents/{id}/judge-breach", "INC", Grading, About),
        .. Form("/incidents/{id}/reply", "INC", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Incident one) =>
        $"{Rendering.Say(one.Account.Title)} in {one.Account.Where.Place} by {string.Join('>', one.Account.Actors)} {Rendering.Say(one.Account.Note)} "
        + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{one.State}");

    private static readonly HarmCount Killed = new(HarmCategory.Killed, AgeBand.All, Sex.All, Addition.NotStated, 1, 2);

    private static Instant Reported => Instant.FromUtc(2025, 10, 12, 0, 0);

    private static IncidentAccount Plain() => new(
        CommandDoors.Text, "fire/small-arms", Occurrence.OfDays(CommandDoors.Days, DateTimeZone.Utc), new PlaceStated(Words: CommandDoors.Text), [], new Effects([]), []);

    private static string State(IReadOnlyList<Deed> life)
    {
        var state = "received";
        foreach (var deed in life)
        {
            if (deed.Name == "incident.moved/1") state = deed["to"];
            if (deed.Name == "incident.corrected/1" && state is "closed" or "refuted" or "unverifiable" or "out-of-scope" or "duplicate" or "corrected") state = deed.Name == "incident.corrected/1" ? "corrected" : state;
        }

        return state;
    }

    private static IEnumerable<string> Told(Asking ask, Who who, string thing, long index, string field) => !ask.Telling.Stands(who, thing, index) ? [] :
        from one in ask.Telling.All(who, "INC", index)
        let since = Since(ask.Log, one, index, field, thing)
        where since >= 0
        orderby since
        select one;

    // From the event on after which it was always told so.
    private static long Since(Log log, string incident, long index, string field, string thing)
    {
        var since = -1L;
        foreach (var deed in log.Of(incident).Where(deed => deed.Index <= index && deed.HasBody && deed.Fields.ContainsKey("actors")))
        {
            if (!deed[field].Split('>').Contains(thing)) since = -1;
            else if (since < 0) since = deed.Index;
        }

        return since;
    }

    private static (string?, string?) ExactPlaceOf(Asking ask)
    {
        var one = ask.Reference("INC");
        var deed = ask.Log.Of(one).LastOrDefault(deed => deed.Verbatim is not null && deed.Index <= ask.Index && !deed.Erased.Contains(deed.Guarded));
        var expected = deed is not null && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? deed.Verbatim : null;
        return (expected, ask.View.GuardedOf<PlaceStated>(Ref(one), Incident.ExactPlacePart) is { } place ? Rendering.Say(place.Words) : null);
    }

    // How alike two are is held elsewhere against a centre in which nothing is hidden; here, that only what is seen is ever compared.
    private static (string?, string?) LikelyHidden(Asking ask)
    {
        var one = ask.Reference("INC");
        var seen = ask.Telling.All(ask.Who, "INC", ask.Index).ToHashSet();
        var alike = ask.View.Find(Id<Incident>(one)) is { } incident ? ask.View.LikelySame(incident, 20).Select(like => $"{like.Incident.Id}") : [];
        return ("", string.Join(' ', alike.Where(like => !seen.Contains(like) || !seen.Contains(one))));
    }

    private static IEnumerable<string> Exact(WebAsking ask) =>
        ask.Log.Of(ask.Id).LastOrDefault(deed => deed.Verbatim is not null && deed.Index <= ask.Index && !deed.Erased.Contains(deed.Guarded)) is { } deed
        && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? [deed.Verbatim!] : [];

    private static IEnumerable<string> Note(WebAsking ask) => [ask.Telling.Last(ask.Id, ask.Index, "note")];

    private static IEnumerable<string> Claims(WebAsking ask) =>
        from relation in RelationChapter.On(ask, ask.Id)
        let of = ask.Log.Of(relation)[0]["of"]
        where of.StartsWith("CLM", StringComparison.Ordinal) && ask.Telling.Stands(ask.Who, of, ask.Index)
        select of;

    private static IEnumerable<string> Concerning(WebAsking ask) =>
        Claims(ask).SelectMany(claim => ClaimChapter.Shown(ask, claim)).Concat(RelationChapter.On(ask, ask.Id).Where(relation => ask.Log.Of(relation)[0]["of"].StartsWith("CLM", StringComparison.Ordinal) && ask.Telling.Stands(ask.Who, ask.Log.Of(relation)[0]["of"], ask.Index)).Select(ask.Title));

    private static (IncidentAccount Account, Dictionary<string, string> Body) Account(Story story, string actor)
    {
        var (title, words) = (story.Say(out var token), story.Say(out var where));
        var note = story.Optional(out var more);
        var place = story.Chance.Next(2) == 0 ? story.Target(actor, "PLC") : null;
        List<string> actors = [];
        for (var at = story.Chance.Next(3); at > 0; at--)
            if (story.Target(actor, "ORG") is { } organisation && !actors.Contains(organisation)) actors.Add(organisation);
        var day = story.Today.PlusDays(-1);
        var account = new IncidentAccount(
            title, "fire/small-arms", Occurrence.OfDays(new DateInterval(day, day), DateTimeZone.Utc), new PlaceStated(place is null ? null : Id<Place>(place), Spots.Of(where), Spots.Of(where) is null ? null : 100, words),
            [Means.Media], new Effects([]), [.. actors.Select(Id<Organisation>)], Note: note);
        return (account, Body(("title", token), ("where", where), ("note", more), ("place", place ?? ""), ("actors", string.Join('>', actors)), ("day", $"{day:uuuu-MM-dd}")));
    }

    private static void Enter(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var owner = story.OrganisationOf(actor);
        var (mark, exactMark) = (story.AnyMark(owner), story.AnyMark(owner));
        var (account, body) = Account(story, actor);
        var exact = story.Chance.Next(2) == 0 ? null : story.Say(out _);
        var token = exact is null ? null : Rendering.Say(exact);
        story.Do(actor,
            new EnterIncident(account, story.Test.Clock.Now - Duration.FromMinutes(1), exact is null ? null : new PlaceStated(null, Spots.Of(token!), Spots.Of(token!) is null ? null : 10, exact), Of(exactMark), Of(mark)),
            new Part(null, "incident.entered/1", body, mark, token, token is null ? null : exactMark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        var (account, body) = Account(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectIncident(Id<Incident>(incident), account, reason), new Part(incident, "incident.corrected/1", body));
    });

    private static void Move(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        var state = State([.. story.Log.Of(incident).Where(deed => deed.HasBody)]);
        if (!Next.TryGetValue(state, out var next)) return;
        var to = next[story.Chance.Next(next.Length)];
        var reason = story.Say(out var why);
        story.Do(actor, new MoveIncident(Id<Incident>(incident), Enum.GetValues<IncidentState>().First(one => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{one}") == to), reason),
            new Part(incident, "incident.moved/1", Body(("to", to), ("reason", why))));
    });

    private static void Harm(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        if (story.Target(actor, "SRC") is not { } source) return;
        var (basis, least) = (story.Say(out var token), story.Chance.Next(1, 1_000));
        story.Do(actor, new StateHarm(Id<Incident>(incident), Id<Source>(source), Killed with { Least = least, Most = least + 1 }, Basis: basis),
            new Part(incident, "incident.harm-stated/1", Body(("source", source), ("basis", token), ("least", $"{least}"))));
    });

    private static void Join(Story story) => Compare(story, (one, other, reason) => new MergeIncidents(Id<Incident>(one), Id<Incident>(other), reason));

    private static void Part(Story story) => Compare(story, (one, other, reason) => new TellIncidentsApart(Id<Incident>(one), Id<Incident>(other), reason));

    private static void Compare(Story story, Func<string, string, Core.Language.LocalText, Core.Journal.ICommand> say) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        if (story.Target(actor, "INC", other => other != incident) is not { } other) return;
        var reason = story.Say(out var why);
        story.Do(actor, say(incident, other, reason), new Part("REL", "relation.stated/1", Body(("of", incident), ("to", other), ("note", why)), Mark.Clear));
    });

    private static void Merge(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        if (State([.. story.Log.Of(incident).Where(deed => deed.HasBody)]) != "triaged") return;
        if (story.Target(actor, "INC", other => other != incident && State([.. story.Log.Of(other).Where(deed => deed.HasBody)]) != "duplicate") is not { } other) return;
        var reason = story.Say(out var why);
        story.Do(actor, new MergeDuplicate(Id<Incident>(incident), Id<Incident>(other), reason),
            new Part(incident, "incident.moved/1", Body(("to", "duplicate"), ("reason", why))),
            new Part("REL", "relation.stated/1", Body(("of", incident), ("to", other), ("note", "")), Mark.Clear));
    });
}
