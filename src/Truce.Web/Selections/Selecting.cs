using Truce.Core.Search;
using Truce.Core.Selections;
using Truce.Web.Places;

namespace Truce.Web.Selections;

/// <summary>A page of what is selected.</summary>
/// <param name="Shown">In order.</param>
/// <param name="Last">After which to go on, where there is, or may be, more; else null.</param>
/// <param name="IsCut">Whether it ends before it is full, since so many were looked through that did not fit.</param>
public sealed record SelectedPage<T>(IReadOnlyList<T> Shown, Reference? Last, bool IsCut);

/// <summary>
/// A selection as one view answers it: the one reading that lists, maps, boards, timelines, feeds and exports share. What the viewer may
/// not see is neither met nor told apart from what does not exist: a part that names such a thing selects nothing.
/// </summary>
/// <remarks>One request, one thread.</remarks>
public sealed class Selecting
{
    /// <summary>Things that a page looks through at most: what fits seldom and is found by no index is found page after page.</summary>
    public const int MostLooked = 20_000;

    /// <summary>Things that are put in the order in which they happened, at most.</summary>
    public const int MostSorted = 5_000;

    private readonly View view;
    private readonly DateTimeZone zone;
    private readonly SelectionWays ways;
    private readonly EntryRange recorded;
    private readonly (Instant From, Instant Until)? time;
    private readonly SearchQuery? words;
    private readonly List<Func<object, Reference, bool>> tests = [];

    private Selecting(Selection selection, View view, DateTimeZone zone)
    {
        (Selection, this.view, this.zone) = (selection, view, zone);
        recorded = view.Recorded(selection.RecordedFrom?.Begins(zone), selection.RecordedUntil?.Ends(zone));
        if (selection.From is not null || selection.Until is not null)
            time = (selection.From?.Begins(zone) ?? Instant.MinValue, selection.Until?.Ends(zone) ?? Instant.MaxValue);
        words = selection.Words is { } said ? SearchQuery.Read(said) : null;
        ways = new SelectionWays(selection, view);
        AddTests();
    }

    /// <summary>What is selected.</summary>
    public Selection Selection { get; }

    /// <summary>Things that the selection names and the viewer does not find, whether they exist or not; while there is one, a part selects nothing.</summary>
    public IReadOnlyList<Reference> Missing => ways.Missing;

    /// <summary>A selection as a view answers it.</summary>
    /// <param name="zone">The centre's own, in which days are meant.</param>
    public static Selecting Of(Selection selection, View view, DateTimeZone zone) => new(selection, view, zone);

    /// <summary>Everything of a noun that fits, in the selection's order, read while it is taken.</summary>
    /// <param name="after">The one after which to go on; null: from the first. Nothing comes after what cannot be found.</param>
    public IEnumerable<T> Things<T>(Id<T>? after = null)
        where T : class, INoun<T> => Passed(after).Where(Fits);

    /// <summary>A page of a noun, in the selection's order.</summary>
    public SelectedPage<T> Page<T>(Id<T>? after, int most)
        where T : class, INoun<T>
    {
        var (shown, looked, last) = (new List<T>(), 0, (T?)null);
        foreach (var one in Passed(after))
        {
            if (Fits(one))
            {
                if (shown.Count == most) return new(shown, shown[^1].Id, false);
                shown.Add(one);
            }

            last = one;
            if (++looked == MostLooked) return new(shown, last.Id, true);
        }

        return new(shown, null, false);
    }

    /// <summary>Whether a thing fits, the order and the index aside.</summary>
    public bool Fits<T>(T state)
        where T : class, INoun<T> => Fits(state, state.Id);

    /// <summary>Whether a thing fits, the order and the index aside.</summary>
    public bool Fits(object state, Reference reference)
    {
        foreach (var test in tests)
            if (!test(state, reference)) return false;
        return true;
    }

    /// <summary>Whether so many of a noun fit that they cannot be put in the order in which they happened.</summary>
    public bool IsTooMany<T>()
        where T : class, INoun<T> => Selection.Order == SelectionOrder.Happened && Candidates<T>(recorded).Where(Fits).Take(MostSorted + 1).Count() > MostSorted;

    private IEnumerable<T> Passed<T>(Id<T>? after)
        where T : class, INoun<T>
    {
        if (Selection.Of(ChoicePart.Kind) is { IsEmpty: false } kinds && !kinds.Contains(T.Kind.Word())) return [];
        if (Selection.Of(ChoicePart.Kind, without: true).Contains(T.Kind.Word())) return [];
        if (Selection.Order == SelectionOrder.Happened) return Beyond(Sorted<T>(), after);
        if (after is not { } last) return Selection.Order == SelectionOrder.Oldest ? First<T>(recorded) : Candidates<T>(recorded);
        if (view.Find(last) is null || view.BeginningOf(last) is not { } began) return [];
        return Selection.Order == SelectionOrder.Oldest
            ? First<T>(recorded.And(new EntryRange(began + 1, long.MaxValue)))
            : Candidates<T>(recorded.And(new EntryRange(0, began)));
    }

