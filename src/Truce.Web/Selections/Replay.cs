using Truce.Core.Selections;

namespace Truce.Web.Selections;

/// <summary>How a thing of a day was known at a moment, beside how it is known now.</summary>
public enum KnownThen
{
    /// <summary>As it is told now.</summary>
    AsNow = 1,

    /// <summary>It was known, and told otherwise: something was recorded of it since.</summary>
    Otherwise = 2,

    /// <summary>It came into the record later.</summary>
    NotYet = 3,

    /// <summary>It fitted then, and does not fit any more: its time, its place or its type was corrected.</summary>
    NoLonger = 4,
}

/// <summary>A thing of the day, then and now.</summary>
/// <param name="Then">As it was known; null where it was not.</param>
/// <param name="Now">As it is known; null where it does not fit any more.</param>
public sealed record ReplayedThing(SelectedThing? Then, SelectedThing? Now, KnownThen Known, Instant RecordedAt)
{
    /// <summary>As it was known, else as it is.</summary>
    public SelectedThing Shown => Then ?? Now!;
}

/// <summary>
/// A day as it was known at one moment of the record: the same selection answered by two views, the one of then and the one of now. By
/// the rights of now in both, so that going back shows nobody what he may not see.
/// </summary>
public sealed class Replay
{
    /// <summary>Things of a day that are replayed at most.</summary>
    public const int MostShown = 200;

    private Replay()
    {
    }

    /// <summary>The day.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>When the day begins, and the first moment after it.</summary>
    public required (Instant From, Instant Until) Bounds { get; init; }

    /// <summary>The moment whose record is shown.</summary>
    public required Instant At { get; init; }

    /// <summary>What was known then.</summary>
    public required View Then { get; init; }

    /// <summary>Everything of the day, as known then or now, in the order in which it came into the record.</summary>
    public required IReadOnlyList<ReplayedThing> Things { get; init; }

    /// <summary>Whether more fit than are shown.</summary>
    public required bool IsMore { get; init; }

    /// <summary>Moments at which something of the day was recorded, ascending.</summary>
    public required IReadOnlyList<Instant> Events { get; init; }

    /// <summary>How many things were known then.</summary>
    public int Known => Things.Count(one => one.Then is not null);

    /// <summary>The last moment before the one shown at which something was recorded; null where there is none.</summary>
    public Instant? EventBefore => Events.Where(one => one < At).Select(one => (Instant?)one).LastOrDefault();

    /// <summary>The first moment after the one shown at which something was recorded; null where there is none.</summary>
    public Instant? EventAfter => Events.Where(one => one > At).Select(one => (Instant?)one).FirstOrDefault();

    /// <summary>A day of a selection at a moment.</summary>
    /// <param name="at">The moment; one beyond what the visit shows is that one.</param>
    public static Replay Of(Visit visit, ListAsked asked, LocalDate day, Instant at)
    {
        var zone = visit.Profile.Zone;
        var then = visit.ViewAt(at);
        if (then.Index > visit.View.Index) then = visit.View;
        var selection = asked.Selection with { From = new Bound(day, null), Until = new Bound(day, null), Order = SelectionOrder.Newest };
        var kinds = SelectionViews.KindsOf(asked);
        SelectedThings In(View view) => asked.Faults.Count > 0 ? SelectedThings.None : SelectedThings.Of(Selecting.Of(selection, view, zone), asked.Scope, kinds, view, MostShown);
        var (now, past) = (In(visit.View), In(then));
        var known = past.All.ToDictionary(one => one.Reference);
        List<ReplayedThing> things = [.. now.All.Select(one => Told(known.GetValueOrDefault(one.Reference), one))];
        var standing = now.All.Select(one => one.Reference).ToHashSet();
        if (!now.IsMore) things.AddRange(past.All.Where(one => !standing.Contains(one.Reference)).Select(one => Told(one, null)));
        return new Replay
        {
            Day = day,
            Bounds = (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant()),
            At = at,
            Then = then,
            Things = [.. things.OrderBy(one => one.Shown.Entry)],
            IsMore = now.IsMore || past.IsMore,
            Events = [.. things.SelectMany(one => visit.View.LifeOf(one.Shown.Reference)).Select(one => one.Head.RecordedAt).Distinct().Order()],
        };

        ReplayedThing Told(SelectedThing? before, SelectedThing? after)
        {
            var reference = (before ?? after)!.Reference;
            var state = before is null ? KnownThen.NotYet : after is null ? KnownThen.NoLonger : then.EntryOf(reference) == visit.View.EntryOf(reference) ? KnownThen.AsNow : KnownThen.Otherwise;

            // What was in the record and did not fit then came to the day by a later correction.
            return new ReplayedThing(before, after, state, visit.View.LifeOf(reference) is [var first, ..] ? first.Head.RecordedAt : visit.Now);
        }
    }
}
