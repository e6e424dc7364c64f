using System.Text;
using Truce.Core.Exchanges;
using Truce.Store.Journal;
using Truce.Store.Ledger;
using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>
/// The one way to read: what one viewer may see of the record up to one index. Content is that of the index; rights are those of
/// now. What may not be seen and what does not exist give one answer: null, or nothing in a list.
/// </summary>
public sealed partial class View : IOverview
{
    private readonly CentreRegisters registers;
    private readonly JournalFiles journal;
    private readonly LedgerKeeper ledger;
    private readonly Sight sight;

    internal View(CentreRegisters registers, JournalFiles journal, LedgerKeeper ledger, Sight sight, long index) =>
        (this.registers, this.journal, this.ledger, this.sight, Index) = (registers, journal, ledger, sight, index);

    /// <summary>The last event that it takes in; -1 where it takes in none.</summary>
    public long Index { get; }

    /// <summary>Who looks.</summary>
    public Viewer Viewer => sight.Viewer;

    /// <summary>When the last event that it takes in was recorded; null where it takes in none.</summary>
    public Instant? RecordedAt => Index < 0 ? null : registers.RecordedAt(Index);

    /// <summary>The state of a thing.</summary>
    public T? Find<T>(Id<T> id)
        where T : class, INoun<T> => registers.Of<T>().Find(id) is { } life ? StateOf(life) : null;

    /// <summary>Everything of a noun, in the order in which it came into the record.</summary>
    public IEnumerable<T> All<T>()
        where T : class, INoun<T>
    {
        var all = registers.Of<T>().All;
        var count = all.Count;
        for (var at = 0; at < count; at++)
            if (StateOf(all[at]) is { } state) yield return state;
    }

    /// <summary>Things of a noun, the last to come into the record first; the caller takes as many as it wants.</summary>
    /// <param name="before">Where to go on: only what came before this one; null: from the last. Nothing comes before what cannot be found.</param>
    public IEnumerable<T> Newest<T>(Id<T>? before = null)
        where T : class, INoun<T>
    {
        var all = registers.Of<T>().All;
        var at = all.Count;
        if (before is { } named)
        {
            if (registers.Of<T>().Find(named) is not { } life || StateOf(life) is null) yield break;
            at = FirstFrom(all, life.IndexOf(1));
        }

        while (--at >= 0)
            if (StateOf(all[at]) is { } state) yield return state;
    }

    /// <summary>How many of a noun there are; without a look at each, unless they hang on others.</summary>
    public int Count<T>()
        where T : class, INoun<T> => T.Hangs ? All<T>().Count() : registers.Of<T>().Count(Index, sight.Sees);

    /// <summary>Everything of a noun that stands under a thing, in the order in which it came to; nothing under what cannot be found.</summary>
    /// <param name="thing">Such as a question, to find the claims that answer it.</param>
    public IEnumerable<T> Under<T>(Reference thing)
        where T : class, INoun<T> =>
        registers.Of<T>().Under.Knows(thing) && SeenLife(thing) is { } life && life.StandsAt(Index) ? registers.Of<T>().Under.At(thing, Index).Select(StateOf).OfType<T>() : [];

    /// <summary>Things of a noun that lie within a footprint, in an order that stays the same at this index.</summary>
    /// <param name="asked">A box and a stretch of time; what lies nowhere is found where the box is <see cref="Footprint.Everything"/>.</param>
    /// <param name="after">Where to go on: only what has a greater <see cref="Located{T}.Row"/>; -1: from the first.</param>
    /// <param name="fetched">Ways to what the caller is going to look at in each, the shorter first: that is then fetched for many at once.</param>
    /// <param name="times">Whether the caller is going to ask when each was recorded.</param>
    /// <remarks>A footprint may be wider than what lies there: the caller looks at the thing itself where that matters.</remarks>
    public IEnumerable<Located<T>> Within<T>(Footprint asked, int after = -1, IReadOnlyList<Func<T, object?>>? fetched = null, bool times = false)
        where T : class, INoun<T>
    {
        var ground = registers.Of<T>().Ground;
        using var walk = ground.Walk(asked, Index, after);
        var (rows, some) = (new int[Few], new Lain<T>[Few]);
        while (walk.Take(rows) is > 0 and var count)
        {
            var seen = See(rows.AsSpan(0, count), some, ground);
            if (fetched is not null) Fetch(fetched, some.AsSpan(0, seen));
            if (times) FetchTimes<T>(some.AsSpan(0, seen));
            for (var at = 0; at < seen; at++) yield return new Located<T>(registers, some[at].Life, Index, some[at].Row, some[at].State, some[at].Stricter?.Place);
            if (rows.Length < Many) (rows, some) = (new int[rows.Length * 4], new Lain<T>[rows.Length * 4]);
        }
    }

