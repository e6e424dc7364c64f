namespace Truce.Core.Watch;

/// <summary>When something was asked and by when it is needed.</summary>
/// <param name="At">Not after it is recorded; it can lie before, where it was asked by word of mouth.</param>
/// <param name="Due">Later than <paramref name="At"/>; null where no time was set.</param>
public sealed record Asked(Instant At, Instant? Due = null)
{
    /// <summary>Null where the times fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        At > now ? WatchRefusals.AskedInTheFuture(At.ToString())
        : Due <= At ? WatchRefusals.DueBeforeAsked(Due.Value.ToString(), At.ToString())
        : null;
}

/// <summary>
/// The thing that something new is about. The tie is a relation, a stream of its own, begun in the same commit: whoever may not see
/// the thing learns nothing of it.
/// </summary>
internal static class Tie
{
    /// <summary>Null where it can be tied, or nothing was named; else why not.</summary>
    public static Refusal? Refuse(StreamKind of, RelationRole role, Reference? to, IReading reading) =>
        to is not { } thing ? null
        : !reading.Sees(thing) ? AccessRefusals.NotFound(thing.ToString())
        : StateRelation.Fits(role, of, thing.Kind) ? null
        : RelationRefusals.RoleUnfit(of.Word(), thing.ToString());

    /// <summary>What is to be recorded: the new thing, and its tie where one was named.</summary>
    public static Ruling Begin<T>(Id<T> id, IEvent happened, Marking marking, RelationRole role, Reference? to, Caller caller)
        where T : class, INoun<T> => Begin(id, [happened], marking, role, to, caller);

    /// <summary>The same where the new thing begins with several events.</summary>
    public static Ruling Begin<T>(Id<T> id, ReadOnlySpan<IEvent> happened, Marking marking, RelationRole role, Reference? to, Caller caller)
        where T : class, INoun<T>
    {
        List<Decided> begun = [new Decided(id, happened[0], marking)];
        foreach (var then in happened[1..]) begun.Add(new Decided(id, then));

        // Whoever sees both ends sees the tie: it says no more than they do.
        if (to is { } thing) begun.Add(new Decided(caller.NewId<Relation>(), new RelationStated(id, role, thing), Marking.Clear));
        return Ruling.Of([.. begun]);
    }
}
