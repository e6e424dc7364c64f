using System.Collections.Immutable;

namespace Truce.Store.Deliveries;

/// <summary>One message of a subscription, and how its sending goes. What it says is made anew at each attempt, of what may then be seen.</summary>
/// <param name="Number">From 1; the same at every attempt, and in the message's own name.</param>
/// <param name="After">It tells of what changed after this index of the record,</param>
/// <param name="To">up to this one.</param>
/// <param name="Things">How many things it told of at the last attempt.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="FirstAt">When it was first sent.</param>
/// <param name="LastAt">When it was last sent; null before.</param>
/// <param name="NextAt">When it is sent again; null once it arrived, or was given up.</param>
/// <param name="Status">What the other side answered last, as HTTP counts; null where it did not.</param>
/// <param name="Problem">Why there was no answer, as a code; null where there was one.</param>
/// <param name="ArrivedAt">When it arrived; null where it has not.</param>
public sealed record Delivery(
    int Number, long After, long To, int Things, int Attempts, Instant? FirstAt, Instant? LastAt, Instant? NextAt, int? Status, string? Problem, Instant? ArrivedAt);

/// <summary>How far the messages of a subscription have come: one file.</summary>
/// <param name="Format">Always <c>truce-deliveries/1</c>.</param>
/// <param name="Told">The last index of the record of which every message arrived.</param>
/// <param name="Last">The number of the last message.</param>
/// <param name="Pending">The message that is under way; no other is begun before it arrived. Null where there is none.</param>
/// <param name="Resent">Numbers of messages in the log that are to be sent once more, in this order.</param>
/// <param name="FailingSince">When the first of the attempts failed that have failed since without a break; null while they arrive.</param>
/// <param name="StoppedAt">When sending was given up; null while it goes on.</param>
/// <param name="Log">Messages that arrived or were given up, the latest first.</param>
public sealed record DeliveryState(
    string Format, long Told, int Last, Delivery? Pending, ImmutableArray<int> Resent, Instant? FailingSince, Instant? StoppedAt, ImmutableArray<Delivery> Log)
{
    /// <summary>Messages kept in the log at most.</summary>
    public const int MostLogged = 200;

    /// <summary>Where a subscription stands that was just opened.</summary>
    /// <param name="opened">Index of its first event.</param>
    public static DeliveryState From(long opened) => new("truce-deliveries/1", opened, 0, null, [], null, null, []);

    /// <summary>With a message in the log, in the place of what stood there under its number.</summary>
    public DeliveryState With(Delivery one)
    {
        var stands = Log.FirstOrDefault(other => other.Number == one.Number);
        return this with { Log = stands is null ? [one, .. Log.Take(MostLogged - 1)] : Log.Replace(stands, one) };
    }
}