    // Keeps, in order, those that the viewer sees there, and says how many.
    private int See<T>(ReadOnlySpan<int> rows, Lain<T>[] some, Ground<T> ground)
        where T : class, INoun<T>
    {
        for (var at = 0; at < rows.Length; at++) (some[at].Row, some[at].Life) = (rows[at], ground[rows[at]].Life);
        Touch(some.AsSpan(0, rows.Length));
        var seen = 0;
        for (var at = 0; at < rows.Length; at++)
        {
            ref readonly var one = ref some[at];

            // Whoever may see the stricter place finds it there, and nowhere else.
            if (StateOf(one.Life) is not { } state || StricterOf(one.Life) is var stricter && stricter is null != ground[one.Row].Part < 0) continue;
            some[seen++] = new(one.Row, one.Life, state, stricter);
        }

        return seen;
    }

    // Looks at many, one step after the other. Nothing comes of it but that they lie in the processor's own memory afterwards: steps that
    // do not wait for each other are fetched at once, and each would take longer to fetch than all the rest takes.
    private int Touch<T>(ReadOnlySpan<Lain<T>> some)
        where T : class, INoun<T>
    {
        var sum = 0;
        foreach (ref readonly var one in some) sum += one.Life.OpenRow;
        foreach (ref readonly var one in some) sum += one.Life.Versions + one.Life.Audience;
        foreach (ref readonly var one in some) sum += (int)one.Life.IndexOf(1);
        foreach (ref readonly var one in some) sum += (object?)one.Life.At(Index) is string ? 1 : 0;
        return sum;
    }

    private int FetchTimes<T>(ReadOnlySpan<Lain<T>> some)
        where T : class, INoun<T>
    {
        var sum = 0;
        foreach (ref readonly var one in some) sum += registers.RecordedAt(one.Life.IndexOf(1)) > Instant.MinValue ? 1 : 0;
        return sum;
    }

    private static int Fetch<T>(IReadOnlyList<Func<T, object?>> steps, ReadOnlySpan<Lain<T>> some)
        where T : class, INoun<T>
    {
        var sum = 0;
        foreach (var step in steps)
            foreach (ref readonly var one in some)
                if (step(one.State) is string) sum++;
        return sum;
    }

    // One of several that are looked at together.
    private struct Lain<T>(int row, Life<T> life, T state, Guarded? stricter)
        where T : class, INoun<T>
    {
        public int Row = row;
        public Life<T> Life = life;
        public T State = state;
        public Guarded? Stricter = stricter;
    }

    // How many are looked at together at first, and at most.
    private const int Few = 16, Many = 256;

    /// <summary>A thing with what <see cref="Within{T}"/> tells of it; null where <see cref="Find{T}"/> finds nothing.</summary>
    public Located<T>? Locate<T>(Id<T> id)
        where T : class, INoun<T> =>
        registers.Of<T>().Find(id) is { } life && StateOf(life) is { } state ? new Located<T>(registers, life, Index, -1, state, StricterOf(life)?.Place) : null;

    /// <summary>
    /// Names what this view shows: two views with one code show the same, whoever looks. For caches, together with nothing else but
    /// the language.
    /// </summary>
    public string Code => $"{Index} {registers.MarkingsVersion} {sight.Code}";

