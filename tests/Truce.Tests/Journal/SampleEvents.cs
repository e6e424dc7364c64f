using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Agendas;
using Truce.Core.Agreements;
using Truce.Core.Alerts;
using Truce.Core.Assessments;
using Truce.Core.Claims;
using Truce.Core.Crossings;
using Truce.Core.Decisions;

using Truce.Core.Evidence;
using Truce.Core.Exchanges;

using Truce.Core.FieldForms;
using Truce.Core.Figures;
using Truce.Core.Geography;
using Truce.Core.HotLine;
using Truce.Core.Incidents;
using Truce.Core.JointVisits;
using Truce.Core.Journal;
using Truce.Core.Judgements;
using Truce.Core.Language;
using Truce.Core.Lines;
using Truce.Core.Notices;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Presences;
using Truce.Core.Provisions;
using Truce.Core.Questions;
using Truce.Core.Relations;
using Truce.Core.Replies;
using Truce.Core.Reports;
using Truce.Core.Rosters;
using Truce.Core.SituationReports;
using Truce.Core.Sources;
using Truce.Core.Submissions;
using Truce.Core.Subscriptions;
using Truce.Core.Tables;
using Truce.Core.Time;
using Truce.Core.Translations;
using Truce.Core.Transmissions;
using Truce.Core.Verifications;
using Truce.Core.Watch;

namespace Truce.Tests.Journal;

/// <summary>One of every event, each with every member filled.</summary>
internal static class SampleEvents
{
    private static readonly LocalText Text = new("A text with \"quotes\" and a tab\t.", "نص", "טקסט");
    private static readonly LocalDate First = new(2025, 10, 17), Last = new(2026, 1, 26);
    private static readonly DateInterval Days = new(First, Last);
    private static readonly Quantity Number = new(200, 250, "persons", new LocalText("about"));

    private static readonly Instant Hour = Instant.FromUtc(2025, 10, 29, 5, 12), Later = Instant.FromUtc(2025, 10, 30, 5, 0);
    private static readonly Addressee Whom = new(new(31), new Id<DutyFunction>(40));
    private static readonly DecisionAccount Needed = new(Text, Text, Subject.Aid, new Asked(Hour, Later));

    private static readonly Checklist SiteList = new(VerificationMethod.SiteVisit, 2, [new ChecklistPoint("place-fixed", Proof.Place, Text)]);

    private static readonly Position Spot = new(315_000_000, 344_660_000);
    private static readonly Area Ground = new([new Polygon([new Ring([Spot, new(315_000_000, 345_000_000), new(316_000_000, 345_000_000), Spot])])]);

    private static readonly LineDrawing Drawn = new(Days, LineForm.Directive, Text, First, Ground, AreaSide.Beyond, null, 200, 520, Text);
    private static readonly Occurrence When = new(Instant.FromUtc(2025, 10, 17, 9, 0), Instant.FromUtc(2025, 10, 17, 10, 0), TimePrecision.Hour, "Asia/Gaza");

    private static readonly IncidentAccount Told = new(
        Text, "fire/air-strike", When, new PlaceStated(new Id<Place>(14), Spot, 800, Text), [Means.Uav, Means.PartyStatement],
        new Effects([new Harm(HarmCategory.Killed, PersonBand.Children, 3, 5)], Text, Text, Text), [new(9)], new Counted(IncidentUnit.Explosion, 1, 2, 3), Text,
        Identification.Probable, Text, Text);

    private static readonly ObservationAccount Looked = new(
        Text, ObservationKind.Patrol, [Means.DirectObservation, Means.Acoustic], new PlaceStated(new Id<Place>(14), Spot, 800, Text), When,
        ObservationResult.SomethingSeen, Text, [SightLimit.Darkness, SightLimit.NoAccess], Text, Text, Ground, new Trace([Spot, new(315_000_000, 345_000_000)]));

    private static readonly FilePrint Print = new(new string('a', 64), 48_211, "image/jpeg");

    private static readonly EvidenceAccount Shown = new(
        EvidenceKind.Photograph, Text, EvidenceLicence.Attribution, EvidenceConsent.ToMembers, When, new PlaceStated(new Id<Place>(14), Words: Text), IsGraphic: true, Text, Text);

