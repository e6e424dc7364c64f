using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>
/// An entry of <c>situation-reports:</c>, with the <c>steps</c> of its way to publication; or a correction of one, which names it in
/// <c>corrects</c>. Its lines stand in no file: the record composes them. It is work of its time, so only a replay tells it.
/// </summary>
internal sealed record SituationEntry(
    Place Place, Instant? At, Keyed Key, SituationHead? Head, SituationTexts Texts, SituationFix? Fix, IReadOnlyList<Keyed> Named,
    IReadOnlyList<Keyed> Without, ImportMarking? Marking, IReadOnlyList<SituationStepEntry> Steps, bool Example) : ImportEntry(Place, At)
{
    public static SituationEntry Read(Fields fields)
    {
        var fix = fields.Key("corrects") is { } report
            ? new SituationFix(report, fields.NeedLocal("what", TextCheck.Statement), fields.NeedLocal("why", TextCheck.Statement), fields.NeedInstant("record-at"), fields.Codes<ReportSection>("sections"))
            : null;
        var head = fix is null ? ReadHead(fields) : null;
        var texts = fix is null
            ? new SituationTexts(fields.Local("summary", TextCheck.Statement), fields.Local("coverage", TextCheck.Statement), fields.Local("corrections", TextCheck.Statement))
            : new SituationTexts();
        var entry = new SituationEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), head, texts, fix, fields.Keys("named"), fields.Keys("without"),
            ImportReader.Marking(fields, "marking"), [.. fields.Groups("steps").Select(SituationStepEntry.Read)], fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [.. Named.Concat(Without).Select(one => (StreamKind.Organisation, one)), .. ImportPlan.Released(Marking)];
        if (Head?.Area is { } area) needs.Add((StreamKind.Place, area));
        if (Fix is { } fix) needs.Add((StreamKind.SituationReport, fix.Report));
        plan.Begin(at, StreamKind.SituationDraft, Key, "draft", ImportWork.Watch, needs, Draft, ofItsTime: true);
        foreach (var step in Steps) Plan(plan, step);
    }

    private ICommand Draft(References known)
    {
        var (named, without, marking) = (Named.Select(known.Of<Organisation>), Without.Select(known.Of<Organisation>), ImportPlan.Marking(Marking, known));
        return Fix is { } fix
            ? new DraftCorrection(new CorrectionTerms(known.Of<SituationReport>(fix.Report), fix.What, fix.Why), fix.RecordAt, [.. fix.Sections], [.. named], [.. without], marking, Example)
            : new DraftSituationReport(
                Head!.Terms with { Area = Head.Area is { } area ? known.Of<Core.Places.Place>(area) : null }, Texts, [.. named], [.. without], marking, Example);
    }

    private void Plan(ImportPlan plan, SituationStepEntry step)
    {
        var verb = $"{step.Do}/{InstantPattern.ExtendedIso.Format(step.At)}";
        if (step.Do == "publish" && Fix is null)
        {
            plan.Begin(
                step.At, StreamKind.SituationReport, Key, verb, ImportWork.Watch, [(StreamKind.SituationDraft, Key)],
                known => new PublishSituationReport(known.Of<SituationDraft>(Key)), ofItsTime: true, seat: step.By?.Key);
            return;
        }

        plan.Change(
            step.At, StreamKind.SituationDraft, Key, verb, step.Place, ImportWork.Watch, [],
            known => step.Command(known.Of<SituationDraft>(Key)), ofItsTime: true, seat: step.By?.Key);
    }

    private static SituationHead ReadHead(Fields fields)
    {
        var terms = new SituationTerms(
            fields.NeedNumber("number", 1, 99_999), fields.NeedLocal("title", TextCheck.Name), fields.NeedInstant("from"), fields.NeedInstant("cut-off"),
            fields.NeedText("zone", 60), fields.Text("audience", 10) is "GREEN" ? TlpLabel.Green : TlpLabel.Clear);
        if (fields.Has("zone") && DateTimeZoneProviders.Tzdb.GetZoneOrNull(terms.Zone) is null)
            fields.Errors.Add(fields.PlaceOf("zone"), $"“zone” is a name of the time zone database such as Asia/Gaza; found “{terms.Zone}”.");
        if (fields.Has("audience") && fields.Text("audience", 10) is not ("CLEAR" or "GREEN"))
            fields.Errors.Add(fields.PlaceOf("audience"), "“audience” is CLEAR, for everybody, or GREEN, for the members of the centre.");
        return new SituationHead(terms, fields.Key("area"));
    }
}

/// <summary>What a report is about, as a file has it.</summary>
internal sealed record SituationHead(SituationTerms Terms, Keyed? Area);

/// <summary>What a correction says, as a file has it.</summary>
internal sealed record SituationFix(Keyed Report, LocalText What, LocalText Why, Instant RecordAt, IReadOnlyList<ReportSection> Sections);

/// <summary>A step on the way to publication; <c>by</c> names the seat that took it.</summary>
internal sealed record SituationStepEntry(Place Place, Instant At, string Do, Keyed? By, LocalText? Remarks)
{
    private static readonly string[] Known = ["send", "review", "consent", "decline", "approve", "publish"];

    public static SituationStepEntry Read(Fields fields)
    {
        var step = new SituationStepEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedText("do", 20), fields.Key("by"), fields.Local("remarks", TextCheck.Statement));
        if (fields.Has("do") && !Known.Contains(step.Do)) fields.Errors.Add(fields.PlaceOf("do"), $"“do” is one of {string.Join(", ", Known)}; found “{step.Do}”.");
        if (step.Do == "review" != step.Remarks is not null) fields.Errors.Add(fields.Place, "a review has “remarks”, and only a review does.");
        fields.End();
        return step;
    }

    public ICommand Command(Id<SituationDraft> draft) => Do switch
    {
        "send" => new SendForReview(draft),
        "review" => new ReviewSituationReport(draft, Remarks!),
        "consent" => new AnswerToPublication(draft, true),
        "decline" => new AnswerToPublication(draft, false),
        "approve" => new ApproveSituationReport(draft),
        _ => new PublishSituationReport(draft),
    };
}
