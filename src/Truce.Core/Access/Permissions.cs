using System.Collections.Frozen;

namespace Truce.Core.Access;

/// <summary>One line a verb: who may. A decision asks here first.</summary>
public static class Permissions
{
    private static readonly (string Verb, Duties Any)[] Verbs =
    [
        (nameof(RegisterOrganisation), Duties.Secretariat),
        (nameof(RenameOrganisation), Duties.Secretariat),
        (nameof(AssumeRole), Duties.Secretariat),
        (nameof(EndRole), Duties.Secretariat),
        (nameof(DeclareRepresentation), Duties.Secretariat),
        (nameof(EndRepresentation), Duties.Secretariat),
        (nameof(AdmitMember), Duties.Secretariat),
        (nameof(ChangeStanding), Duties.Secretariat),
        (nameof(IssueLink), Duties.Secretariat),
        (nameof(IssueToken), Duties.Secretariat),
        (nameof(EndToken), Duties.Secretariat),
        (nameof(RegisterSource), Duties.Recording),
        (nameof(CorrectSource), Duties.Recording),
        (nameof(GradeSource), Duties.Grading),
        (nameof(ReceiveReport), Duties.Recording),
        (nameof(CorrectReport), Duties.Recording),
        (nameof(WithdrawReport), Duties.Recording),
        (nameof(RecordClaim), Duties.Recording),
        (nameof(GradeClaim), Duties.Grading),
        (nameof(LinkClaim), Duties.Recording),
        (nameof(UnlinkClaim), Duties.Recording),
        (nameof(RestateClaim), Duties.Recording),
        (nameof(WithdrawClaim), Duties.Recording),
        (nameof(CorrectClaim), Duties.Recording),
        (nameof(RemarkOnClaim), Duties.Recording),
        (nameof(OpenQuestion), Duties.Recording),
        (nameof(RewordQuestion), Duties.Recording),
        (nameof(DistinguishTerms), Duties.Recording),
        (nameof(StateFigure), Duties.Recording),
        (nameof(CorrectFigure), Duties.Recording),
        (nameof(ReviseFigure), Duties.Recording),
        (nameof(WithdrawFigure), Duties.Recording),
        (nameof(RegisterPlace), Duties.Recording),
        (nameof(CorrectPlace), Duties.Recording),
        (nameof(RegisterLine), Duties.Recording),
        (nameof(CorrectLine), Duties.Recording),
        (nameof(RecordLineVersion), Duties.Recording),
        (nameof(CorrectLineVersion), Duties.Recording),
        (nameof(EndLineVersion), Duties.Recording),
        (nameof(WithdrawLineVersion), Duties.Recording),
        (nameof(RecordMarker), Duties.Recording),
        (nameof(CorrectMarker), Duties.Recording),
        (nameof(WithdrawMarker), Duties.Recording),
        (nameof(StateRelation), Duties.Recording),
        (nameof(EndRelation), Duties.Recording),
        (nameof(EnterIncident), Duties.Recording),
        (nameof(CorrectIncident), Duties.Recording),
        (nameof(MoveIncident), Duties.Recording),
        (nameof(MergeDuplicate), Duties.Recording),
        (nameof(GiveJudgement), Duties.Grading),
        (nameof(CorrectJudgement), Duties.Grading),
        (nameof(WithdrawJudgement), Duties.Grading),
        (nameof(RecordReply), Duties.Recording | Duties.Speaking),
        (nameof(CorrectReply), Duties.Recording | Duties.Speaking),
        (nameof(RegisterCrossing), Duties.Recording),
        (nameof(CorrectCrossing), Duties.Recording),
        (nameof(StatePassage), Duties.Recording),
        (nameof(WithdrawPassage), Duties.Recording),

        (nameof(RegisterAgreement), Duties.Recording),
        (nameof(CorrectAgreement), Duties.Recording),
        (nameof(AddPhase), Duties.Recording),
        (nameof(BeginPhase), Duties.Recording),
        (nameof(EndPhase), Duties.Recording),
        (nameof(CorrectPhase), Duties.Recording),
        (nameof(SetProvision), Duties.Recording),
        (nameof(CorrectProvision), Duties.Recording),
        (nameof(PutDependency), Duties.Recording),
        (nameof(RemoveDependency), Duties.Recording),
        (nameof(AssessProvision), Duties.Speaking),
        (nameof(RecordAssessment), Duties.Recording),
        (nameof(CorrectAssessment), Duties.Speaking | Duties.Recording),
        (nameof(WithdrawAssessment), Duties.Speaking | Duties.Recording),
        (nameof(OpenExchangeLedger), Duties.Recording),
        (nameof(PutCategory), Duties.Recording),
        (nameof(PutRatio), Duties.Recording),
        (nameof(RecordBatch), Duties.Recording),
        (nameof(CorrectBatch), Duties.Recording),
        (nameof(WithdrawBatch), Duties.Recording),
        (nameof(EstablishFunction), Duties.Recording | Duties.Secretariat),
        (nameof(CorrectFunction), Duties.Recording | Duties.Secretariat),
        (nameof(CloseFunction), Duties.Recording | Duties.Secretariat),
        (nameof(EnterLog), Duties.Recording | Duties.Speaking),
        (nameof(CorrectLog), Duties.Recording | Duties.Speaking),
        (nameof(AskTask), Duties.Recording | Duties.Speaking),
        (nameof(PassTask), Duties.Recording | Duties.Speaking),
        (nameof(DropTask), Duties.Recording | Duties.Speaking),
        (nameof(TakeTask), Duties.Recording | Duties.Speaking),
        (nameof(ReportOnTask), Duties.Recording | Duties.Speaking),
        (nameof(FinishTask), Duties.Recording | Duties.Speaking),
        (nameof(HandBackTask), Duties.Recording | Duties.Speaking),
        (nameof(RequestInformation), Duties.Recording | Duties.Speaking),
        (nameof(MoveRequest), Duties.Recording | Duties.Speaking),
        (nameof(WithdrawRequest), Duties.Recording | Duties.Speaking),
        (nameof(AnswerRequest), Duties.Recording | Duties.Speaking),
        (nameof(DeclineRequest), Duties.Recording | Duties.Speaking),
        (nameof(OpenShift), Duties.Recording | Duties.Speaking),
        (nameof(HandOverShift), Duties.Recording | Duties.Speaking),
        (nameof(EndShift), Duties.Recording | Duties.Speaking),
        (nameof(AcceptHandover), Duties.Recording | Duties.Speaking),
        (nameof(NeedDecision), Duties.Recording | Duties.Speaking),
        (nameof(PutDecision), Duties.Recording | Duties.Speaking),
        (nameof(MoveDecision), Duties.Recording | Duties.Speaking),
        (nameof(CorrectDecision), Duties.Recording | Duties.Speaking),
        (nameof(ReopenDecision), Duties.Recording | Duties.Speaking),
        (nameof(EndDecision), Duties.Recording | Duties.Speaking),
        (nameof(StateOnDecision), Duties.Recording | Duties.Speaking),
        (nameof(WithdrawDecisionStatement), Duties.Recording | Duties.Speaking),
        (nameof(SetReminders), Duties.Secretariat),
        (nameof(AddTranslation), Duties.Recording),
        (nameof(WithdrawTranslation), Duties.Recording),

        (nameof(RecordObservation), Duties.Recording),
        (nameof(CorrectObservation), Duties.Recording),
        (nameof(WithdrawObservation), Duties.Recording),
        (nameof(RecordHindrance), Duties.Recording),
        (nameof(CorrectHindrance), Duties.Recording),
        (nameof(WithdrawHindrance), Duties.Recording),
        (nameof(StatePresence), Duties.Speaking | Duties.Recording),
        (nameof(CorrectPresence), Duties.Speaking | Duties.Recording),
        (nameof(EndPresence), Duties.Speaking | Duties.Recording),
        (nameof(WithdrawPresence), Duties.Speaking | Duties.Recording),
        (nameof(GiveConsent), Duties.Speaking),
        (nameof(RecordConsent), Duties.Recording),
        (nameof(RevokeConsent), Duties.Speaking | Duties.Recording),
        (nameof(SetAgendaItem), Duties.Recording | Duties.Secretariat),
        (nameof(CorrectAgendaItem), Duties.Recording | Duties.Secretariat),
        (nameof(MoveAgendaItem), Duties.Recording | Duties.Secretariat),
        (nameof(CancelAgendaItem), Duties.Recording | Duties.Secretariat),
        (nameof(AnswerRecording), Duties.Speaking | Duties.Recording),
        (nameof(StateCapacity), Duties.Speaking | Duties.Recording),
        (nameof(CorrectCapacity), Duties.Speaking | Duties.Recording),
        (nameof(WithdrawCapacity), Duties.Speaking | Duties.Recording),

        (nameof(ChangeMarking), Duties.Recording | Duties.Secretariat),
        (nameof(RedactParts), Duties.DataProtection),
        (nameof(DeclareTerms), Duties.Secretariat),
        (nameof(AdoptRecord), Duties.Secretariat),
    ];