    private static readonly HindranceAccount Hindered = new(
        HindranceKind.Delayed, When, new PlaceStated(new Id<Place>(14), Words: Text), Text, HindranceOutcome.NotCompleted, new Id<Organisation>(9), Text, 190, Text);

    private static readonly PresenceAccount Work = new(Sector.ExplosiveOrdnance, Text, new(14), First, Last, Text);

    private static readonly AgendaTerms Meeting = new(Text, Text, First, "Asia/Gaza", new AgendaHours(510, 30), Repetition.Week, Last, Text, Text);

    private static readonly KeptFile Photograph = new("a.jpg", "0001e24001", new string('e', 64), 120_000, "image/jpeg");

    private static readonly FormMapping Mapping = new(FormMeaning.Incident, [new("/data/kind", "type", [new("shell", "fire/artillery")]), new("/data/when", "when", [])]);

    private static readonly CapacityAccount People = new(
        Text, Speciality.CivilAffairs, ShiftHours.AnyHour, Days, 12, [new DutyPost(Text, IsFilled: true), new DutyPost(Text, IsFilled: false)], Text);

    private static readonly CrossingAccount Gate = new(
        Text, Text, [new WayMade(new Way(PassageKind.Goods, Direction.In), 300, "trucks")], [new CrossingOperator(Text, new(9))], new Id<Place>(14), Spot, Approximate: true, Text);

    private static readonly AgreementTerms Agreed = new(Text, [new(7), new(8)], [new(9)], [new(1)], First, Instant.FromUtc(2025, 10, 10, 9, 0), Text);
    private static readonly PhaseEnd Stated = new(Days, new(1), Text);
    private static readonly ProvisionTerms Undertaking = new(
        "P12", Text, ProvisionFamily.Access, [new(7)], Recurrence.EachTime, [new(1)], Text, DeclaredLimit: true, new Due(Last, Derived: true, Text),
        new Threshold(600, 800, "trucks", Per.Day, Text), 2);

    private static readonly BatchTerms Count = new("deceased", Counting.Total, 27, 28, Days, new(2), new(1), new Id<Organisation>(9), Text);

    private static readonly StatedFigure AFigure = new(
        new FigureDefinition(Text, "trucks", CountUnit.Truck, FigurePer.Day, "new", TruckPoint.FullEquivalent, Text, CargoScope.Un2720Partners, Text, Text, First),
        new StatedValue(new Amount(459), new Amount(600), new Amount(500.5m), Text), new FigurePeriod(Days, "Asia/Gaza"), FigureKind.TheirDivision,
        [new FigurePart(Text, new Amount(2564), "recovered")], new Amount(491), new Denominator(new Amount(42_800), Text, new Amount(600), 73),
        new Derivation(new(16), new Amount(56)), null);

    private static readonly TableTerms Columns = new(
        Text, TableEvery.Month, "Asia/Gaza",
        [
            new TableSeries("rows", new(7), AFigure.Definition, SeriesMade.RowsCounted, Text),
            new TableSeries("total", new(7), AFigure.Definition, RunningTotalOf: "rows", SumOf: ["rows"]),
        ],
        [new TableDimension("place", Text)], Text);

    private static readonly RowSet SomeRows = new(
        [RowSet.NumberOf(First), RowSet.NumberOf(First), RowSet.NumberOf(Last)], [0, 1, 0], [["غزة"], ["רפיח \"צפון\""]],
        [[TableCell.Of(232), TableCell.None, TableCell.Of(0)], [Fraction, TableCell.Of(7), TableCell.None]]);

    private static TableCell Fraction => TableCell.TryParse("53.30", out var cell) ? cell : throw new InvalidOperationException();
    private static readonly SituationTerms Period = new(
        20, Text, Instant.FromUtc(2025, 10, 28, 17, 30), Instant.FromUtc(2025, 10, 29, 17, 30), "Asia/Gaza", TlpLabel.Green, new Id<Place>(14));

    private static readonly SituationTexts Passages = new(Text, Text, Text);

    private static readonly Composition Composed = new(
        18_231,
        [
            new FrozenLine(
                1, ReportSection.Harm, Text, ReportColumn.Party, Text, "harm by=category", [new Reference(StreamKind.Figure, 16)], new Id<Organisation>(7),
                new Reference(StreamKind.Figure, 16), 231, new Amount(91), new Amount(109), "persons", Text, Text, "C3", new Id<Place>(14), Example: true),
        ],
        [new FrozenQuery(ReportSection.Harm, "harm by=category", Text)], [new(31)], [new NamedParty(new(7), Text)]);

