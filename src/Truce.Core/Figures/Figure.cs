using System.Collections.Immutable;

namespace Truce.Core.Figures;

/// <summary>What a source said before it revised its own number.</summary>
/// <param name="Until">The day on which it was replaced.</param>
/// <param name="Reason">How that is known.</param>
public sealed record Revision(StatedFigure Figure, LocalDate Until, LocalText Reason);

/// <summary>
/// A number with its definition, drawn from a claim. Whoever may not see the claim, the question or the figure that it follows from does
/// not see it. Figures stand beside each other; nothing makes one out of several.
/// </summary>
/// <param name="Claim">The assertion that it stands in, with its chain of sources.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Revisions">What its source said before, oldest first.</param>
/// <param name="Corrections">How often we corrected our own reading.</param>
/// <param name="Withdrawn">Why its source took it back; null while it stands.</param>
public sealed record Figure(
    Id<Figure> Id, Id<Claim> Claim, Id<Question> Question, StatedFigure Stated, ImmutableArray<Revision> Revisions, int Corrections,
    LocalText? Withdrawn, Instant RecordedAt, bool Example) : INoun<Figure>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Figure;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Figure state) => [state.Claim, state.Question];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Figure state) =>
        state.Stated.Derivation is { } derivation ? [state.Claim, state.Question, derivation.From] : [state.Claim, state.Question];

    /// <inheritdoc />
    public static Figure? Apply(Figure? current, Recorded recorded) => recorded.Event switch
    {
        FigureStated e => new Figure(
            new(recorded.Head.Stream.Number), e.Claim, e.Question, e.Figure, [], 0, null, recorded.Head.RecordedAt, e.Example),
        FigureCorrected e => current! with { Stated = e.Figure, Corrections = current.Corrections + 1 },
        FigureRevised e => current! with
        {
            Stated = new StatedFigure(
                current.Stated.Definition, e.Value, e.Period, e.Kind, e.Parts, e.PartsSum, e.Denominator, e.Derivation, e.Daily),
            Revisions = current.Revisions.Add(new Revision(current.Stated, e.On, e.Reason)),
        },
        FigureWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
