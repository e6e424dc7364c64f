namespace Truce.Core.Relations;

/// <summary>What one thing is to another. The first named is the one that the relation is told of.</summary>
public enum RelationRole
{
    /// <summary>
    /// A claim, report, figure, observation or hindrance says something about an incident, a provision, a place, a crossing; an entry of the
    /// log, a task, a request or a decision is about any thing.
    /// </summary>
    Concerns = 1,

    /// <summary>A claim, report, figure, observation, hindrance or incident is what an assessment, a judgement or a verification rests on.</summary>
    Supports = 2,

    /// <summary>An incident touches what a provision undertakes.</summary>
    Engages = 3,

    /// <summary>A question's figures measure what a provision undertakes.</summary>
    Measures = 4,

    /// <summary>One incident came out of another, or in answer to it, as somebody says.</summary>
    Follows = 5,

    /// <summary>An incident is told a second time by another one.</summary>
    Duplicates = 6,

    /// <summary>A thing waits for a decision.</summary>
    Blocks = 7,

    /// <summary>A judgement was given by a version of a line that applied there and then, as its issuer has it.</summary>
    MeasuredBy = 8,

    /// <summary>Two incidents speak of one event, as somebody says who compared them.</summary>
    SameEvent = 9,

    /// <summary>Two incidents, alike as they are, are two events, as somebody says who compared them.</summary>
    OtherEvent = 10,
}

/// <summary>
/// One thing's tie to another, a stream of its own: whoever may not see both of them learns nothing of it, not even from a number.
/// </summary>
/// <param name="Of">What the relation is told of.</param>
/// <param name="To">What it stands in relation to.</param>
/// <param name="Note">In what respect; null where the role says enough.</param>
/// <param name="Ended">Whether it was taken back.</param>
public sealed record Relation(Id<Relation> Id, Reference Of, RelationRole Role, Reference To, LocalText? Note, bool Ended) : INoun<Relation>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Relation;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Relation state) => state.Ended ? [] : [state.Of, state.To];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Relation state) => [state.Of, state.To];

    /// <inheritdoc />
    public static Relation? Apply(Relation? current, Recorded recorded) => recorded.Event switch
    {
        RelationStated e => new Relation(new(recorded.Head.Stream.Number), e.Of, e.Role, e.To, e.Note, false),
        RelationEnded => current! with { Ended = true },
        _ => current,
    };
}
