using System.Collections.Immutable;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Access;

public class AccessDecisionTests
{
    private static Member AMember(params IEvent[] more) => Given<Member>([new MemberAdmitted(new(2), Text, [Duties.Recording, Duties.Grading]), .. more]);

    [Fact]
    public void Admits_a_seat_of_a_known_organisation_with_known_duties()
    {
        var organisation = Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Un));
        AdmitMember.Decide(new(new(7), Text, Duties.Recording), organisation, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        AdmitMember.Decide(new(new(7), Text, Duties.Recording), null, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        AdmitMember.Decide(new(new(7), Text, (Duties)512), organisation, Anybody).ShouldRefuse("access/duties-unknown");
        AdmitMember.Decide(new(new(7), Text, Duties.Recording | Duties.Secretariat), organisation, Anybody)
            .ShouldRecord(new MemberAdmitted(new(7), Text, [Duties.Recording, Duties.Secretariat]));
        AMember().Duties.ShouldBe(Duties.Recording | Duties.Grading);
    }

    [Fact]
    public void A_link_is_given_to_an_active_seat_by_whoever_admits_members()
    {
        IssueLink.Decide(null, new(new(7)), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        IssueLink.Decide(AMember(), new(new(7)), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        IssueLink.Decide(AMember(new MemberSuspended(Text)), new(new(7)), Anybody).ShouldRefuse("access/member-not-active");
        IssueLink.Decide(AMember(), new(new(7)), Anybody).ShouldRecord(new LinkIssued(Now + NodaTime.Duration.FromHours(72)));
    }

    [Fact]
    public void A_suspended_member_can_be_reinstated_and_a_revoked_one_cannot()
    {
        static Ruling To(Member member, MemberStanding standing) => ChangeStanding.Decide(member, new(new(7), standing, Text), Anybody);
        To(AMember(), MemberStanding.Active).ShouldRefuse("access/member-not-active");
        To(AMember(), MemberStanding.Suspended).ShouldRecord(new MemberSuspended(Text));
        To(AMember(new MemberSuspended(Text)), MemberStanding.Active).ShouldRecord(new MemberReinstated(Text));
        To(AMember(new MemberSuspended(Text)), MemberStanding.Revoked).ShouldRecord(new MemberRevoked(Text));
        To(AMember(new MemberRevoked(Text)), MemberStanding.Active).ShouldRefuse("access/member-not-active");
    }

    [Fact]
    public void Only_the_owner_changes_a_marking_and_only_to_another_that_fits()
    {
        var stream = new Reference(StreamKind.Claim, 7);
        Ruling To(Marking marking, int owner = 2) => ChangeMarking.Decide(Marking.Green, new(owner), new(stream, marking, Text), Anybody);
        To(Marking.Clear, owner: 3).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        To(Marking.Green).ShouldRefuse("access/marking-unchanged");
        To(new Marking(TlpLabel.AmberStrict)).ShouldRefuse("access/marking-malformed");
        To(Marking.Amber(new Id<Organisation>(5))).Events.Single().Marking.ShouldBe(Marking.Amber(new Id<Organisation>(5)));
    }

    [Fact]
    public void Erasure_names_parts_that_stand_and_never_where_an_event_stands_or_who_stands_behind_it()
    {
        static Ruling Redact(ImmutableArray<ErasedParts> parts, Caller? caller = null) =>
            RedactParts.Decide(new(parts, Text, Text), null,
                index => index switch
                {
                    4 => new(StreamKind.Report, ["body", "head", "verbatim", "who"]),
                    6 => new(StreamKind.Member, ["body", "head", "who"]),
                    _ => null,
                }, caller ?? Anybody);
        Redact([new(4, ["verbatim"])], Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        Redact([]).ShouldRefuse("record/nothing-named");
        Redact([new ErasedParts(5, [])]).ShouldRefuse("record/nothing-named");
        Redact([new(5, ["verbatim"])]).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        Redact([new(4, ["witness"])]).ShouldRefuse("record/no-such-part");
        Redact([new(4, ["head"])]).ShouldRefuse("record/part-kept");
        Redact([new(4, ["who"])]).ShouldRefuse("record/part-kept");
        Redact([new(6, ["body"])]).ShouldRefuse("record/part-kept");
        Redact([new(4, ["verbatim", "body"])]).ShouldRecord(new PartsRedacted([new(4, ["body", "verbatim"])], Text, Text));
    }

    [Fact]
    public void Two_markings_at_once_are_the_higher_label_and_what_their_sets_share()
    {
        Id<Organisation> a = new(1), b = new(2), c = new(3);
        Marking.Clear.And(Marking.Green).ShouldBe(Marking.Green);
        Marking.Amber(a, b).And(Marking.AmberStrict(b, c)).ShouldBe(Marking.AmberStrict(b));
        Marking.Amber(a).And(Marking.Amber(b)).ShouldBe(Marking.Amber());
        Marking.Amber(a).And(Marking.Green).ShouldBe(Marking.Amber(a));
        Marking.Amber(a).And(Marking.Red(new Id<Member>(9))).ShouldBe(new Marking(TlpLabel.Red, [a], [new Id<Member>(9)]));
        Marking.Amber(b, a, b).ShouldBe(Marking.Amber(a, b));
    }
}
