namespace Truce.Core.SituationReports;

/// <summary>Remarks on a draft whose text rests. Every organisation that sees it may.</summary>
public sealed record ReviewSituationReport(Id<SituationDraft> Draft, LocalText Remarks) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Draft), this, caller);

    public static Ruling Decide(SituationDraft? current, ReviewSituationReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Draft.ToString());
        if (Permissions.Refuse(nameof(ReviewSituationReport), caller) is { } no) return no;
        if (TextCheck.Of(command.Remarks, "remarks", TextCheck.Statement) is { } unfit) return unfit;
        return current.Stage switch
        {
            DraftStage.Writing => SituationRefusals.NotInReview(),
            DraftStage.PutOut => SituationRefusals.PutOut(),
            _ => Ruling.Of(current.Id, new SituationReviewed(command.Remarks)),
        };
    }
}

/// <summary>A partner that is shown in a draft says whether it wants to be. It may change its mind until the report is out.</summary>
public sealed record AnswerToPublication(Id<SituationDraft> Draft, bool Consents) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Draft), this, caller);

    public static Ruling Decide(SituationDraft? current, AnswerToPublication command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Draft.ToString());
        if (Permissions.Refuse(nameof(AnswerToPublication), caller) is { } no) return no;
        if (!current.Composition.Partners.Contains(caller.Voice)) return SituationRefusals.NotShown();
        if (current.Stage == DraftStage.Writing) return SituationRefusals.NotInReview();
        if (current.Stage == DraftStage.PutOut) return SituationRefusals.PutOut();
        if ((command.Consents ? current.Consented : current.Declined).Contains(caller.Voice)) return SituationRefusals.AnsweredAlready();
        return Ruling.Of(current.Id, command.Consents ? new PartnerConsented(caller.Voice) : new PartnerDeclined(caller.Voice));
    }
}
