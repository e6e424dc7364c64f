using NodaTime;
using Truce.Core.Agreements;
using Truce.Core.Journal;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Agreements;

public class AgreementDecisionTests
{
    private static readonly PhaseEnd Early = new(Day, new(7)), Late = new(new DateInterval(new LocalDate(2025, 11, 20), new LocalDate(2025, 11, 20)), new(7));

    [Fact]
    public void Refuses_an_agreement_without_duty_name_or_party()
    {
        RegisterAgreement.Decide(null, new(Agreed), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RegisterAgreement.Decide(new Reference(StreamKind.Report, 7), new(Agreed), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RegisterAgreement.Decide(null, new(Agreed with { Name = new() }), Anybody).ShouldRefuse("text/missing");
        RegisterAgreement.Decide(null, new(Agreed with { Parties = [] }), Anybody).ShouldRefuse("agreement/parties-missing");
        RegisterAgreement.Decide(null, new(Agreed with { Guarantors = [new(3), new(3)] }), Anybody).ShouldRefuse("agreement/named-twice");
        RegisterAgreement.Decide(null, new(Agreed), Anybody).ShouldRecord(new AgreementRegistered(Agreed));
    }

    [Fact]
    public void A_correction_changes_something()
    {
        CorrectAgreement.Decide(null, null, new(new(7), Agreed, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        CorrectAgreement.Decide(AnAgreement(), null, new(new(7), Agreed with { Parties = [new(2)] }, Text), Anybody).ShouldRefuse("agreement/nothing-corrected");
        CorrectAgreement.Decide(AnAgreement(), null, new(new(7), Agreed with { Name = Other }, Text), Anybody)
            .ShouldRecord(new AgreementCorrected(Agreed with { Name = Other }, Text));
    }

    [Fact]
    public void Adds_a_phase_once()
    {
        AddPhase.Decide(AnAgreement(), new(new(7), 1, Text), Anybody).ShouldRefuse("agreement/phase-stands");
        AddPhase.Decide(AnAgreement(), new(new(7), 0, Text), Anybody).ShouldRefuse("agreement/phase-unfit");
        AddPhase.Decide(AnAgreement(), new(new(7), 2, Text), Anybody).ShouldRecord(new PhaseAdded(2, Text));
    }

    [Fact]
    public void A_phase_begins_once_and_not_in_the_future()
    {
        BeginPhase.Decide(AnAgreement(), false, new(new(7), 1, Early), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        BeginPhase.Decide(AnAgreement(), true, new(new(7), 2, Early), Anybody).ShouldRefuse("agreement/no-such-phase");
        BeginPhase.Decide(AnAgreement(), true, new(new(7), 1, Late), Anybody).ShouldRefuse("agreement/in-the-future");
        BeginPhase.Decide(AnAgreement(), true, new(new(7), 1, Early), Anybody).ShouldRecord(new PhaseBegun(1, Early));
        BeginPhase.Decide(Begun(), true, new(new(7), 1, Early), Anybody).ShouldRefuse("agreement/phase-began");
    }

    [Fact]
    public void A_phase_ends_after_it_began()
    {
        var before = Early with { On = new DateInterval(new LocalDate(2025, 10, 1), new LocalDate(2025, 10, 2)) };
        EndPhase.Decide(AnAgreement(), true, new(new(7), 1, Early), Anybody).ShouldRefuse("agreement/phase-not-begun");
        EndPhase.Decide(Begun(), true, new(new(7), 1, before), Anybody).ShouldRefuse("agreement/phase-reversed");
        EndPhase.Decide(Begun(), true, new(new(7), 1, Early), Anybody).ShouldRecord(new PhaseEnded(1, Early));
    }

    [Fact]
    public void Corrects_the_ends_of_a_phase()
    {
        CorrectPhase.Decide(Begun(), null, new(new(7), new Phase(1, Text, Early), Text), Anybody).ShouldRefuse("agreement/nothing-corrected");
        CorrectPhase.Decide(Begun(), null, new(new(7), new Phase(1, Text, null, Early), Text), Anybody).ShouldRefuse("agreement/phase-not-begun");
        CorrectPhase.Decide(Begun(), null, new(new(7), new Phase(1, Other), Text), Anybody).ShouldRecord(new PhaseCorrected(new Phase(1, Other), Text));
    }

    private static Agreement Begun() => Given<Agreement>(new AgreementRegistered(Agreed), new PhaseAdded(1, Text), new PhaseBegun(1, Early));
}
