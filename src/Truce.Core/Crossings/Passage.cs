namespace Truce.Core.Crossings;

/// <summary>The state of a way through a crossing.</summary>
public enum PassageState
{
    Open = 1,

    /// <summary>For some, for a time, or below what it is made for. Never shown as open.</summary>
    Partial = 2,
    Closed = 3,

    /// <summary>The source speaks of the way and does not state its state.</summary>
    NotStated = 4,
}

/// <summary>Whether a state was seen, or made known by whoever decides it.</summary>
public enum Footing
{
    Announced = 1,
    Observed = 2,
}

/// <summary>What one source states of one way through a crossing.</summary>
/// <param name="When">Observed: when. Announced: from when it is to hold; that may be still to come.</param>
/// <param name="StatedAt">When the source said so, as far as it is known; an announcement ages from there, what was seen from the seeing.</param>
/// <param name="Until">The first moment at which it no longer holds, where the source gives one.</param>
/// <param name="Hours">Hours of the day, in words; null where none were stated.</param>
/// <param name="Words">What else was stated: for whom, how many, under what conditions.</param>
public sealed record PassageAccount(
    Way Way, PassageState State, Footing Footing, Occurrence When, Instant StatedAt, Instant? Until = null, LocalText? Hours = null,
    LocalText? Words = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now)
    {
        if (StatedAt > now) return CrossingRefusals.StatedInTheFuture(StatedAt.ToString());
        if (When.Unfit(Instant.MaxValue) is { } unfit) return unfit;
        if (Footing == Footing.Observed && (When.From > now || When.From > StatedAt)) return CrossingRefusals.ObservedInTheFuture(When.From.ToString());
        if (Until <= When.From) return CrossingRefusals.EndsBeforeItBegins();
        return TextCheck.First(TextCheck.Optional(Hours, "hours", TextCheck.Name), TextCheck.Optional(Words, "words", TextCheck.Statement));
    }
}

/// <summary>A statement of state: by one source, of one way. Statements that contradict each other stand side by side.</summary>
/// <param name="By">Who states it.</param>
/// <param name="Through">The claim or report that carries it; null where the centre's own people saw it.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Passage(
    Id<Passage> Id, Id<Crossing> Crossing, PassageAccount Account, Id<Source> By, Reference? Through, LocalText? Withdrawn, bool Example) : INoun<Passage>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Passage;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Passage state) => [.. HangsOn(state), state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Passage state) =>
        state.Through is { } carrier ? [state.Crossing, carrier] : [state.Crossing];

    /// <inheritdoc />
    public static Passage? Apply(Passage? current, Recorded recorded) => recorded.Event switch
    {
        PassageStated e => new Passage(new(recorded.Head.Stream.Number), e.Crossing, e.Account, e.By, e.Through, null, e.Example),
        PassageWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
