namespace Truce.Core.Lines;

/// <summary>
/// A line on the ground that an agreement speaks of. Where it runs, nobody decides here: each issuer's map of it is a
/// <see cref="LineVersion"/>, and what stands on the ground is a <see cref="Marker"/>.
/// </summary>
/// <param name="Territory">The place whose ground it divides.</param>
/// <param name="Basis">What speaks of it.</param>
/// <param name="Agreement">The agreement that it comes from; null where none is recorded.</param>
public sealed record Line(Id<Line> Id, LocalText Name, Id<Place> Territory, LocalText Basis, Reference? Agreement, bool Example) : INoun<Line>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Line;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Line state) =>
        state.Agreement is { } agreement ? [state.Territory.Reference, agreement] : [state.Territory.Reference];

    /// <inheritdoc />
    public static Line? Apply(Line? current, Recorded recorded) => recorded.Event switch
    {
        LineRegistered e => new Line(new(recorded.Head.Stream.Number), e.Name, e.Territory, e.Basis, e.Agreement, e.Example),
        LineCorrected e => current! with { Name = e.Name, Basis = e.Basis, Agreement = e.Agreement },
        _ => current,
    };
}
