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
        (nameof(AddTranslation), Duties.Recording),
        (nameof(WithdrawTranslation), Duties.Recording),
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

    /// <summary>Whether somebody with these duties may use a verb. A verb that is not listed is nobody's.</summary>
    public static bool May(string verb, Duties duties) => (ByVerb.GetValueOrDefault(verb) & duties) != 0;

    /// <summary>Every verb with the duties of which one is enough.</summary>
    public static IReadOnlyList<(string Verb, Duties Any)> All => Verbs;
}
