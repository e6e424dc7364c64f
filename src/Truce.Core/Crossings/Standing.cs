namespace Truce.Core.Crossings;

/// <summary>What is stated of one way at a moment.</summary>
/// <param name="Holding">Statements that hold, each source's last; several where sources contradict each other.</param>
/// <param name="Last">The last statement of all, holding or not; null where there is none.</param>
/// <param name="State">The strictest of those that hold; null where none does.</param>
public sealed record WayStanding(Way Way, IReadOnlyList<Passage> Holding, Passage? Last, PassageState? State)
{
    /// <summary>Whether sources that hold contradict each other.</summary>
    public bool IsContradicted => Holding.Select(one => one.Account.State).Where(state => state != PassageState.NotStated).Distinct().Count() > 1;
}

/// <summary>What is stated of a crossing at a moment: per way, and in one line that never says more than its strictest part.</summary>
public static class CrossingStanding
{
    /// <summary>Each way that a crossing is made for, in the order of kinds, in before out.</summary>
    /// <param name="passages">Statements on the crossing.</param>
    public static IReadOnlyList<WayStanding> Of(Crossing crossing, IEnumerable<Passage> passages, Instant now, Decay decay)
    {
        var all = passages.Where(one => one.Withdrawn is null && one.Account.StatedAt <= now).OrderBy(one => Decay.SpeaksOf(one.Account)).ThenBy(one => one.Account.StatedAt).ToLookup(one => one.Account.Way);
        return [.. crossing.Account.Ways.Select(made => made.Way).OrderBy(way => way.Kind).ThenBy(way => way.Direction).Select(way => Of(way, [.. all[way]], now, decay))];
    }

    /// <summary>The crossing in one word: open only where every way is, closed only where every way is, else partial; null where no way is known.</summary>
    public static PassageState? Overall(IReadOnlyList<WayStanding> ways)
    {
        var states = ways.Select(way => way.State).ToArray();
        if (states.All(state => state == PassageState.Open)) return PassageState.Open;
        if (states.All(state => state == PassageState.Closed)) return PassageState.Closed;
        return states.Any(state => state is PassageState.Open or PassageState.Partial) ? PassageState.Partial
            : states.Any(state => state == PassageState.Closed) ? PassageState.NotStated
            : null;
    }

    /// <summary>The strictest of some states: closed before partial before open; not stated only where nothing else is.</summary>
    public static PassageState? Strictest(IEnumerable<PassageState> states)
    {
        var all = states.ToArray();
        PassageState[] order = [PassageState.Closed, PassageState.Partial, PassageState.Open, PassageState.NotStated];
        foreach (var state in order)
            if (all.Contains(state)) return state;
        return null;
    }

    // By the moment of which each speaks: what a source saw later takes the place of what it saw before, whichever it told first; what it announced ahead takes it when it begins.
    private static WayStanding Of(Way way, IReadOnlyList<Passage> stated, Instant now, Decay decay)
    {
        var begun = stated.Where(one => decay.CurrencyOf(one.Account, now) != Currency.ToCome).ToArray();
        Passage[] holding =
        [
            .. begun.GroupBy(one => one.By).Select(group => group.Last())
                .Where(one => decay.CurrencyOf(one.Account, now) == Currency.Holds).OrderByDescending(one => Decay.SpeaksOf(one.Account)),
        ];
        return new WayStanding(way, holding, begun.LastOrDefault(), Strictest(holding.Select(one => one.Account.State)));
    }
}