    private static readonly FrozenDictionary<string, Duties> ByVerb = Verbs.ToFrozenDictionary(line => line.Verb, line => line.Any);

    /// <summary>Null where the caller may; else the refusal that says which duty is needed.</summary>
    /// <param name="verb">The command's type name.</param>
    /// <param name="caller">Who asks.</param>
    public static Refusal? Refuse(string verb, Caller caller) =>
        May(verb, caller.Duties) ? null : AccessRefusals.NotYourDuty(verb);

    /// <summary>The same of what is said of an organisation: whoever records may for each, whoever only speaks for its own alone.</summary>
    /// <param name="verb">The command's type name.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="of">Of which organisation it is said.</param>
    public static Refusal? Refuse(string verb, Caller caller, Id<Organisation> of) =>
        Refuse(verb, caller) ?? (caller.Duties.HasFlag(Duties.Recording) || caller.SpeaksFor(of) ? null : AccessRefusals.NotYours());

    /// <summary>Whether somebody with these duties may use a verb. A verb that is not listed is nobody's.</summary>
    public static bool May(string verb, Duties duties) => (ByVerb.GetValueOrDefault(verb) & duties) != 0;

    /// <summary>Every verb with the duties of which one is enough.</summary>
    public static IReadOnlyList<(string Verb, Duties Any)> All => Verbs;
}
