using System.Collections.Immutable;

namespace Truce.Core.SituationReports;

/// <summary>A correction that stands beside a report.</summary>
/// <param name="Number">From 1.</param>
/// <param name="CutOff">What stood in the record then is what it says.</param>
/// <param name="Composition">The lines that are new or say something else; the report's own stay as they were.</param>
public sealed record ReportCorrection(
    int Number, LocalText What, LocalText Why, Instant CutOff, Composition Composition, Id<Organisation> ApprovedBy, long Entry, Instant At);

/// <summary>A published report. Its text and its lines never change; what was wrong in them, or came later, stands beside them.</summary>
/// <param name="Entry">The event that published it.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record SituationReport(
    Id<SituationReport> Id, SituationTerms Terms, SituationTexts Texts, Composition Composition, Id<Organisation> DraftedBy,
    Id<Organisation> ApprovedBy, long Entry, Instant PublishedAt, ImmutableArray<ReportCorrection> Corrections, LocalText? Withdrawn,
    Instant ChangedAt, bool Example) : INoun<SituationReport>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.SituationReport;

    /// <inheritdoc />
    public static SituationReport? Apply(SituationReport? current, Recorded recorded) => recorded.Event switch
    {
        SituationPublished e => new SituationReport(
            new(recorded.Head.Stream.Number), e.Terms, e.Texts, e.Composition, e.DraftedBy, e.ApprovedBy, recorded.Head.Index, recorded.Head.RecordedAt, [],
            null, recorded.Head.RecordedAt, e.Example),
        SituationCorrected e => current! with
        {
            ChangedAt = recorded.Head.RecordedAt,
            Corrections = current.Corrections.Add(new ReportCorrection(
                current.Corrections.Length + 1, e.What, e.Why, e.CutOff, e.Composition, e.ApprovedBy, recorded.Head.Index, recorded.Head.RecordedAt)),
        },
        SituationWithdrawn e => current! with
        {
            Withdrawn = e.Reason,
            ChangedAt = recorded.Head.RecordedAt,
            Texts = new SituationTexts(),
            Corrections = [],
            Composition = current.Composition with { Lines = [], Queries = [], Parties = [] },
        },
        _ => current,
    };
}