    private static readonly AlertAccount Warned = new(
        AlertHazard.ExplosiveOrdnance, AlertCategory.Cbrne, AlertUrgency.Expected, AlertSeverity.Extreme, AlertCertainty.Likely, Text, Text, Hour, Later,
        [new AlertArea(Text, new Id<Place>(14), Spot, 800, Ground)], Text, [AlertResponse.Avoid, AlertResponse.AllClear], Hour, AlertStatus.Exercise);

    private static readonly SubscriptionAccount Sent = new(
        Text, "https://desk.example/truce", [StreamKind.Incident, StreamKind.LineVersion], new Reference(StreamKind.Place, 14));

    public static IReadOnlyList<IEvent> All { get; } =
    [
        new AgreementCorrected(Agreed, Text),
        new AgreementRegistered(Agreed, Example: true),
        new PhaseAdded(2, Text),
        new PhaseBegun(2, Stated),
        new PhaseCorrected(new Phase(2, Text, Stated, Stated), Text),
        new PhaseEnded(2, Stated),
        new AlertCancelled(Text),
        new AlertIssued(new(7), Warned, Example: true),
        new AlertUpdated(Warned, Text),
        new AssessmentCorrected(Days, Text, ProvisionStatus.Reversed, Text, Text),
        new AssessmentMade(new(15), new(7), Days, ProvisionStatus.NotStarted, Text, Text, new Id<Report>(1), Example: true),
        new AssessmentWithdrawn(Text),
        new BatchCorrected(Count, Text),
        new BatchRecorded(new(16), Count, Example: true),
        new BatchWithdrawn(Text),
        new CategoryPut(new Category("deceased", Text, "bodies", new Id<Organisation>(7), 28, new Id<Provision>(15))),
        new ExchangeLedgerOpened(new(17), Text, Text, Example: true),
        new RatioPut(new Ratio("remains", 15, "deceased", 1, Text)),
        new DependencyPut(new Dependency(new(15), 72, new Id<Organisation>(7), Text)),
        new DependencyRemoved(new(15), Text),
        new ProvisionCorrected(Undertaking, Text),
        new ProvisionSet(new(17), Undertaking, Example: true),
        new ClaimCorrected(Text, Text),
        new ClaimGraded(2, Text),
        new ClaimLinked(new(11), Stance.StatesIntent, Number),
        new ClaimRecorded(new(1), Text, Days, [new(2), new(3)], Days, new Anchor(5, 9, new string('a', 64)), new Id<Claim>(4), Example: true),
        new ClaimRemarkedOn(Text),
        new ClaimRestated(new(5), Text),
        new ClaimUnlinked(new(11), Text),
        new ClaimWithdrawn(Text),
        new LineCorrected(Text, Text, Text, new Reference(StreamKind.Agreement, 15)),
        new LineRegistered(Text, new(14), Text, new Reference(StreamKind.Agreement, 15), Example: true),
        new LineVersionCorrected(Drawn with { Area = null, Side = null, Trace = new([Spot, new(315_000_000, 345_000_000)]) }, Text),
        new LineVersionEnded(Last, Text),
        new LineVersionRecorded(new(16), new(2), Drawn, new Id<Report>(8), Example: true),
        new LineVersionWithdrawn(Text),
        new MarkerCorrected(MarkerKind.Earthwork, Spot, Days, Text, 5, Text),
        new MarkerRecorded(new(16), MarkerKind.Block, Spot, Days, new(3), 5, Text, new Id<Report>(8), Example: true),
        new MarkerWithdrawn(Text),
        new CrossingCorrected(Gate, Text),
        new CrossingRegistered(Gate, Example: true),
        new IncidentCorrected(Told, Text),
        new IncidentEntered(Told, Instant.FromUtc(2025, 10, 19, 7, 14), Example: true),
        new HarmStated(new(35), new HarmCount(HarmCategory.Killed, AgeBand.Children, Sex.Female, Addition.BodyRecovered, 3, 5), new Id<Claim>(33), Text),
        new HarmWithdrawn(new(35), HarmCategory.Injured, AgeBand.Older, Sex.Male, Addition.RecognisedLater, Text),
        new IncidentMoved(IncidentState.Unverifiable, Text, Obstacle.AccessDenied, Instant.FromUtc(2025, 10, 26, 16, 0)),
        new JudgementCorrected(new JudgedAnswer(Attribution: new Attribution(AttributionDegree.LargelyAttributed, new Id<Organisation>(31), Text)), Text, Text),
        new JudgementGiven(
            new(30), new(31), new JudgedAnswer(Breach: new BreachFinding(BreachDegree.PossibleBreach, Severity.Grave, Intent.Unknown, new Reference(StreamKind.Provision, 32))),
            Text, First, new Id<Claim>(33), Example: true),
        new JudgementWithdrawn(Text),
        new PassageStated(
            new(34), new PassageAccount(new Way(PassageKind.MedicalEvacuees, Direction.Out), PassageState.Partial, Footing.Announced, When, Instant.FromUtc(2026, 2, 1, 9, 0), Instant.FromUtc(2026, 2, 5, 9, 0), Text, Text),
            new(35), new Reference(StreamKind.Report, 36), Example: true),
        new PassageWithdrawn(Text),
        new ReplyCorrected(new ReplyAccount(ReplyStance.NoStatement, AskedOn: First), Text),
        new ReplyRecorded(new(30), new(31), new ReplyAccount(ReplyStance.Explains, Text, First, Last, new Reference(StreamKind.Claim, 33)), Example: true),
        new AllegationTransmitted(new(30), new(31), Whom, 4, 18_204, new TransmissionAccount(Text, Hour, SentBy.LiaisonOfficer, Later), Example: true),
        new AllegationReceived(Whom, Hour, Text),
        new ReplyPeriodMoved(Later, Text),
        new TransmissionWithdrawn(Text),
        new NoticeSent(new(31), [Whom, new Addressee(new(32))], new NoticeAccount(Text, Text, Hour, SentBy.Meeting), Example: true),
        new NoticeConfirmed(new(31), NoticeReceipt.Acknowledged, Whom, Hour),
        new NoticeWithdrawn(Text),
        new HotLineCalled(new(32), Whom, new CallAccount(Text, Hour, Later), Example: true),
        new HotLineAnswered(Later, Text),
        new HotLineDone(Text),
        new JointVisitCalled(new(30), new(31), new VisitPlan(Text, new PlaceStated(new Id<Place>(14), Spot, 800, Text), Hour, Later), [Whom], Example: true),
        new InvitationAnswered(new(31), InvitationAnswer.Declines, Text),
        new VisitTeamNamed([new TeamPlace(new(31), Text)]),
        new JointVisitMoved(Hour, Later, Text),
        new JointVisitReported(new VisitReport(VisitResult.HeldInPart, When, Text, Text, Text)),
        new VisitFindingStated(new(83), new(31), FindingStance.Dissents, Text, Example: true),
        new VisitFindingWithdrawn(Text),
        new ChecklistSet(SiteList),
        new VerificationOpened(new(30), new(31), Text, SiteList, Later, Example: true),
        new VerificationClaimed(Whom),
        new VerificationHandedOver(Whom, Text),
        new VerificationHandedBack(Text),
        new PointChecked("place-fixed", PointState.NotPossible, Text, Whom),
        new VerificationEnded(VerificationEnd.Unverifiable, Text, 3, 2, Obstacle.AccessDelayed),
        new VerificationReopened(Text),
        new FunctionEstablished(new DutyAccount(Text, new(31), Text, Text), Example: true),
        new FunctionCorrected(new DutyAccount(Text, new(31), Text, Text), Text),
        new FunctionClosed(Text),
        new LogEntered(new LogAccount(Hour, new(40), Text), new Id<LogEntry>(41), Text, Example: true),
        new TaskAsked(new TaskAccount(Text, new Asked(Hour, Later), Text), new(31), Whom, Example: true),
        new TaskSpecialityNamed(Speciality.Engineering, new(31)),
        new TaskTaken(Whom),
        new TaskReportedOn(new(31), Text),
        new TaskHandedBack(new(31), Text),
        new TaskPassedOn(Whom, Text),
        new TaskDone(new(31), Text),
        new TaskDropped(Text),
        new RequestMade(new RequestAccount(Text, Text, new Asked(Hour, Later)), new(31), Whom, Example: true),
        new RequestAnswered(new(31), Text, IsWhole: true),
        new RequestNotAnswerable(new(31), Text),
        new RequestMoved(Later, Text),
        new RequestWithdrawn(Text),
        new ShiftOpened(Whom, Text, new Id<Shift>(44), Example: true),
        new ShiftHandedOver(Text),
        new HandoverAccepted(Whom, new(44), Text),
        new ShiftEndedAlone(Text),
        new RemindersSet(new ReminderTerms(1, 2, 3, 4, 5)),
        new DecisionNeeded(Needed, new(31), [Whom, new Addressee(new(32))], Quorum.All, Example: true),
        new DecisionCorrected(Needed, Text),
        new DecisionPutTo([Whom], Quorum.Any, Text),
        new DecisionDueMoved(Later, Text),
        new DecisionReopened(Text),
        new DecisionEnded(DecisionEnd.Overtaken, Text),
        new StatedOnDecision(new(45), new(31), new StatementAccount(DecisionStance.Dissents, Text, Hour, Text, new Reference(StreamKind.Claim, 33)), Example: true),
        new DecisionStatementWithdrawn(Text),
        new FigureCorrected(AFigure, Text),
        new FigureRevised(
            AFigure.Value, AFigure.Period, FigureKind.OurSum, Last, Text, AFigure.Parts, AFigure.PartsSum, AFigure.Denominator, AFigure.Derivation,
            [new DailyValue(First, new Amount(53.30m))]),
        new FigureStated(new(15), new(11), AFigure, Example: true),
        new FigureWithdrawn(Text),
        new MarkingChanged(Text),
        new MemberAdmitted(new(6), Text, [Duties.Recording, Duties.DataProtection]),
        new LinkIssued(Instant.FromUtc(2025, 10, 20, 9, 30, 5)),
        new TokenIssued(2, new LocalText("Nightly export", "تصدير ليلي"), [Duties.Recording, Duties.Speaking], Instant.FromUtc(2026, 1, 20, 0, 0, 0)),
        new TokenEnded(2, new LocalText("No longer needed.")),
        new MemberReinstated(Text),
        new MemberRevoked(Text),
        new MemberSuspended(Text),
        new OrganisationRegistered(Text, OrganisationKind.LocalAuthority, Example: true),
        new OrganisationRenamed(Text, Text),
        new RepresentationDeclared(new(7), First, Last),
        new RepresentationEnded(new(7), Last),
        new RoleAssumed(Text, First, Last),
        new RoleEnded(1, Last),
        new PlaceCorrected(Text, Text, Text, Spot, Approximate: true, Ground),
        new PlaceRegistered(Text, PlaceKind.Governorate, Text, "PS0255", new Id<Place>(14), Spot, Approximate: true, Ground, Example: true),
        new ObservationCorrected(Looked, Text),
        new ObservationRecorded(new(9), Looked, Instant.FromUtc(2025, 10, 17, 11, 0), new Reference(StreamKind.Report, 33), Example: true),
        new ObservationWithdrawn(Text),
        new CopyReleased(Print, Text),
        new CustodyAccepted(new(9), Text),
        new CustodyDeclined(new(9), Text),
        new CustodyHandedOver(new(9), Text),
        new EvidenceCorrected(Shown, Text),
        new EvidenceTaken(Shown, new(9), Print, Instant.FromUtc(2025, 10, 17, 11, 0), Print, FileFault.NotWhatItsNameSays, new Reference(StreamKind.Report, 33), Example: true),
        new EvidenceWithdrawn(Text),
        new HindranceCorrected(Hindered, Text),
        new HindranceRecorded(new(9), Hindered, Instant.FromUtc(2025, 10, 17, 11, 0), new Id<Observation>(41), new Reference(StreamKind.Claim, 33), Example: true),
        new HindranceWithdrawn(Text),
        new PresenceStated(new(9), Work, Example: true),
        new PresenceCorrected(Work, Text),
        new PresenceEnded(Last, Text),
        new PresenceWithdrawn(Text),
        new ConsentGiven(ShownTo.AsNumber, [new(7), new(8)], ByItself: true, Text),
        new ConsentRevoked(Text, ByItself: true),
        new AgendaItemSet(new(9), Meeting, RecordingConsent.NotAgreed, Example: true),
        new AgendaItemCorrected(Meeting, Text),
        new AgendaItemMoved(First, Last, new AgendaHours(600, 45), Text),
        new AgendaItemSkipped(First, Text),
        new AgendaItemCancelled(First, Text),
        new RecordingAnswered(RecordingConsent.Agreed, Text),
        new CapacityStated(new(9), People, Example: true),
        new CapacityCorrected(People, Text),
        new CapacityWithdrawn(Text),
        new QuestionOpened(Text, Subject.ForcePresence, Text, Example: true),
        new QuestionReworded(Text, Text, Text),
        new TermsDistinguished(Text, Text, Text),
        new RecordAdopted(12, Text),
        new PartsRedacted([new ErasedParts(3, ["verbatim"])], Text, Text),
        new TermsDeclared(Text, Text, Text),
        new RelationEnded(Text),
        new RelationStated(new(StreamKind.Claim, 12), RelationRole.Concerns, new(StreamKind.Incident, 13), Text),
        new ReportCorrected(Text, Days, Text),
        new ReportReceived(new(8), Text, Days, Instant.FromUtc(2025, 10, 17, 9, 30, 5), "en", "https://example.org/a", new TextPrint(new string('b', 64), 12), Example: true),
        new ReportWithdrawn(Text),
        new FormAdded("site-visit", "3", Text, new string('a', 64), 4_200, Mapping, Example: true),
        new FormVersionAdded("4", Text, new string('b', 64), 4_300, Mapping),
        new FormRetired(Text),
        new SubmissionReceived(
            "uuid:7d1c", "site-visit", "3", new(71), new string('c', 64), 900, "ar", ["a.jpg", "b.jpg"], [Photograph], [SubmissionMark.ZoneMissing], [new(StreamKind.Report, 5)],
            new NotMade("time/in-the-future", ["2026-01-01T00:00:00Z"]), "uuid:6b0f", new(69), new(68), Example: true),
        new SubmissionFilesArrived([Photograph]),
        new SubmissionContradicted("sentOtherwise1", new string('d', 64), 910, [Photograph]),
        new SubmissionReplaced(new(70)),
        new SubmissionTakenUp([new(StreamKind.Incident, 5)], [SubmissionMark.ClockAhead], new NotMade("submission/answer-missing", ["when"]), new(69)),
        new SubmissionLookedAt(Text),
        new SituationApproved(new(31)),
        new SituationDrafted(Period, Passages, Composed, new CorrectionTerms(new(52), Text, Text), Example: true),
        new PartnerConsented(new(31)),
        new PartnerDeclined(new(31)),
        new SituationPutOut(new(52)),
        new SituationReviewed(Text),
        new SituationRewritten(Passages, Text),
        new SituationSentForReview(2),
        new SituationCorrected(Text, Text, Instant.FromUtc(2025, 11, 12, 8, 0), Composed, new(31)),
        new SituationPublished(Period, Passages, Composed, new(7), new(31), Example: true),
        new SituationWithdrawn(Text),
        new SubscriptionChanged(Sent, Text),
        new SubscriptionEnded(Text),
        new SubscriptionOpened(new(7), new(31), Sent, Example: true),
        new SourceCorrected(Text, Text),
        new SourceGraded(Subject.Casualties, Reliability.F, Text),
        new TableOpened(new(4), Columns, new Reference(StreamKind.Claim, 6), Example: true),
        new TableCorrected(Columns, Text),
        new EditionBegun(2, new EditionTerms("table.csv", new string('c', 64), new string('d', 64), 1_000, 3, IsWhole: true, First)),
        new RowsLanded(2, 1, SomeRows, Withdrawn: true),
        new EditionCompleted(2, 2),
        new TableWithdrawn(Text),
        new TranslationAdded(new(StreamKind.Report, 15), "ar", "نص مترجم", TranslationMeans.CorrectedMachine),
        new TranslationWithdrawn(Text),
        new SourceRegistered(Text, SourceKind.OfficeHolder, new Id<Organisation>(9), Example: true),
    ];
}
