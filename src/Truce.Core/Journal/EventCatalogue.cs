using System.Collections.Frozen;

namespace Truce.Core.Journal;

/// <summary>
/// Every event that the record knows, under its stable name and version. A name is never given to another event; a changed
/// event gets the next version, and the old one is lifted here when it is read.
/// </summary>
public static class EventCatalogue
{
    private static readonly (string Name, Type Type)[] Entries =
    [
        ("agreement.corrected/1", typeof(AgreementCorrected)),
        ("agreement.phase-added/1", typeof(PhaseAdded)),
        ("agreement.phase-begun/1", typeof(PhaseBegun)),
        ("agreement.phase-corrected/1", typeof(PhaseCorrected)),
        ("agreement.phase-ended/1", typeof(PhaseEnded)),
        ("agreement.registered/1", typeof(AgreementRegistered)),
        ("assessment.corrected/1", typeof(AssessmentCorrected)),
        ("assessment.made/1", typeof(AssessmentMade)),
        ("assessment.withdrawn/1", typeof(AssessmentWithdrawn)),
        ("batch.corrected/1", typeof(BatchCorrected)),
        ("batch.recorded/1", typeof(BatchRecorded)),
        ("batch.withdrawn/1", typeof(BatchWithdrawn)),
        ("claim.corrected/1", typeof(ClaimCorrected)),
        ("claim.graded/1", typeof(ClaimGraded)),
        ("claim.linked/1", typeof(ClaimLinked)),
        ("claim.recorded/1", typeof(ClaimRecorded)),
        ("claim.remarked-on/1", typeof(ClaimRemarkedOn)),
        ("claim.restated/1", typeof(ClaimRestated)),
        ("claim.unlinked/1", typeof(ClaimUnlinked)),
        ("claim.withdrawn/1", typeof(ClaimWithdrawn)),
        ("crossing.corrected/1", typeof(CrossingCorrected)),
        ("crossing.registered/1", typeof(CrossingRegistered)),
        ("exchange.category-put/1", typeof(CategoryPut)),
        ("exchange.opened/1", typeof(ExchangeLedgerOpened)),
        ("exchange.ratio-put/1", typeof(RatioPut)),
        ("figure.corrected/1", typeof(FigureCorrected)),
        ("figure.revised/1", typeof(FigureRevised)),
        ("figure.stated/1", typeof(FigureStated)),
        ("figure.withdrawn/1", typeof(FigureWithdrawn)),
        ("incident.corrected/1", typeof(IncidentCorrected)),
        ("incident.entered/1", typeof(IncidentEntered)),
        ("incident.moved/1", typeof(IncidentMoved)),
        ("judgement.corrected/1", typeof(JudgementCorrected)),
        ("judgement.given/1", typeof(JudgementGiven)),
        ("judgement.withdrawn/1", typeof(JudgementWithdrawn)),
        ("line-version.corrected/1", typeof(LineVersionCorrected)),
        ("line-version.ended/1", typeof(LineVersionEnded)),
        ("line-version.recorded/1", typeof(LineVersionRecorded)),
        ("line-version.withdrawn/1", typeof(LineVersionWithdrawn)),
        ("line.corrected/1", typeof(LineCorrected)),
        ("line.registered/1", typeof(LineRegistered)),
        ("marker.corrected/1", typeof(MarkerCorrected)),
        ("marker.recorded/1", typeof(MarkerRecorded)),
        ("marker.withdrawn/1", typeof(MarkerWithdrawn)),
        ("marking.changed/1", typeof(MarkingChanged)),
        ("member.admitted/1", typeof(MemberAdmitted)),
        ("member.link-issued/1", typeof(LinkIssued)),
        ("member.reinstated/1", typeof(MemberReinstated)),
        ("member.revoked/1", typeof(MemberRevoked)),
        ("member.suspended/1", typeof(MemberSuspended)),
        ("member.token-ended/1", typeof(TokenEnded)),
        ("member.token-issued/1", typeof(TokenIssued)),
        ("organisation.registered/1", typeof(OrganisationRegistered)),
        ("organisation.renamed/1", typeof(OrganisationRenamed)),
        ("organisation.representation-declared/1", typeof(RepresentationDeclared)),
        ("organisation.representation-ended/1", typeof(RepresentationEnded)),
        ("organisation.role-assumed/1", typeof(RoleAssumed)),
        ("organisation.role-ended/1", typeof(RoleEnded)),
        ("passage.stated/1", typeof(PassageStated)),
        ("passage.withdrawn/1", typeof(PassageWithdrawn)),
        ("place.corrected/1", typeof(PlaceCorrected)),
        ("place.registered/1", typeof(PlaceRegistered)),
        ("provision.corrected/1", typeof(ProvisionCorrected)),
        ("provision.dependency-put/1", typeof(DependencyPut)),
        ("provision.dependency-removed/1", typeof(DependencyRemoved)),
        ("provision.set/1", typeof(ProvisionSet)),
        ("question.opened/1", typeof(QuestionOpened)),
        ("question.reworded/1", typeof(QuestionReworded)),
        ("question.terms-distinguished/1", typeof(TermsDistinguished)),
        ("record.adopted/1", typeof(RecordAdopted)),
        ("record.parts-redacted/1", typeof(PartsRedacted)),
        ("record.terms-declared/1", typeof(TermsDeclared)),
        ("relation.ended/1", typeof(RelationEnded)),
        ("relation.stated/1", typeof(RelationStated)),
        ("reply.corrected/1", typeof(ReplyCorrected)),
        ("reply.recorded/1", typeof(ReplyRecorded)),
        ("report.corrected/1", typeof(ReportCorrected)),
        ("report.received/1", typeof(ReportReceived)),
        ("report.withdrawn/1", typeof(ReportWithdrawn)),
        ("source.corrected/1", typeof(SourceCorrected)),
        ("source.graded/1", typeof(SourceGraded)),
        ("source.registered/1", typeof(SourceRegistered)),
        ("translation.added/1", typeof(TranslationAdded)),
        ("translation.withdrawn/1", typeof(TranslationWithdrawn)),
    ];

    private static readonly FrozenDictionary<string, Type> ByName = Entries.ToFrozenDictionary(entry => entry.Name, entry => entry.Type);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        Entries.Select(entry => entry.Name).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<Type, string> ByType = Entries.ToFrozenDictionary(entry => entry.Type, entry => entry.Name);

    /// <summary>Every name with its type, ascending by name.</summary>
    public static IReadOnlyList<(string Name, Type Type)> All => Entries;

    /// <summary>The stable name under which an event is recorded today.</summary>
    public static string NameOf(IEvent happened) => ByType[happened.GetType()];

    /// <summary>The catalogue's own string for a name; null where this build does not know it.</summary>
    public static string? Known(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : null;

    /// <summary>The event type under a name; null where this build does not know it.</summary>
    public static Type? TypeOf(string name) => ByName.GetValueOrDefault(name);
}
