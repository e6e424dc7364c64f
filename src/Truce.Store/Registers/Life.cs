using Truce.Core.Search;

namespace Truce.Store.Registers;

/// <summary>A guarded part that stands in the record.</summary>
/// <param name="Index">The event that it belongs to.</param>
/// <param name="Name">Such as <c>verbatim</c>.</param>
/// <param name="Marking">Its own marking.</param>
/// <param name="Audience">Who may see it now: its own marking combined with the stream's.</param>
/// <param name="Place">What it says, where it holds a stricter place; null for every other part, which stays on disk.</param>
public sealed record Guarded(long Index, string Name, Marking Marking, int Audience, PlaceStated? Place = null);

/// <summary>A guarded part as it comes with its event.</summary>
/// <param name="Name">Such as <c>verbatim</c>.</param>
/// <param name="Marking">Its own marking.</param>
/// <param name="Place">What it says, where it holds a stricter place.</param>
public readonly record struct GuardedPartGiven(string Name, Marking Marking, PlaceStated? Place = null)
{
    /// <summary>The place that a part holds; null where its name is not that of a place.</summary>
    internal static PlaceStated? PlaceIn(string name, object value) => name == Incident.ExactPlacePart ? value as PlaceStated : null;
}

/// <summary>One stream as the registers keep it. What concerns rights stands for now; what concerns content stands for every index.</summary>
public abstract class Life(Reference reference, Id<Organisation> owner, Rights plain)
{
    private volatile Rights rights = plain;

    /// <summary>Whose life.</summary>
    public Reference Reference => reference;

    /// <summary>The organisation of the first event.</summary>
    public Id<Organisation> Owner => owner;

    /// <summary>The marking of now.</summary>
    public Marking Marking => rights.Marking;

    /// <summary>The audience of now.</summary>
    public int Audience => rights.Audience;

    /// <summary>Guarded parts that stand, each with its audience of now.</summary>
    public IReadOnlyList<Guarded> Guarded => rights.Guarded;

    /// <summary>How many events it has.</summary>
    public abstract int Versions { get; }

    /// <summary>The index of the event that made a version.</summary>
    /// <param name="version">From 1.</param>
    public abstract long IndexOf(int version);

    /// <summary>Whether it has a state at an index: it has begun, and its beginning was not erased.</summary>
    internal abstract bool StandsAt(long index);

    /// <summary>The things without which it cannot be seen at an index; null where it cannot be seen at all, since they were erased.</summary>
    internal abstract IReadOnlyList<Reference>? HangsOn(long index);

    /// <summary>What it said before the event at an index, and what it says from there on; nothing where it has no state.</summary>
    /// <param name="index">Of one of its events, or later.</param>
    internal abstract (Wording Before, Wording Now) WordsAt(long index);
    /// <summary>The things under which it is found at an index; none before it began.</summary>
    internal abstract IReadOnlyList<Reference> Under(long index);

    /// <summary>Digests of the files that it needs: every one of which some state of it speaks, as long as the part that opens it stands.</summary>
    internal abstract IEnumerable<string> Files();

    internal void Govern(Marking now, int audienceNow, IReadOnlyList<Guarded> guarded) => rights = new Rights(now, audienceNow, guarded);
}

/// <summary>Who may see a life now. All lives of one audience without guarded parts share one.</summary>
/// <param name="Marking">The stream's.</param>
/// <param name="Audience">The stream's.</param>
/// <param name="Guarded">Its guarded parts.</param>
public sealed record Rights(Marking Marking, int Audience, IReadOnlyList<Guarded> Guarded);

/// <summary>One stream with every state it ever had. Null is the state of a stream whose beginning was erased.</summary>
public sealed class Life<T>(Reference reference, Id<Organisation> owner, Rights plain) : Life(reference, owner, plain)
    where T : class, INoun<T>
{
    private volatile AppendOnly<(long Index, T? State)> versions = new(1);
    private volatile int openRow = -1, guardedRow = -1;

    /// <summary>The row of <see cref="Ground{T}"/> in which it lies for everybody who sees it; -1 where there is none; the applier's alone.</summary>
    internal int OpenRow { get => openRow; set => openRow = value; }

    /// <summary>The row in which it lies for whoever may see its stricter place; -1 where there is none; the applier's alone.</summary>
    internal int GuardedRow { get => guardedRow; set => guardedRow = value; }

    /// <summary>The last stricter place that stood at an index, whoever may see it; null where there is none.</summary>
    internal Guarded? StricterAt(long index)
    {
        if (T.StricterPlace is not { } name) return null;
        var guarded = Guarded;
        for (var at = guarded.Count - 1; at >= 0; at--)
            if (guarded[at].Name == name && guarded[at].Index <= index) return guarded[at];
        return null;
    }

    /// <inheritdoc />
    public override int Versions => versions.Count;

    /// <inheritdoc />
    public override long IndexOf(int version) => versions[version - 1].Index;

    /// <summary>The state after the last event recorded; the applier's alone.</summary>
    internal T? Head => versions.Count == 0 ? null : versions[versions.Count - 1].State;

    /// <summary>The state that stood once the event at an index was recorded; null before the first.</summary>
    public T? At(long index)
    {
        var all = versions.Read();
        return Last(all, index) is >= 0 and var at ? all[at].State : null;
    }

    /// <inheritdoc />
    internal override IEnumerable<string> Files()
    {
        var all = versions;
        for (var at = 0; at < all.Count; at++)
        {
            if (all[at].State is not { } state) continue;
            foreach (var (sha256, part) in T.Files(state))
                if (part is null || Guarded.Any(one => one.Name == part)) yield return sha256;
        }
    }

    /// <inheritdoc />
    internal override bool StandsAt(long index) => At(index) is not null;

    /// <inheritdoc />
    internal override IReadOnlyList<Reference>? HangsOn(long index) => !T.Hangs ? [] : At(index) is { } state ? T.HangsOn(state) : null;

    /// <inheritdoc />
    internal override (Wording Before, Wording Now) WordsAt(long index)
    {
        var all = versions.Read();
        var at = Last(all, index);
        return (at > 0 ? Wordings.Of(all[at - 1].State) : default, at >= 0 ? Wordings.Of(all[at].State) : default);
    }
    internal override IReadOnlyList<Reference> Under(long index) => At(index) is { } state ? T.Under(state) : [];

    /// <summary>Every version, first to last; the applier's alone.</summary>
    internal ReadOnlySpan<(long Index, T? State)> All => versions.Read();

    internal void Add(long index, T? state) => versions.Add((index, state));

    internal void Rewrite(AppendOnly<(long Index, T? State)> anew) => versions = anew;

    // The last version at or before an index; -1 where there is none.
    private static int Last(ReadOnlySpan<(long Index, T? State)> all, long index)
    {
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Index <= index) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
