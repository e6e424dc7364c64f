namespace Truce.Core.Lines;

/// <summary>One issuer's map of a line, valid for a time. There is never a single true line; without published geometry one is listed and not drawn.</summary>
/// <param name="Issuer">Whose map it is.</param>
/// <param name="Drawing">What the issuer made known.</param>
/// <param name="LastDay">The last day on which it applied; null while nothing is recorded of its end.</param>
/// <param name="Report">The report by which it came; null where none is recorded.</param>
/// <param name="Withdrawn">Whether it was taken back as recorded in error.</param>
public sealed record LineVersion(
    Id<LineVersion> Id, Id<Line> Line, Id<Organisation> Issuer, LineDrawing Drawing, LocalDate? LastDay, Id<Report>? Report, bool Withdrawn, bool Example)
    : INoun<LineVersion>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.LineVersion;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <summary>The first day on which it applied.</summary>
    public LocalDate FirstDay => Drawing.From ?? Drawing.Issued.Start;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(LineVersion state) =>
        state.Report is { } report ? [state.Line.Reference, state.Issuer.Reference, report.Reference] : [state.Line.Reference, state.Issuer.Reference];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(LineVersion state) => [state.Line.Reference];

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static Footprint FootprintOf(LineVersion state) =>
        (state.Drawing.Area is { } area ? Footprint.Around(area) : state.Drawing.Trace is { } trace ? Footprint.Around(trace.Positions) : Footprint.Nowhere)
        .OfDays(state.FirstDay, state.LastDay);

    /// <summary>Whether it applied on a day: not withdrawn, begun, and not ended.</summary>
    public bool AppliedOn(LocalDate day) => !Withdrawn && FirstDay <= day && (LastDay is not { } last || day <= last);

    /// <inheritdoc />
    public static LineVersion? Apply(LineVersion? current, Recorded recorded) => recorded.Event switch
    {
        LineVersionRecorded e => new LineVersion(new(recorded.Head.Stream.Number), e.Line, e.Issuer, e.Drawing, null, e.Report, false, e.Example),
        LineVersionCorrected e => current! with { Drawing = e.Drawing },
        LineVersionEnded e => current! with { LastDay = e.LastDay },
        LineVersionWithdrawn => current! with { Withdrawn = true },
        _ => current,
    };
}
