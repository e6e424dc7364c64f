namespace Truce.Core.Journal;

/// <summary>
/// What somebody asks the record to take up. A command is a plain value: its canonical form is hashed, so that the same
/// command sent twice under one key is known to be the same.
/// </summary>
public interface ICommand
{
    /// <summary>Looks up what the decision needs, then decides. Pure but for <paramref name="reading"/>, which notes what was read.</summary>
    Ruling Rule(IReading reading, Caller caller);
}

/// <summary>
/// What a decision may look up: states as they stand, cut to what the caller may see. Whatever is looked up must still stand
/// at the same version when the events are recorded, else the command is decided again.
/// </summary>
public interface IReading
{
    /// <summary>Null where it does not exist or the caller may not see it: decisions cannot tell the two apart.</summary>
    T? Find<T>(Id<T> id)
        where T : class, INoun<T>;

    /// <summary>Whether a thing of any kind exists and the caller may see it.</summary>
    bool Sees(Reference stream);

    /// <summary>The marking that governs a stream which <see cref="Find{T}"/> returned.</summary>
    Marking MarkingOf(Reference stream);

    /// <summary>The organisation that owns a stream which <see cref="Find{T}"/> returned.</summary>
    Id<Organisation> OwnerOf(Reference stream);

    /// <summary>The text kept under a report, in UTF-8; null where there is none or the caller may not see it.</summary>
    ReadOnlyMemory<byte>? VerbatimOf(Id<Report> report);

    /// <summary>A guarded part of a thing as it last stood; null where there is none, it was erased, or the caller may not see it.</summary>
    /// <param name="stream">Whose part.</param>
    /// <param name="name">Its name, such as <c>original</c>.</param>
    T? GuardedOf<T>(Reference stream, string name)
        where T : class;

    /// <summary>The parts of an event that stand and that the caller may see; null where the caller may not see the event.</summary>
    StoredParts? PartsOf(long index);

    /// <summary>
    /// What an audience may see of the record as it stood at a moment, whoever the caller is. What is looked up there is not noted: the
    /// past does not change.
    /// </summary>
    /// <param name="audience"><see cref="TlpLabel.Clear"/> for everybody, <see cref="TlpLabel.Green"/> for every member of the centre.</param>
    /// <param name="at">Not after now.</param>
    IOverview As(TlpLabel audience, Instant at);
}

/// <summary>What somebody may see of the record up to one index, for decisions that look at many things at once.</summary>
public interface IOverview
{
    /// <summary>The last event that it takes in; -1 where it takes in none.</summary>
    long Index { get; }

    /// <summary>The state of a thing; null where it does not exist or may not be seen.</summary>
    T? Find<T>(Id<T> id)
        where T : class, INoun<T>;

    /// <summary>Everything of a noun, in the order in which it came into the record.</summary>
    IEnumerable<T> All<T>()
        where T : class, INoun<T>;

    /// <summary>Things of a noun, the last to come into the record first.</summary>
    IEnumerable<T> Newest<T>()
        where T : class, INoun<T>;

    /// <summary>Everything of a noun that stands under a thing.</summary>
    IEnumerable<T> Under<T>(Reference thing)
        where T : class, INoun<T>;

    /// <summary>Whether a thing of any kind may be seen.</summary>
    bool Sees(Reference thing);

    /// <summary>The organisation that owns a thing that may be seen.</summary>
    Id<Organisation>? OwnerOf(Reference stream);

    /// <summary>The last event of a thing that may be seen.</summary>
    long? EntryOf(Reference stream);
}

/// <summary>The parts of an event that stand in the record.</summary>
/// <param name="Kind">Whose life the event belongs to.</param>
/// <param name="Names">Their names.</param>
public sealed record StoredParts(StreamKind Kind, IReadOnlyList<string> Names);

/// <summary>Who asks, when, and the chance that the decision may use, all as values.</summary>
/// <param name="Member">The member who acts.</param>
/// <param name="Organisation">The member's organisation today.</param>
/// <param name="Duties">What the member is entrusted with.</param>
/// <param name="Now">The time of the decision.</param>
/// <param name="Fresh">A number never used before, for the stream that the command begins; it takes one at most.</param>
/// <param name="For">The organisation in whose name the member acts, where that is another one; only <see cref="EnterFor"/> sets it.</param>
public sealed record Caller(
    Id<Member> Member, Id<Organisation> Organisation, Duties Duties, Instant Now, int Fresh, Id<Organisation>? For = null)
{
    /// <summary>Whose word it is: a judgement, an answer.</summary>
    public Id<Organisation> Voice => For ?? Organisation;

    /// <summary>Whether an organisation's own word can come from the caller: it is the caller's, or the one in whose name the caller acts.</summary>
    public bool SpeaksFor(Id<Organisation> organisation) => organisation == Voice || organisation == Organisation;

    /// <summary>The identifier for the stream that the command begins.</summary>
    public Id<T> NewId<T>()
        where T : class, INoun<T> => new(Fresh);
}
