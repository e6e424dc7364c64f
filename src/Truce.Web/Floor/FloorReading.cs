using Truce.Core.Lines;
using Truce.Web.Claims;
using Truce.Web.Lines;
using Truce.Web.Maps;
using Truce.Web.Questions;

namespace Truce.Web.Floor;

/// <summary>Reads a floor out of a visit's view: each noun becomes a value that the floor shows, and nothing else is asked.</summary>
public static class FloorReading
{
    // A text that may be from any day of half a year is not an event of this week.
    private static readonly Duration LongestSaying = Duration.FromDays(7);

    private const int MostSubjects = 7, MostQuestions = 5, MostStatements = 12, MostClocks = 10;

    /// <summary>The floor of a visit, at the moment that it shows.</summary>
    public static FloorBoard Of(Visit visit)
    {
        var moment = visit.AsOf ?? visit.Now;
        var recent = FloorRecent.Of(visit.View);
        var window = FloorWindow.Before(moment, visit.Context.Request.Query["window"]);
        var (lines, notDrawn) = StatedLines.On(visit, visit.DayOf(moment));
        var incidents = FloorIncidents.Of(visit, window).ToList();
        FloorEvent[] events = [.. incidents.Select(one => one.Event), .. Markers(visit, window), .. Versions(visit, window), .. Statements(visit, recent, window)];
        var lanes = new FloorLanes(events, window, visit.Profile.Zone);
        var scene = new MapScene
        {
            Label = visit.Words["floor.map-label", visit.Text(visit.CentreName).Text, visit.Moment(moment)],
            Lines = lines,
            Gates = [.. FloorGates.Of(visit, moment)],
            Events = [.. lanes.Events.Where(one => one.Event.Where is not null).Select(one => Drawn(one, visit))],
        };
        var (columns, subjects) = FloorSubjects.Of(visit, recent, MostSubjects);
        var open = Questions(visit, recent);
        return new FloorBoard(
            lanes, scene, notDrawn, incidents.Sum(one => one.Claims), columns, subjects, Clocks(visit, moment), [.. open.Take(MostQuestions)], open.Count);
    }

    // What runs out next comes first; what ran out longest ago comes last.
    private static IReadOnlyList<FloorClock> Clocks(Visit visit, Instant moment)
    {
        var all = FloorIncidents.Clocks(visit).Concat(FloorGates.Clocks(visit, moment)).Concat(FloorDues.Clocks(visit, moment)).ToLookup(clock => clock.At >= moment);
        return [.. all[true].OrderBy(clock => clock.At).Concat(all[false].OrderByDescending(clock => clock.At)).Take(MostClocks)];
    }

    private static DrawnEvent Drawn(NumberedEvent one, Visit visit) => new(
        one.Number, one.Event.Where!.Value, one.Event.RadiusMetres, one.Event.Look,
        visit.Words["floor.event-label", $"{one.Number}", one.Event.Title], $"#e{one.Number}");

    private static IEnumerable<FloorEvent> Markers(Visit visit, FloorWindow window) =>
        from marker in visit.View.All<Marker>()
        where !marker.Withdrawn
        let seen = Occurrence.OfDays(marker.Seen, visit.Profile.Zone)
        where seen.Meets(window.From, window.Until)
        select new FloorEvent(
            FloorLane.Line, seen, visit.Words["floor.marker-seen", visit.View.Find(marker.Line) is { } line ? visit.Text(line.Name).Text : ""],
            visit.View.Find(marker.Source) is { } source ? visit.Words["floor.seen-by", visit.Text(source.Name).Text] : null,
            $"/markers/{marker.Id}", EventLook.SingleSource, [], marker.Position, marker.AccuracyMetres, null, marker.Example);

    private static IEnumerable<FloorEvent> Versions(Visit visit, FloorWindow window) =>
        from version in visit.View.All<LineVersion>()
        where !version.Withdrawn
        let issued = Occurrence.OfDays(version.Drawing.Issued, visit.Profile.Zone)
        where issued.Meets(window.From, window.Until)
        select new FloorEvent(
            FloorLane.Line, issued, visit.Words["floor.version-made-known", StatedLines.Issuer(version, visit)], null, $"/line-versions/{version.Id}", EventLook.SingleSource,
            [new FloorBadge("claim", visit.Words["floor.as-issued"])], null, null, null, version.Example);

    // What was said in the window and is about no incident: it stands in the lane of statements, as said and not judged here.
    private static IEnumerable<FloorEvent> Statements(Visit visit, FloorRecent recent, FloorWindow window) =>
        (from claim in recent.Claims
         where claim.End is null
         let said = Occurrence.OfDays(claim.Said, visit.Profile.Zone)
         where said.Meets(window.From, window.Until) && said.Until - said.From <= Duration.Max(window.Until - window.From, LongestSaying)
         where !visit.View.Under<Relation>(claim.Id).Any(relation => relation.To.Kind == StreamKind.Incident)
         orderby claim.Said.Start descending
         select new FloorEvent(
             FloorLane.Statements, said, visit.Text(claim.Statement).Text, Chain(claim, visit), $"/claims/{claim.Id}", EventLook.SingleSource,
             [new FloorBadge("claim", visit.Words[claim.Credibility is null ? "floor.not-graded" : "floor.graded"])], null, null, null, claim.Example)).Take(MostStatements);

    /// <summary>Who says it, and through whom.</summary>
    internal static string? Chain(Claim claim, Visit visit)
    {
        var names = claim.Chain.Select(source => visit.View.Find(source)).OfType<Source>().Select(source => visit.Text(source.Name).Text).ToArray();
        return names.Length == 0 ? null : names.Length == 1 ? names[0] : visit.Words["floor.via", names[0], names[^1]];
    }

    // Affirmed by some and denied by others: the oldest first.
    private static List<FloorQuestion> Questions(Visit visit, FloorRecent recent) =>
    [
        .. from one in recent.Questions
           let question = one.Question
           let answers = one.Answers
           let stances = answers.Stances.ToDictionary(one => one.Stance, one => one.Count)
           where answers.All.Any(answer => FloorSubjects.IsOfNow(visit, answer.Claim))
           where stances.ContainsKey(Stance.Denies) && (stances.ContainsKey(Stance.Affirms) || stances.ContainsKey(Stance.Quantifies))
           orderby answers.All[0].Claim.Said.Start
           select new FloorQuestion(
               visit.Text(question.Text).Text, $"/questions/{question.Id}", answers.All[0].Claim.Said.Start,
               visit.Words["floor.question-note", stances.GetValueOrDefault(Stance.Affirms) + stances.GetValueOrDefault(Stance.Quantifies), stances[Stance.Denies]], question.Example),
    ];
}