    /// <summary>The marking of now of a thing that <see cref="Find{T}"/> finds.</summary>
    public Marking? MarkingOf(Reference stream) => SeenLife(stream)?.Marking;

    /// <summary>The organisation that owns a thing that <see cref="Find{T}"/> finds.</summary>
    public Id<Organisation>? OwnerOf(Reference stream) => SeenLife(stream)?.Owner;

    /// <summary>The last event, up to the index, of a thing that may be seen; null where it may not.</summary>
    public long? EntryOf(Reference stream)
    {
        if (SeenLife(stream) is not { } life) return null;
        var version = life.Versions;
        while (version > 0 && life.IndexOf(version) > Index) version--;
        return version == 0 ? null : life.IndexOf(version);
    }

    /// <inheritdoc />
    IEnumerable<T> IOverview.Newest<T>() => Newest<T>();

    /// <inheritdoc />
    bool IOverview.Sees(Reference thing) => IsSeen(thing);

    /// <summary>The text of a report; null where none is held, it was erased, or the viewer may not read it.</summary>
    public string? VerbatimOf(Id<Report> report) => GuardedOf<Verbatim>(report, Report.VerbatimPart)?.Text;

    /// <summary>A guarded part of a thing as it last stood; null where there is none, it was erased, or the viewer may not see it.</summary>
    /// <param name="stream">Whose part.</param>
    /// <param name="name">Its name, such as <c>exactPlace</c>.</param>
    public T? GuardedOf<T>(Reference stream, string name)
        where T : class
    {
        if (SeenLife(stream) is not { } life) return null;
        var part = life.Guarded.LastOrDefault(one => one.Name == name && one.Index <= Index);
        if (part is null || !sight.Sees(part.Audience) || !EventLine.Parse(journal.Line(part.Index)).TryPart(part.Name, out var stored)) return null;
        return System.Text.Json.JsonSerializer.Deserialize<T>(CanonicalValues.Read<GuardedValue>(stored.Value.Span).Value, CanonicalValues.Options);
    }

    /// <summary>The events of a stream up to the index, first to last.</summary>
    public IReadOnlyList<Recorded> LifeOf(Reference stream)
    {
        if (SeenLife(stream) is not { } life) return [];
        return [.. from version in Enumerable.Range(1, life.Versions)
                   let index = life.IndexOf(version)
                   where index <= Index
                   let recorded = Read(index)
                   where Shows(recorded)
                   select recorded];
    }

    /// <summary>One event; null where there is none at the index for this viewer.</summary>
    public Recorded? Event(long index)
    {
        if (index < 0 || index > Index || !Sees(registers.StreamOf(index))) return null;
        var recorded = Read(index);
        return Shows(recorded) ? recorded : null;
    }

    /// <summary>The last events before an index, newest first.</summary>
    /// <param name="before">Exclusive; a larger one than the view's index counts as the end.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Exclusive: only events after this index.</param>
    public IEnumerable<Recorded> EventsBefore(long before, int most, long after = -1)
    {
        for (var index = Math.Min(before - 1, Index); index > Math.Max(after, -1) && most > 0; index--)
        {
            if (Event(index) is not { } recorded) continue;
            most--;
            yield return recorded;
        }
    }

    /// <summary>Names of the parts of an event that the viewer may see; null where there is no such event for this viewer.</summary>
    public IReadOnlyList<string>? PartsOf(long index) =>
        Event(index) is null ? null : [.. Opened(index).Parts.Select(part => part.Name)];

    /// <summary>
    /// What the viewer may see of an event, with the proof that it stands in the record: the rest is there as digests. Null where
    /// there is no such event for this viewer, or no signed checkpoint covers it yet.
    /// </summary>
    public Receipt? ReceiptOf(long index)
    {
        if (Event(index) is null) return null;
        var published = ledger.Published;
        if (published.Checkpoint.Size <= index) return null;
        var path = TileProofs.Inclusion(index, published.Checkpoint.Size, ledger.Tiles);
        return new Receipt(Opened(index), new TlogProof(index, path, published.Note));
    }

