namespace Truce.Core.Lines;

/// <summary>What stands on the ground to show a line.</summary>
public enum MarkerKind
{
    /// <summary>A painted block, such as the yellow ones.</summary>
    Block = 1,
    Sign = 2,
    Fence = 3,
    Earthwork = 4,
    Another = 5,
}

/// <summary>Something on the ground that shows a line, as somebody saw it.</summary>
/// <param name="Seen">The day, or the first and the last between which it was seen.</param>
/// <param name="Source">Who saw or measured it.</param>
/// <param name="AccuracyMetres">How far the position may be off, 1 to 20,000; null where nobody said.</param>
/// <param name="Report">The report by which it came; null where none is recorded.</param>
/// <param name="Withdrawn">Whether it was taken back as recorded in error.</param>
public sealed record Marker(
    Id<Marker> Id, Id<Line> Line, MarkerKind MarkerKind, Position Position, DateInterval Seen, Id<Source> Source, int? AccuracyMetres, LocalText? Note,
    Id<Report>? Report, bool Withdrawn, bool Example) : INoun<Marker>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Marker;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Marker state) =>
        state.Report is { } report ? [state.Line.Reference, state.Source.Reference, report.Reference] : [state.Line.Reference, state.Source.Reference];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Marker state) => [state.Line.Reference];

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static Footprint FootprintOf(Marker state) => Footprint.Of(state.Position).OfDays(state.Seen.Start, state.Seen.End);

    /// <inheritdoc />
    public static Marker? Apply(Marker? current, Recorded recorded) => recorded.Event switch
    {
        MarkerRecorded e => new Marker(
            new(recorded.Head.Stream.Number), e.Line, e.Kind, e.Position, e.Seen, e.Source, e.AccuracyMetres, e.Note, e.Report, false, e.Example),
        MarkerCorrected e => current! with
        {
            MarkerKind = e.Kind,
            Position = e.Position,
            Seen = e.Seen,
            AccuracyMetres = e.AccuracyMetres,
            Note = e.Note,
        },
        MarkerWithdrawn => current! with { Withdrawn = true },
        _ => current,
    };
}
