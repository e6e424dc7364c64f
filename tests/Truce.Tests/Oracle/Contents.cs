namespace Truce.Tests.Oracle;

/// <summary>The chapters of every story: one for each noun.</summary>
internal static class Contents
{
    public static readonly IReadOnlyList<Chapter> All =
    [
        new OrganisationChapter(),
        new MemberChapter(),
        new SourceChapter(),
        new QuestionChapter(),
        new ReportChapter(),
        new ClaimChapter(),
        new PlaceChapter(),
        new LineChapter(),
        new LineVersionChapter(),
        new MarkerChapter(),
        new CrossingChapter(),
        new PassageChapter(),
        new IncidentChapter(),
        new JudgementChapter(),
        new ReplyChapter(),
        new VerificationChapter(),
        new TransmissionChapter(),

        new DutyFunctionChapter(),
        new LogChapter(),
        new TaskChapter(),
        new RequestChapter(),
        new ShiftChapter(),
        new DecisionChapter(),
        new StatementChapter(),

        new ObservationChapter(),
        new HindranceChapter(),
        new EvidenceChapter(),
        new PresenceChapter(),
        new AgendaChapter(),
        new CapacityChapter(),
        new NoticeChapter(),
        new HotLineChapter(),
        new JointVisitChapter(),
        new VisitFindingChapter(),

        new FigureChapter(),
        new TableChapter(),
        new RelationChapter(),
        new AgreementChapter(),
        new ProvisionChapter(),
        new AssessmentChapter(),
        new ExchangeChapter(),
        new BatchChapter(),
        new TranslationChapter(),
        new SituationDraftChapter(),
        new SituationReportChapter(),
        new FieldFormChapter(),
        new SubmissionChapter(),

        new AlertChapter(),
        new SubscriptionChapter(),
        new RecordChapter(),
    ];

    /// <summary>The chapter about a thing, or about things whose references begin so.</summary>
    public static Chapter Of(string reference) => All.First(chapter => reference.StartsWith(chapter.Prefix, StringComparison.Ordinal));

    /// <summary>One of several things, each as often as its weight says.</summary>
    public static T Choose<T>(Random chance, IReadOnlyList<T> some, Func<T, int> weight)
    {
        var at = chance.Next(some.Sum(weight));
        return some.First(one => (at -= weight(one)) < 0);
    }
}
