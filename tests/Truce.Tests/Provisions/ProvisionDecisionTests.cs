using Truce.Core.Journal;
using Truce.Core.Provisions;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Provisions;

public class ProvisionDecisionTests
{
    private static readonly ProvisionGround Ground = new(AnAgreement(), null);

    [Fact]
    public void Refuses_a_provision_without_agreement_duty_or_number()
    {
        Set(Undertaking(), new ProvisionGround(null, null)).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        Set(Undertaking(), Ground with { Missing = new Reference(StreamKind.Organisation, 2) }).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        SetProvision.Decide(Ground, new(new(7), Undertaking(), []), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        Set(Undertaking("P 1")).ShouldRefuse("provision/number-unfit");
        Set(Undertaking(phase: 2)).ShouldRefuse("agreement/no-such-phase");
        Set(Undertaking(due: new Due())).ShouldRefuse("provision/due-empty");
        Set(Undertaking()).ShouldRecord(new ProvisionSet(new(7), Undertaking()));
    }

    [Fact]
    public void A_threshold_has_a_number_that_can_be_reached()
    {
        Set(Undertaking(threshold: new Threshold(null, null, "trucks", Per.Day))).ShouldRefuse("provision/threshold-missing");
        Set(Undertaking(threshold: new Threshold(600, 500, "trucks", Per.Day))).ShouldRefuse("provision/threshold-reversed");
        Set(Undertaking(threshold: new Threshold(-1, null, "trucks", Per.Day))).ShouldRefuse("provision/threshold-unfit");
        Set(Undertaking(threshold: new Threshold(600, null, "Trucks!", Per.Day))).ShouldRefuse("provision/threshold-unfit");
        Set(Undertaking(threshold: new Threshold(600, null, "trucks", Per.Day))).Refusal.ShouldBeNull();
        Set(Undertaking(threshold: new Threshold(20, 20, "persons", Per.Total))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_new_provision_says_at_once_what_it_waits_for()
    {
        var tie = new Dependency(new(8), 72, new(2), Text);
        SetProvision.Decide(Ground, new(new(7), Undertaking(), [tie, tie]), Anybody).ShouldRefuse("agreement/named-twice");
        SetProvision.Decide(Ground, new(new(7), Undertaking(), [tie with { Hours = 0 }]), Anybody).ShouldRefuse("provision/hours-unfit");
        SetProvision.Decide(Ground, new(new(7), Undertaking(), [tie]), Anybody).ShouldRecord(new ProvisionSet(new(7), Undertaking()), new DependencyPut(tie));
    }

    [Fact]
    public void A_correction_changes_something()
    {
        CorrectProvision.Decide(null, null, new(new(7), Undertaking(), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        CorrectProvision.Decide(AProvision(), Ground, new(new(7), Undertaking(), Text), Anybody).ShouldRefuse("provision/nothing-corrected");
        CorrectProvision.Decide(AProvision(), Ground, new(new(7), Undertaking("P02"), Text), Anybody).ShouldRecord(new ProvisionCorrected(Undertaking("P02"), Text));
    }

    [Fact]
    public void Nothing_waits_for_itself()
    {
        var ruling = Put(AProvision(1), AProvision(1));
        ruling.ShouldRefuse("provision/depends-on-itself");
    }

    [Fact]
    public void Nothing_waits_for_itself_through_others_and_the_refusal_names_the_chain()
    {
        // P03 waits for P02, P02 for P01: that P01 should wait for P03 closes the circle.
        var (first, second, third) = (AProvision(1, "P01"), AProvision(2, "P02", 1), AProvision(3, "P03", 2));
        var ruling = Put(first, third, first, second, third);
        ruling.ShouldRefuse("provision/depends-in-a-circle");
        ruling.Refusal!.Sentence.ShouldContain("P01 → P03 → P02 → P01");
        Put(third, first, first, second, third).ShouldRecord(new DependencyPut(new Dependency(new(1))));
    }

    [Fact]
    public void A_circle_through_what_the_caller_cannot_see_is_not_told()
    {
        var (first, third) = (AProvision(1, "P01"), AProvision(3, "P03", 2));
        Put(first, third, first, third).ShouldRecord(new DependencyPut(new Dependency(new(3))));
    }

    [Fact]
    public void A_tie_is_put_once_and_taken_back_where_it_stands()
    {
        Put(AProvision(1, "P01", 2), AProvision(2, "P02")).ShouldRefuse("provision/dependency-stands");
        RemoveDependency.Decide(AProvision(1), AProvision(2), new(new(1), new(2), Text), Anybody).ShouldRefuse("provision/does-not-depend");
        RemoveDependency.Decide(AProvision(1, "P01", 2), null, new(new(1), new(2), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RemoveDependency.Decide(AProvision(1, "P01", 2), AProvision(2), new(new(1), new(2), Text), Anybody).ShouldRecord(new DependencyRemoved(new(2), Text));
        Given<Provision>(new ProvisionSet(new(7), Undertaking()), new DependencyPut(new(new(2))), new DependencyRemoved(new(2), Text)).DependsOn.ShouldBeEmpty();
    }

    private static Ruling Set(ProvisionTerms terms, ProvisionGround? ground = null) => SetProvision.Decide(ground ?? Ground, new(new(7), terms, []), Anybody);

    private static Ruling Put(Provision one, Provision on, params Provision[] all) => PutDependency.Decide(
        one, on, true, Circle.From(on, one.Id, id => Array.Find(all, other => other.Id == id)), new(one.Id, new Dependency(on.Id)), Anybody);
}
