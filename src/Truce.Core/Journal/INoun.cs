namespace Truce.Core.Journal;

/// <summary>Something with a life of its own in the record: its state is the fold of its events.</summary>
public interface INoun<TSelf>
    where TSelf : class, INoun<TSelf>
{
    /// <summary>The kind of its streams.</summary>
    static abstract StreamKind Kind { get; }

    /// <summary>Its own reference.</summary>
    Id<TSelf> Id { get; }

    /// <summary>The state after one more event; pure. An event that does not concern the state gives it back as it was.</summary>
    /// <param name="current">Null before the first event.</param>
    /// <param name="recorded">The event with its place in the record.</param>
    /// <returns>Null only where <paramref name="current"/> is null and the event does not begin a life, as when its content was erased.</returns>
    static abstract TSelf? Apply(TSelf? current, Recorded recorded);

    /// <summary>The things under which a state is found, each at most once: a claim under its report, its questions and its sources.</summary>
    static virtual IReadOnlyList<Reference> Under(TSelf state) => [];

    /// <summary>
    /// The things without which a state cannot be seen, whatever its own marking: a judgement is not shown to whoever may not see what
    /// it judges. Only of a noun that <see cref="Hangs"/>.
    /// </summary>
    static virtual IReadOnlyList<Reference> HangsOn(TSelf state) => [];

    /// <summary>Whether states of this noun hang on others.</summary>
    static virtual bool Hangs => false;

    /// <summary>Whether states of this noun lie somewhere, so that they are found by ground and time.</summary>
    static virtual bool Lies => false;

    /// <summary>Where and when a state is found; only of a noun that <see cref="Lies"/>.</summary>
    static virtual Footprint FootprintOf(TSelf state) => Footprint.Nowhere;

    /// <summary>The guarded part that holds a stricter <see cref="PlaceStated"/>, which then stands in the place of the coarse one; null where there is none.</summary>
    static virtual string? StricterPlace => null;

    /// <summary>
    /// The files beside the record that a state speaks of, by their digests, each with the guarded part without which nobody may have it; null
    /// where the state alone decides. A file of which nothing standing speaks any more is erased with what spoke of it.
    /// </summary>
    static virtual IEnumerable<(string Sha256, string? Part)> Files(TSelf state) => [];
}
