namespace Truce.Formats.Imports;

/// <summary>An entry of <c>assessments:</c>. With a <c>report</c> it is what an organisation said, as heard there; without, the view of whoever enters it.</summary>
internal sealed record AssessmentEntry(
    Place Place, Instant? At, Keyed Key, Keyed Provision, Keyed? By, Keyed? Report, DateInterval On, ProvisionStatus? Status, LocalText? Words,
    LocalText? Basis, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static AssessmentEntry Read(Fields fields)
    {
        var entry = new AssessmentEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("provision"), fields.Key("by"), fields.Key("report"),
            fields.NeedDays("on"), fields.Code<ProvisionStatus>("status"), fields.Local("words", TextCheck.Statement),
            fields.Local("basis", TextCheck.Statement), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        if (fields.Has("by") != fields.Has("report"))
            fields.Errors.Add(fields.PlaceOf("by"), "“by” and “report” stand together: whose view it is, and where it was heard. Leave both out for the centre’s own.");
        if (!fields.Has("status") && !fields.Has("words"))
            fields.Errors.Add(fields.Place, "an assessment has a “status”, or the “words” that were used.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.Assessment, Key, "make", ImportWork.Watch,
        [
            (StreamKind.Provision, Provision), .. By is { } by ? [(StreamKind.Organisation, by)] : Array.Empty<(StreamKind, Keyed)>(),
            .. Report is { } report ? [(StreamKind.Report, report)] : Array.Empty<(StreamKind, Keyed)>(), .. ImportPlan.Released(Marking),
        ],
        known => (By, Report) is ({ } by, { } report)
            ? new RecordAssessment(
                known.Of<Provision>(Provision), known.Of<Organisation>(by), known.Of<Report>(report), On, Status, Words, Basis,
                ImportPlan.Marking(Marking, known), Example)
            : new AssessProvision(known.Of<Provision>(Provision), On, Status, Words, Basis, ImportPlan.Marking(Marking, known), Example));
}
