namespace Truce.Core.Reports;

/// <summary>The text that a report was received as: its fingerprint. The text itself is the guarded part <c>verbatim</c>.</summary>
/// <param name="Sha256">Of the UTF-8 bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">How many UTF-8 bytes.</param>
public sealed record TextPrint(string Sha256, int Bytes);

/// <summary>The guarded part <c>verbatim</c>: exactly what was received.</summary>
public sealed record Verbatim(string Text);

/// <summary>What was received from a source, exactly as it was received.</summary>
/// <param name="Published">When the source brought it out; both days count.</param>
/// <param name="ReceivedAt">When it reached the centre.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Text">Null where only the reference to it is held.</param>
public sealed record Report(
    Id<Report> Id, Id<Source> Source, LocalText Title, DateInterval Published, Instant ReceivedAt, string Language, string? Link,
    TextPrint? Text, Instant RecordedAt, LocalText? Withdrawn, bool Example) : INoun<Report>
{
    /// <summary>The name of the guarded part that holds the text.</summary>
    public const string VerbatimPart = "verbatim";

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Report;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Report state) => [state.Source];

    /// <inheritdoc />
    public static Report? Apply(Report? current, Recorded recorded) => recorded.Event switch
    {
        ReportReceived e => new Report(
            new(recorded.Head.Stream.Number), e.Source, e.Title, e.Published, e.ReceivedAt, e.Language, e.Link, e.Text,
            recorded.Head.RecordedAt, null, e.Example),
        ReportCorrected e => current! with { Title = e.Title, Published = e.Published },
        ReportWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
