using System.Collections.Immutable;

namespace Truce.Core.Agreements;

/// <summary>What an agreement says of itself.</summary>
/// <param name="Parties">Who undertook it.</param>
/// <param name="Guarantors">Who vouched for it, in the words of its texts.</param>
/// <param name="Texts">The reports that hold its texts, or say what they hold.</param>
/// <param name="Signed">The day; null where none was stated.</param>
/// <param name="InForce">From which moment; null where none was stated.</param>
/// <param name="Note">What a reader must know of the texts, such as which one governs.</param>
public sealed record AgreementTerms(
    LocalText Name, ImmutableArray<Id<Organisation>> Parties, ImmutableArray<Id<Organisation>> Guarantors, ImmutableArray<Id<Report>> Texts,
    LocalDate? Signed = null, Instant? InForce = null, LocalText? Note = null);

/// <summary>One end of a phase, as a report states it.</summary>
/// <param name="On">The day, or the days between which it lies; both count.</param>
/// <param name="Report">Where that is stated.</param>
/// <param name="Words">In which words, in our own rendering; null where the day says it.</param>
public sealed record PhaseEnd(DateInterval On, Id<Report> Report, LocalText? Words = null);

/// <summary>A stretch into which an agreement divides its undertakings.</summary>
/// <param name="Number">From 1, as the texts count.</param>
/// <param name="Begun">Null where nobody stated that it began.</param>
/// <param name="Ended">Null where nobody stated that it ended.</param>
public sealed record Phase(int Number, LocalText Name, PhaseEnd? Begun = null, PhaseEnd? Ended = null);

/// <summary>An agreement that the centre monitors. What it undertakes are its provisions, each a stream of its own.</summary>
/// <param name="Phases">Ascending by number.</param>
public sealed record Agreement(Id<Agreement> Id, AgreementTerms Terms, ImmutableArray<Phase> Phases, bool Example) : INoun<Agreement>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Agreement;

    /// <summary>A phase by its number; null where there is none.</summary>
    public Phase? PhaseOf(int? number) => Phases.FirstOrDefault(phase => phase.Number == number);

    /// <inheritdoc />
    public static Agreement? Apply(Agreement? current, Recorded recorded) => recorded.Event switch
    {
        AgreementRegistered e => new Agreement(new(recorded.Head.Stream.Number), e.Terms, [], e.Example),
        AgreementCorrected e => current! with { Terms = e.Terms },
        PhaseAdded e => current! with { Phases = [.. current.Phases.Append(new Phase(e.Number, e.Name)).OrderBy(phase => phase.Number)] },
        PhaseBegun e => current!.With(e.Phase, phase => phase with { Begun = e.As }),
        PhaseEnded e => current!.With(e.Phase, phase => phase with { Ended = e.As }),
        PhaseCorrected e => current!.With(e.As.Number, _ => e.As),
        _ => current,
    };

    // An erased event may have added the phase: then nothing is known of it.
    private Agreement With(int number, Func<Phase, Phase> change) =>
        this with { Phases = [.. Phases.Select(phase => phase.Number == number ? change(phase) : phase)] };
}
