using System.Collections.Immutable;

namespace Truce.Core.Figures;

public sealed record FigureStated(Id<Claim> Claim, Id<Question> Question, StatedFigure Figure, bool Example = false) : IEvent;

/// <summary>We had read it wrongly.</summary>
public sealed record FigureCorrected(StatedFigure Figure, LocalText Reason) : IReasoned;

/// <summary>Its source changed the number; what it counts stays.</summary>
/// <param name="On">The day on which the source did.</param>
public sealed record FigureRevised(
    StatedValue? Value, FigurePeriod? Period, FigureKind Kind, LocalDate On, LocalText Reason, ImmutableArray<FigurePart>? Parts = null,
    Amount? PartsSum = null, Denominator? Denominator = null, Derivation? Derivation = null, ImmutableArray<DailyValue>? Daily = null) : IReasoned;

/// <summary>Its source took it back.</summary>
public sealed record FigureWithdrawn(LocalText Reason) : IReasoned;
