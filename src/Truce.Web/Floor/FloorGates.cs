using Truce.Core.Crossings;
using Truce.Web.Crossings;
using Truce.Web.Maps;

namespace Truce.Web.Floor;

/// <summary>Crossings as the floor shows them: as last stated, and never more than the strictest of what is stated.</summary>
public static class FloorGates
{
    private static readonly Duration Soon = Duration.FromHours(24);

    /// <summary>Crossings whose position can be relied on; the others are on their own page.</summary>
    public static IEnumerable<DrawnGate> Of(Visit visit, Instant moment) =>
        from crossing in visit.View.All<Crossing>()
        where crossing.Account.Position is not null
        let ways = Standing(visit, crossing, moment)
        let state = CrossingStanding.Overall(ways)
        let name = visit.Text(crossing.Account.Name).Text
        orderby name
        select new DrawnGate(crossing.Account.Position!.Value, name, Note(visit, ways, state), LookOf(state));

    /// <summary>Some crossings whose position can be relied on, as they stand at the moment shown.</summary>
    public static IEnumerable<DrawnGate> Among(Visit visit, IEnumerable<Crossing> crossings) =>
        from crossing in crossings
        where crossing.Account.Position is not null
        let ways = Standing(visit, crossing, visit.AsOf ?? visit.Now)
        let state = CrossingStanding.Overall(ways)
        select new DrawnGate(crossing.Account.Position!.Value, visit.Text(crossing.Account.Name).Text, Note(visit, ways, state), LookOf(state));

    /// <summary>Statements of a state that lose their hold within a day: after that the state is not known.</summary>
    public static IEnumerable<FloorClock> Clocks(Visit visit, Instant moment) =>
        from crossing in visit.View.All<Crossing>()
        from way in Standing(visit, crossing, moment)
        where way.Holding.Count > 0
        let last = way.Holding.MaxBy(one => Decay.Standing.ExpiryOf(one.Account))!
        let expiry = Decay.Standing.ExpiryOf(last.Account)
        where expiry - moment <= Soon
        select new FloorClock(
            visit.Words["floor.clock-passage", visit.Text(crossing.Account.Name).Text, visit.Words.Say(way.Way), visit.Words.Say(way.State)], expiry, $"/crossings/{crossing.Id}",
            last.Example);

    private static IReadOnlyList<WayStanding> Standing(Visit visit, Crossing crossing, Instant moment) =>
        CrossingStanding.Of(crossing, visit.View.Under<Passage>(crossing.Id), moment, Decay.Standing);

    private static string Note(Visit visit, IReadOnlyList<WayStanding> ways, PassageState? state)
    {
        var kinds = string.Join(visit.Words["floor.kinds"], ways.Select(way => way.Way.Kind).Distinct().Order().Take(2).Select(kind => visit.Words[$"passage-kind.{kind.Code()}"]));
        var known = ways.Where(way => way.State is not null and not PassageState.NotStated).ToArray();

        // One way of which nothing is known does not hide what is stated of the other.
        var note = state is null or PassageState.NotStated && known.Length > 0
            ? string.Join(visit.Words["floor.kinds"], known.Take(2).Select(way => visit.Words["floor.gate", visit.Words.Say(way.Way), visit.Words.Say(way.State)]))
            : visit.Words["floor.gate", kinds, visit.Words.Say(state)];

        // Where what was invented for training decides what is shown, it says so on the map too.
        return ways.SelectMany(way => way.Holding).Any(one => one.Example) ? $"{note} · {visit.Words["shell.example"]}" : note;
    }

    private static GateLook LookOf(PassageState? state) => state switch
    {
        PassageState.Open => GateLook.Open,
        PassageState.Partial => GateLook.Partial,
        PassageState.Closed => GateLook.Closed,
        _ => GateLook.Unknown,
    };
}