    private static IEnumerable<T> Beyond<T>(IEnumerable<T> all, Id<T>? after)
        where T : class, INoun<T> => after is { } last ? all.SkipWhile(one => one.Id != last).Skip(1) : all;

    // What has no time comes last.
    private IEnumerable<T> Sorted<T>()
        where T : class, INoun<T> =>
        Candidates<T>(recorded).Where(Fits).Take(MostSorted).OrderByDescending(one => SelectableTime.Of(one, zone)?.From ?? Instant.MinValue).ToList();

    // Words are found by their index in one direction only; few enough are turned about.
    private IEnumerable<T> First<T>(EntryRange range)
        where T : class, INoun<T> => words is null ? view.Oldest<T>(range) : view.NewestSaying<T>(words, range).Take(MostLooked).Reverse();

    // All that can fit, the last to come into the record first, by the way that passes over most of what does not.
    private IEnumerable<T> Candidates<T>(EntryRange range)
        where T : class, INoun<T>
    {
        if (words is { } query) return view.NewestSaying<T>(query, range);
        if (ways.Under is { } under) return view.NewestUnder<T>(under, range);
        var reach = T.Lies ? Reach(T.Kind) : Footprint.Everything;
        var isShort = time is { } asked && asked.From > Instant.MinValue && asked.Until < Instant.MaxValue && asked.Until - asked.From <= Duration.FromDays(31);
        if (ways.Places is { } places && StandsUnderPlace(T.Kind) && !(T.Lies && isShort && reach != Footprint.Everything)) return view.NewestUnder<T>(places, range);
        return reach == Footprint.Everything ? view.Newest<T>(range) : view.NewestWithin<T>(reach, range);
    }

    private Footprint Reach(StreamKind kind)
    {
        var reach = ways.Box ?? Footprint.Everything;
        return time is not { } asked || !SelectableTime.HasTime(kind) ? reach : reach with
        {
            From = asked.From == Instant.MinValue ? long.MinValue : asked.From.ToUnixTimeSeconds(),
            Until = asked.Until == Instant.MaxValue ? long.MaxValue : asked.Until.ToUnixTimeSeconds() + 1,
        };
    }

    // Those whose own states are listed under the place that they name.
    private static bool StandsUnderPlace(StreamKind kind) =>
        kind is StreamKind.Incident or StreamKind.Observation or StreamKind.Hindrance or StreamKind.Crossing or StreamKind.Presence;

    private void AddTests()
    {
        AddCodes(ChoicePart.Kind, static (_, reference) => reference.Kind.Word());
        AddCodes(ChoicePart.State, static (state, _) => Selectable.StateOf(state));
        AddCodes(ChoicePart.Marking, (_, reference) => view.MarkingOf(reference) is { } marking ? CodesOf<TlpLabel>.Of(marking.Label) : null);
        Add(ChoicePart.Type, static (values, state, _) => Selectable.TypeOf(state) is { } type && values.Any(value => Selectable.IsOfType(type, value)));
        Add(ChoicePart.Place, (values, state, _) => ways.PlaceOf(state) is { } place && ways.PlacesOf(values).Contains(place));
        Add(ChoicePart.By, (values, state, reference) => ways.IsBy(values, state, reference));
        Add(ChoicePart.Provision, (values, _, reference) => ways.TiedTo(values).Contains(reference));
        Add(ChoicePart.Crossing, (values, _, reference) => ways.TiedTo(values).Contains(reference));
        Add(ChoicePart.Under, (values, _, reference) => ways.StandsUnder(values, reference));
        if (ways.Box is not null) tests.Add((state, _) => ways.IsThere(state));
        if (time is { } asked) tests.Add((state, _) => SelectableTime.Of(state, zone) is { } when && when.Meets(asked.From, asked.Until));
        if (recorded != EntryRange.Any) tests.Add((_, reference) => view.BeginningOf(reference) is { } began && began >= recorded.From && began < recorded.Before);
        if (words is { } query) tests.Add((state, reference) => query.References.Contains(reference) || Wordings.Of(state).Says(query));
    }

    private void AddCodes(ChoicePart part, Func<object, Reference, string?> code) => Add(part, (values, state, reference) => code(state, reference) is { } own && values.Contains(own));

    private void Add(ChoicePart part, Func<ICollection<string>, object, Reference, bool> meets)
    {
        foreach (var choice in Selection.Choices.Where(one => one.Part == part))
        {
            string[] values = [.. choice.Values];
            tests.Add((state, reference) => meets(values, state, reference) != choice.Without);
        }
    }
}
