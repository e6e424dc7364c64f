namespace Truce.Core.SituationReports;

/// <summary>Approves a draft for publication: never the organisation that wrote it, nor one in whose name it was written.</summary>
public sealed record ApproveSituationReport(Id<SituationDraft> Draft) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Draft), this, caller);

    public static Ruling Decide(SituationDraft? current, ApproveSituationReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Draft.ToString());
        if (Permissions.Refuse(nameof(ApproveSituationReport), caller) is { } no) return no;
        if (current.IsBy(caller.Organisation) || current.IsBy(caller.Voice)) return SituationRefusals.FourEyes();
        return current.Stage switch
        {
            DraftStage.Writing => SituationRefusals.NotInReview(),
            DraftStage.InReview => Ruling.Of(current.Id, new SituationApproved(caller.Voice)),
            DraftStage.PutOut => SituationRefusals.PutOut(),
            _ => SituationRefusals.ApprovedAlready(),
        };
    }
}
