using Truce.Core.Incidents;
using Truce.Core.Judgements;
using Truce.Core.Replies;
using Truce.Web.Incidents;
using Truce.Web.Maps;

namespace Truce.Web.Floor;

/// <summary>Incidents as the floor shows them. What was judged is shown by its own word, and an allegation stays one.</summary>
public static class FloorIncidents
{
    /// <summary>Incidents that some moment of the window meets, each with the number of its claims.</summary>
    public static IEnumerable<(FloorEvent Event, int Claims)> Of(Visit visit, FloorWindow window) =>
        from incident in visit.View.Newest<Incident>().Take(FloorRecent.MostIncidents)
        where incident.Account.Occurred.Meets(window.From, window.Until) && incident.State is not (IncidentState.Duplicate or IncidentState.OutOfScope)
        let file = IncidentFile.Of(incident, visit.View)
        select (Of(visit, file), file.Claims.Count);

    /// <summary>Time to reply that runs, or ran out and was not closed.</summary>
    public static IEnumerable<FloorClock> Clocks(Visit visit) =>
        from incident in visit.View.Newest<Incident>().Take(FloorRecent.MostIncidents)
        where incident.State == IncidentState.ReplyPeriod && incident.Steps[^1].ReplyUntil is not null
        select new FloorClock(
            visit.Words["floor.clock-reply", visit.Text(incident.Account.Title).Text], incident.Steps[^1].ReplyUntil!.Value, $"/incidents/{incident.Id}", incident.Example);

    private static FloorEvent Of(Visit visit, IncidentFile file)
    {
        var account = file.Incident.Account;
        var exact = visit.View.GuardedOf<PlaceStated>(file.Incident.Id, Incident.ExactPlacePart);
        var where = exact?.Centre is null ? account.Where : exact;
        var happened = file.On(JudgedQuestion.Happened).Select(one => one.Answer.Level).ToList();

        // Several judge apart; the drawing never says more than the most cautious of them, and what nobody judged is an allegation.
        var level = happened.Count > 0 ? happened.Min() ?? 0 : 0;
        return new FloorEvent(
            LaneOf(account.Type), account.Occurred, visit.Text(account.Title).Text, Said(visit, file), $"/incidents/{file.Incident.Id}",
            level switch { 0 => EventLook.Allegation, 1 => EventLook.SingleSource, _ => EventLook.Borne },
            Badges(visit, file), where.Centre, where.RadiusMetres, visit.Where(account.Where), file.Incident.Example);
    }

    private static FloorLane LaneOf(string type) => IncidentTypes.FamilyOf(type) switch
    {
        IncidentFamily.Line => FloorLane.Line,
        IncidentFamily.Aid => FloorLane.Aid,
        IncidentFamily.Exch => FloorLane.Exchange,
        IncidentFamily.Mon => FloorLane.Monitors,
        IncidentFamily.Info => FloorLane.Statements,
        _ => FloorLane.Fire,
    };

    // Each party's own statement, in the reader's alphabet; silence on being asked is said too.
    private static string? Said(Visit visit, IncidentFile file)
    {
        var said = from reply in file.Replies
                   let name = visit.View.Find(reply.Organisation) is { } organisation ? visit.Text(organisation.Name).Text : visit.Words["incident.organisation-withheld"]
                   orderby name
                   select visit.Words["floor.says", name, reply.Account.Words is { } words ? visit.Text(words).Text : visit.Words[$"reply.{reply.Account.Stance.Code()}"]];
        var all = said.ToArray();
        return all.Length == 0 ? null : string.Join(' ', all);
    }

    private static FloorBadge[] Badges(Visit visit, IncidentFile file)
    {
        var given = Judgement.Standing(file.Judgements).Select(one => one.Answer).DistinctBy(answer => visit.Say(answer))
            .OrderBy(answer => answer.Question).Select(answer => new FloorBadge(IncidentWords.GlyphOf(answer), visit.Say(answer))).ToArray();
        if (given.Length > 0) return given;
        var bearing = file.Bearing(visit.View);
        return [new FloorBadge($"lv{bearing.Level}", visit.Words["incident.not-judged-origins", visit.Words.Count("count.origins", bearing.Origins)])];
    }
}
