namespace Truce.Formats.Imports;

/// <summary>The sections that a file can have beyond those of <see cref="ImportFile"/>: one line each, in the order in which they are recorded.</summary>
internal static class ImportSections
{
    public static readonly IReadOnlyList<(string Name, Func<Fields, ImportEntry> Read)> All =
    [
        ("places", PlaceEntry.Read),
        ("lines", LineEntry.Read),
        ("line-versions", LineVersionEntry.Read),
        ("markers", MarkerEntry.Read),
        ("crossings", CrossingEntry.Read),
        ("passages", PassageEntry.Read),
        ("incidents", IncidentEntry.Read),
        ("judgements", JudgementEntry.Read),
        ("replies", ReplyEntry.Read),

        ("agreements", AgreementEntry.Read),
        ("provisions", ProvisionEntry.Read),
        ("assessments", AssessmentEntry.Read),
        ("exchange-ledgers", ExchangeEntry.Read),
        ("batches", BatchEntry.Read),

        ("observations", ObservationEntry.Read),
        ("hindrances", HindranceEntry.Read),
        ("presences", PresenceEntry.Read),
        ("agenda", AgendaEntryRead.Read),
        ("capacities", CapacityEntry.Read),

        ("figures", FigureEntry.Read),
        ("series", SeriesEntry.Read),
        ("tables", TableEntry.Read),
        ("duty-functions", DutyFunctionEntry.Read),
        ("decisions", DecisionEntry.Read),
        ("tasks", TaskEntry.Read),
        ("requests", RequestEntry.Read),
        ("shifts", ShiftEntry.Read),
        ("log-entries", LogEntryEntry.Read),
        ("verifications", VerificationEntry.Read),
        ("transmissions", TransmissionEntry.Read),
        ("notices", NoticeEntry.Read),
        ("joint-visits", JointVisitEntry.Read),
        ("hot-line-calls", CallEntry.Read),
        ("relations", RelationEntry.Read),
        ("situation-reports", SituationEntry.Read),
        ("alerts", AlertEntry.Read),
    ];
}
