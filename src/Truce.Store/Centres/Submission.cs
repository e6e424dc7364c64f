using Truce.Store.Registers;

namespace Truce.Store.Centres;

/// <summary>An event made ready on the caller's own thread: all but its head, which holds its place.</summary>
/// <param name="Stream">Whose life.</param>
/// <param name="Name">Stable name and version.</param>
/// <param name="Event">What happened.</param>
/// <param name="Marking">The stream's marking from this event on.</param>
/// <param name="Parts">Ascending by name, with a free place for the head.</param>
/// <param name="HeadAt">Where the free place is.</param>
/// <param name="Chance">It begins with the head's salt and ends with the decoys.</param>
/// <param name="Guarded">Guarded parts, for the registers.</param>
internal sealed record PreparedEvent(
    Reference Stream, string Name, IEvent Event, Marking Marking, PreparedPart[] Parts, int HeadAt, ReadOnlyMemory<byte> Chance,
    IReadOnlyList<GuardedPartGiven> Guarded);

/// <summary>Digests under which a command sent again is known.</summary>
/// <param name="Key">Of caller and idempotency key.</param>
/// <param name="Command">Of the command's canonical form.</param>
internal sealed record CommandPrint(Hash Key, Hash Command)
{
    /// <summary>As it stands in a head.</summary>
    public string KeyText { get; } = Key.ToBase64();

    /// <summary>As it stands in a head.</summary>
    public string CommandText { get; } = Command.ToBase64();
}

/// <summary>A commit on its way to the record.</summary>
/// <param name="Events">None where only the question is asked whether the command is known.</param>
/// <param name="Who">Who stands behind all of them.</param>
/// <param name="Expected">For each stream read or written the version that the decision was made on; 0 for one not begun.</param>
/// <param name="Print">To know it again.</param>
/// <param name="Now">When it was decided.</param>
internal sealed record Submission(
    IReadOnlyList<PreparedEvent> Events, Who Who, IReadOnlyList<(Reference Stream, int Version)> Expected, CommandPrint Print, Instant Now)
{
    private readonly TaskCompletionSource<Outcome> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Outcome> Outcome => completion.Task;

    public void Complete(Outcome outcome) => completion.TrySetResult(outcome);

    public void Fail(Exception problem) => completion.TrySetException(problem);
}

/// <summary>What became of a submission.</summary>
internal enum OutcomeKind
{
    /// <summary>On disk, for good.</summary>
    Recorded,

    /// <summary>The same command was recorded before under this key; that is the answer.</summary>
    Repeated,

    /// <summary>The key was used before for another command.</summary>
    KeyReused,

    /// <summary>A stream moved on; decide again once <see cref="Outcome.First"/> is applied.</summary>
    Conflict,

    /// <summary>Nothing was submitted but the question whether the command is known, and it is not.</summary>
    Unknown,
}

/// <param name="Kind">What became of it.</param>
/// <param name="First">Index of the commit's first event; for a conflict the last index that is on its way.</param>
/// <param name="Events">How many events the commit has.</param>
internal readonly record struct Outcome(OutcomeKind Kind, long First, int Events = 0);
