namespace Truce.Core.Journal;

/// <summary>What happened, in the past tense. Content only: place in the record and origin are its <see cref="Head"/> and <see cref="Who"/>.</summary>
public interface IEvent;

/// <summary>An event that carries why it came about.</summary>
public interface IReasoned : IEvent
{
    /// <summary>Why, in the words of whoever entered it.</summary>
    LocalText Reason { get; }
}

/// <summary>Stands where an event's body was erased: the act remains, its content does not.</summary>
public sealed record Erased : IEvent
{
    /// <summary>All erased bodies are alike.</summary>
    public static readonly Erased Body = new();
}

/// <summary>An event in its place in the record.</summary>
/// <param name="Head">Where and when.</param>
/// <param name="Who">By whom, for whom.</param>
/// <param name="Event">What.</param>
public sealed record Recorded(Head Head, Who Who, IEvent Event);

/// <summary>Where and when an event was recorded; the part named <c>head</c>.</summary>
/// <param name="Index">Its place in the record, from 0, without gaps.</param>
/// <param name="Stream">Whose life it belongs to.</param>
/// <param name="Version">Its place in that life, from 1.</param>
/// <param name="Name">Stable name and version, such as <c>claim.graded/1</c>.</param>
/// <param name="RecordedAt">When this centre recorded it; never before its predecessor.</param>
/// <param name="Command">Keyed digest of the canonical command, base64: the same for all events of one commit. The key is the centre's own.</param>
/// <param name="Key">Keyed digest of caller and idempotency key, base64.</param>
/// <param name="Marking">Who may see the stream, from this event on.</param>
public sealed record Head(
    long Index, Reference Stream, int Version, string Name, Instant RecordedAt, string Command, string Key, Marking Marking);

/// <summary>Who stands behind an event; the part named <c>who</c>.</summary>
/// <param name="Member">The member who entered it.</param>
/// <param name="Organisation">The member's organisation at that moment.</param>
/// <param name="For">The organisation in whose name it was entered, where that is another one.</param>
/// <param name="Standing">Signed by the member's own key, or stated.</param>
public sealed record Who(Id<Member> Member, Id<Organisation> Organisation, Id<Organisation>? For = null, Standing Standing = Standing.Stated);

/// <summary>Who vouches for a sentence.</summary>
public enum Standing
{
    /// <summary>Entered by a member, perhaps for somebody else.</summary>
    Stated = 1,

    /// <summary>Carries the member's own signature over the command.</summary>
    Signed = 2,
}
