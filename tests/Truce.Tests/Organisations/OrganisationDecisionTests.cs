using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Organisations;

public class OrganisationDecisionTests
{
    private static readonly LocalDate First = new(2025, 10, 17);
    private static readonly LocalDate Before = new(2025, 10, 16);

    private static Organisation AnOrganisation(params IEvent[] more) =>
        Given<Organisation>([new OrganisationRegistered(Text, OrganisationKind.Ngo), .. more]);

    [Fact]
    public void Refuses_an_organisation_without_a_name_or_the_duty()
    {
        RegisterOrganisation.Decide(new(new(), OrganisationKind.Un), Anybody).ShouldRefuse("text/missing");
        RegisterOrganisation.Decide(new(Text, OrganisationKind.Un), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RegisterOrganisation.Decide(new(Text, OrganisationKind.Un), Anybody).ShouldRecord(new OrganisationRegistered(Text, OrganisationKind.Un));
    }

    [Fact]
    public void Renames_only_to_another_name()
    {
        RenameOrganisation.Decide(AnOrganisation(), new(new(7), Text, Text), Anybody).ShouldRefuse("organisation/name-unchanged");
        RenameOrganisation.Decide(AnOrganisation(), new(new(7), Other, Text), Anybody).ShouldRecord(new OrganisationRenamed(Other, Text));
    }

    [Fact]
    public void A_role_has_a_first_day_and_may_end_once_and_not_before_it()
    {
        AssumeRole.Decide(AnOrganisation(), new(new(7), Text, First, Before), Anybody).ShouldRefuse("organisation/dates-reversed");
        AssumeRole.Decide(AnOrganisation(), new(new(7), Text, First), Anybody).ShouldRecord(new RoleAssumed(Text, First));
        var held = AnOrganisation(new RoleAssumed(Text, First));
        EndRole.Decide(held, new(new(7), 1, First), Anybody).ShouldRefuse("organisation/no-such-role");
        EndRole.Decide(held, new(new(7), 0, Before), Anybody).ShouldRefuse("organisation/dates-reversed");
        EndRole.Decide(held, new(new(7), 0, First), Anybody).ShouldRecord(new RoleEnded(0, First));
        EndRole.Decide(AnOrganisation(new RoleAssumed(Text, First, First)), new(new(7), 0, First), Anybody).ShouldRefuse("organisation/no-such-role");
    }

    [Fact]
    public void An_organisation_acts_for_others_from_a_first_to_a_last_day()
    {
        var principal = AnOrganisation();
        DeclareRepresentation.Decide(AnOrganisation(), principal, new(new(7), new(7), First), Anybody).ShouldRefuse("organisation/acts-for-itself");
        DeclareRepresentation.Decide(AnOrganisation(), null, new(new(7), new(8), First), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        DeclareRepresentation.Decide(AnOrganisation(), principal, new(new(7), new(8), First, Before), Anybody).ShouldRefuse("organisation/dates-reversed");
        EndRepresentation.Decide(AnOrganisation(), new(new(7), new(8), First), Anybody).ShouldRefuse("organisation/does-not-act-for");
        var acting = AnOrganisation(new RepresentationDeclared(new(8), First), new RepresentationEnded(new(8), First));
        acting.ActsFor.Single().HoldsOn(First).ShouldBeTrue();
        acting.ActsFor.Single().HoldsOn(First.PlusDays(1)).ShouldBeFalse();
        acting.ActsFor.Single().HoldsOn(Before).ShouldBeFalse();
    }
}
