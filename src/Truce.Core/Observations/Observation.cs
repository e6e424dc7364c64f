namespace Truce.Core.Observations;

/// <summary>Who was where, when, by what means, and what could and could not be seen. It is not edited: corrected or withdrawn, with the reason.</summary>
/// <param name="By">Whose observation it is: an organisation, never a person. It is seen only together with it.</param>
/// <param name="ReceivedAt">When the centre was told.</param>
/// <param name="Through">The claim or report that carries it; null where it was told to the centre itself.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Observation(
    Id<Observation> Id, Id<Organisation> By, ObservationAccount Account, Instant ReceivedAt, Reference? Through, int Corrections, LocalText? Withdrawn,
    bool Example) : INoun<Observation>
{
    /// <summary>The guarded part that holds a stricter <see cref="PlaceStated"/>.</summary>
    public const string ExactPlacePart = "exactPlace";

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Observation;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static string StricterPlace => ExactPlacePart;

    /// <inheritdoc />
    public static Footprint FootprintOf(Observation state) =>
        Footprint.Of(state.Account.Where.Centre).During(state.Account.When.From, state.Account.When.Until);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Observation state) =>
        state.Account.Where.Place is { } place ? [.. HangsOn(state), place] : HangsOn(state);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Observation state) =>
        state.Through is { } carrier ? [state.By, carrier] : [state.By];

    /// <inheritdoc />
    public static Observation? Apply(Observation? current, Recorded recorded) => recorded.Event switch
    {
        ObservationRecorded e => new Observation(new(recorded.Head.Stream.Number), e.By, e.Account, e.ReceivedAt, e.Through, 0, null, e.Example),
        ObservationCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
        ObservationWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
