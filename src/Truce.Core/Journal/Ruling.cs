using System.Collections.Immutable;

namespace Truce.Core.Journal;

/// <summary>One event that a decision calls for, on one stream.</summary>
/// <param name="Stream">Whose life it belongs to.</param>
/// <param name="Event">What happened.</param>
/// <param name="Marking">The marking of a new stream, or the new one of a stream whose marking changes; null keeps what stands.</param>
/// <param name="Guarded">Parts under a stricter marking, by name.</param>
public sealed record Decided(Reference Stream, IEvent Event, Marking? Marking = null, IReadOnlyList<GuardedPart>? Guarded = null);

/// <summary>A part that fewer may see than the event it belongs to.</summary>
/// <param name="Name">Such as <c>verbatim</c>.</param>
/// <param name="Marking">Combined with the stream's own: the stricter holds.</param>
/// <param name="Value">The content; one of the records that <see cref="EventCatalogue"/> lists for parts.</param>
public sealed record GuardedPart(string Name, Marking Marking, object Value);

/// <summary>What a decision comes to: events, or a refusal. Never both, never neither.</summary>
public sealed class Ruling
{
    private Ruling(ImmutableArray<Decided> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    /// <summary>In the order in which they are recorded; empty where refused.</summary>
    public ImmutableArray<Decided> Events { get; }

    /// <summary>Null where the decision stands.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Records these events, all or none.</summary>
    public static Ruling Of(params ReadOnlySpan<Decided> events) => events.IsEmpty
        ? throw new ArgumentException("A ruling holds at least one event or a refusal.", nameof(events))
        : new Ruling([.. events], null);

    /// <summary>One event on one stream.</summary>
    public static Ruling Of(Reference stream, IEvent happened) => Of(new Decided(stream, happened));

    /// <summary>A refusal is a ruling.</summary>
    public static implicit operator Ruling(Refusal refusal) => new([], refusal);

    /// <summary>The named form of the conversion.</summary>
    public static Ruling FromRefusal(Refusal refusal) => refusal;
}