    // Lives stand in the order of their first events.
    private static int FirstFrom<T>(AppendOnly<Life<T>> all, long index)
        where T : class, INoun<T>
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].IndexOf(1) < index) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    internal Life? SeenLife(Reference stream) => registers.Find(stream) is { } life && Sees(life) ? life : null;

    private bool Sees(Life life) =>
        life.Versions > 0 && life.IndexOf(1) <= Index && sight.Sees(life.Audience) && life.HangsOn(Index) is { } others && (others.Count == 0 || others.All(SeesOther));

    // What hangs on something is never hung upon by it, so this comes to an end.
    private bool SeesOther(Reference other) => SeenLife(other) is not null;

    private Guarded? StricterOf<T>(Life<T> life)
        where T : class, INoun<T> =>
        life.StricterAt(Index) is { Place.Centre: not null } part && sight.Sees(part.Audience) ? part : null;

    private T? StateOf<T>(Life<T> life)
        where T : class, INoun<T> => Sees(life) ? Cut(life.At(Index)) : null;

    // A link to what the viewer may not see is neither shown nor counted.
    private T? Cut<T>(T? state)
        where T : class => state is null || Cuts<T>.Way is not { } cut ? state : cut(this, state);

    // Most nouns name nothing that could be hidden, and that is known once.
    private static class Cuts<T>
    {
        public static readonly Func<View, T, T>? Way = Ways.OfType<Func<View, T, T>>().FirstOrDefault();
    }

    private static Delegate[] Ways =>
    [
        (View view, Claim one) => one.Links.Any(view.IsHidden) ? one with { Links = one.Links.RemoveAll(view.IsHidden) } : one,
        (View view, Provision one) => one.DependsOn.Any(view.IsHidden) ? one with { DependsOn = one.DependsOn.RemoveAll(view.IsHidden) } : one,
        (View view, ExchangeLedger one) => one.Categories.Any(view.IsHidden)
            ? one with { Categories = [.. one.Categories.Select(category => view.IsHidden(category) ? category with { Provision = null } : category)] }
            : one,
        (View view, SituationReport one) => one with
        {
            Composition = one.Composition.For(view.IsSeen),
            Corrections = [.. one.Corrections.Select(correction => correction with { Composition = correction.Composition.For(view.IsSeen) })],
        },
        (View view, SituationDraft one) => one with { Composition = one.Composition.For(view.IsSeen) },
    ];

    // What a report froze is shown only as long as all that it was drawn from is: it has a state, and the viewer may see it.
    private bool IsSeen(Reference thing) => SeenLife(thing) is { } life && life.StandsAt(Index);

    private bool IsHidden(Link link) => SeenLife(link.Question.Reference) is null;

    private bool IsHidden(Dependency dependency) => SeenLife(dependency.On.Reference) is null;

    private bool IsHidden(Category category) => category.Provision is { } provision && SeenLife(provision.Reference) is null;

    // A link to what the viewer may not see is not shown, not even as an event. ShowsAt says the same of changes.
    private bool Shows(Recorded recorded) => recorded.Event switch
    {
        ClaimLinked linked => SeenLife(linked.Question.Reference) is not null,
        ClaimUnlinked unlinked => SeenLife(unlinked.Question.Reference) is not null,
        DependencyPut put => SeenLife(put.As.On.Reference) is not null,
        DependencyRemoved removed => SeenLife(removed.On.Reference) is not null,
        _ => true,
    };

    private Recorded Read(long index) => StoredEvent.Read(journal.Line(index), committed: false).Recorded;

    private EventLine Opened(long index)
    {
        var line = EventLine.Parse(journal.Line(index));
        var seen = registers.StreamOf(index).Guarded.Where(part => part.Index == index && sight.Sees(part.Audience)).Select(part => part.Name);
        var shown = new HashSet<string>(seen) { "body", "head", "who" };
        return line.Without(line.Parts.Select(part => part.Name).Where(name => !shown.Contains(name)).ToHashSet());
    }
}
