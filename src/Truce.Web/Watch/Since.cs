using Truce.Web.Decisions;

namespace Truce.Web.Watch;

/// <summary>What became of a thing in a stretch of the record.</summary>
public enum Change
{
    New = 1,
    Changed = 2,
    Corrected = 3,
    Withdrawn = 4,
}

/// <summary>One thing to which something happened, counted once, under the gravest of what happened to it.</summary>
/// <param name="Last">The last event of it in that stretch.</param>
public sealed record ChangedThing(Reference Thing, Change Change, Recorded Last);

/// <summary>Where "since" begins.</summary>
/// <param name="After">The last index that is known already; what comes after it is new.</param>
/// <param name="At">The moment of it.</param>
/// <param name="Shift">The shift that ended there; null where a moment was chosen, or there is none.</param>
/// <param name="IsOwnSeat">Whether the viewer's own seat kept that shift.</param>
public sealed record SincePoint(long After, Instant At, Shift? Shift, bool IsOwnSeat);

/// <summary>
/// What happened since a point, for one viewer: everything is read from the viewer's view, so what may not be seen is neither listed
/// nor counted.
/// </summary>
/// <param name="Things">By kind, in the order of their kinds; within a kind the latest first.</param>
/// <param name="IsCut">Whether there was more than is read; then the latest <see cref="MostEvents"/> events are.</param>
/// <param name="Taken">Tasks taken since and still held, handed back since, and done since.</param>
/// <param name="Answered">Requests answered since, wholly or in part.</param>
/// <param name="Decided">Decisions on which something was stated since.</param>
public sealed record Since(
    SincePoint Point, IReadOnlyList<IGrouping<StreamKind, ChangedThing>> Things, bool IsCut, IReadOnlyList<WatchTask> Taken,
    IReadOnlyList<InformationRequest> Answered, IReadOnlyList<DecisionFile> Decided, WatchBoard Board)
{
    /// <summary>Events read at most.</summary>
    public const int MostEvents = 2_000;

    private static readonly Duration Usual = Duration.FromHours(24);

    public static Since Of(Visit visit)
    {
        var (view, now) = (visit.View, visit.Shown());
        var point = PointOf(visit);
        var events = view.EventsBefore(long.MaxValue, MostEvents + 1, point.After).ToList();

        // Ties, seats and the record itself are no things of the room; what is tied is listed by itself.
        var things = events.Take(MostEvents).GroupBy(one => one.Head.Stream).Select(Fold).Where(one => one.Thing.Kind is not (StreamKind.Record or StreamKind.Relation or StreamKind.Member));
        var touched = events.Select(one => one.Head.Stream).ToHashSet();
        return new Since(
            point, [.. things.GroupBy(one => one.Thing.Kind).OrderBy(group => group.Key)], events.Count > MostEvents,
            [.. Touched<WatchTask>(StreamKind.WatchTask).Where(one => one.State is not (TaskState.Asked or TaskState.Dropped))],
            [.. Touched<InformationRequest>(StreamKind.InformationRequest).Where(one => one.Answers.Any() || one.State == RequestState.CannotBeAnswered)],
            [.. DecidedIn(view, touched, now)], WatchBoard.Of(view, now));

        IEnumerable<T> Touched<T>(StreamKind kind)
            where T : class, INoun<T> => touched.Where(one => one.Kind == kind).Order().Select(one => view.Find(new Id<T>(one.Number))).OfType<T>();
    }

    /// <summary>What became of a thing, from its events in a stretch, latest first.</summary>
    internal static ChangedThing Fold(IGrouping<Reference, Recorded> events)
    {
        var all = events.ToArray();
        var names = all.Select(one => one.Head.Name).ToArray();
        var change = all.Any(one => one.Head.Version == 1) ? Change.New
            : names.Any(name => name.Contains(".withdrawn/", StringComparison.Ordinal) || name.Contains(".ended/", StringComparison.Ordinal)) ? Change.Withdrawn
            : names.Any(name => name.Contains(".corrected/", StringComparison.Ordinal) || name.Contains(".revised/", StringComparison.Ordinal)) ? Change.Corrected
            : Change.Changed;
        return new ChangedThing(events.Key, change, all[0]);
    }

    // A chosen moment, a chosen shift, the last shift of the viewer's own; a day where there is none of these.
    private static SincePoint PointOf(Visit visit)
    {
        var query = visit.Context.Request.Query;
        if (Id<Shift>.TryParse(query["shift"].ToString(), out var named) && visit.View.Find(named) is { EndIndex: { } end, EndedAt: { } ended } chosen)
            return new SincePoint(end, ended, chosen, chosen.Seat == visit.Member?.Id);
        if (query["since"].ToString() is { Length: > 0 } text && Visit.TryMoment(text, visit.Profile.Zone, out var moment) && moment < visit.Shown()) return At(visit, moment);
        if (visit.Organisation is { } own && Shift.LastOf(visit.Member?.Id, visit.View.Under<Shift>(own.Id)) is { EndIndex: { } index, EndedAt: { } at } last)
            return new SincePoint(index, at, last, last.Seat == visit.Member?.Id);
        return At(visit, visit.Shown() - Usual);
    }

    private static SincePoint At(Visit visit, Instant moment) => new(visit.ViewAt(moment).Index, moment, null, false);

    private static IEnumerable<DecisionFile> DecidedIn(View view, HashSet<Reference> touched, Instant now) =>
        touched.Where(one => one.Kind == StreamKind.DecisionStatement).Select(one => view.Find(new Id<DecisionStatement>(one.Number))).OfType<DecisionStatement>()
            .Select(one => one.Decision).Distinct().Order().Select(id => view.Find(id)).OfType<Decision>().Select(one => DecisionFile.Of(one, view, now));
}
