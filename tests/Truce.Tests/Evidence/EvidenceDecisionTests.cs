using NodaTime;
using Truce.Core.Access;
using Truce.Core.Evidence;
using Truce.Core.Journal;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Evidence;

public class EvidenceDecisionTests
{
    private static readonly Occurrence Hour = new(Now - Duration.FromHours(2), Now - Duration.FromHours(1), TimePrecision.Minute, "Asia/Gaza");
    private static readonly EvidenceAccount Picture = new(EvidenceKind.Photograph, Text, EvidenceLicence.Own, EvidenceConsent.NotNeeded, Hour);
    private static readonly FilePrint Print = new(new string('a', 64), 9, "image/jpeg");
    private static readonly OriginalFile File = new("IMG_1.jpg", new CameraFacts("2025-10-21T10:00:00", null, "A camera"));
    private static readonly TakeEvidence Taking = new(Picture, Print, File, Now, Print);
    private static readonly EvidenceTaken Taken = new(Picture, new(2), Print, Now, Print);
    private static readonly EvidenceItem Stands = Given<EvidenceItem>(Taken);
    private static readonly EvidenceItem Handed = Given<EvidenceItem>(Taken, new CustodyHandedOver(new(5), Text));

    // Of the organisation it was handed to.
    private static readonly Caller Next = Anybody with { Organisation = new(5) };

    [Fact]
    public void Refuses_without_the_duty_and_what_may_not_be_seen()
    {
        TakeEvidence.Decide(Taking, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        ReleaseCopy.Decide(null, new(new(7), Print, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        WithdrawEvidence.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        AcceptCustody.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        DeclineCustody.Decide(null, null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        CorrectEvidence.Decide(Stands, Marking.Clear, new(new(7), Picture, Text), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        HandOverCustody.Decide(Stands, File, new(new(7), new(5), Text), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void The_original_and_what_its_camera_wrote_are_the_owners_alone()
    {
        var decided = TakeEvidence.Decide(Taking, Anybody).Events.Single();
        decided.Marking.ShouldBe(Marking.Green);
        decided.Guarded!.Single().ShouldBe(new GuardedPart(EvidenceItem.OriginalPart, Marking.AmberStrict(), File));
    }

    [Theory]
    [InlineData(EvidenceConsent.NotNeeded, EvidenceLicence.Own, TlpLabel.Clear)]
    [InlineData(EvidenceConsent.ToAll, EvidenceLicence.Free, TlpLabel.Clear)]
    [InlineData(EvidenceConsent.ToAll, EvidenceLicence.Unknown, TlpLabel.Green)]
    [InlineData(EvidenceConsent.ToMembers, EvidenceLicence.Own, TlpLabel.Green)]
    [InlineData(EvidenceConsent.NotAsked, EvidenceLicence.Own, TlpLabel.Amber)]
    [InlineData(EvidenceConsent.Refused, EvidenceLicence.Unknown, TlpLabel.Amber)]
    public void Nobody_opens_it_further_than_consent_and_licence_reach(EvidenceConsent consent, EvidenceLicence licence, TlpLabel most)
    {
        var command = Taking with { Account = Picture with { Consent = consent, Licence = licence } };
        foreach (var marking in (Marking[])[Marking.Clear, Marking.Green, Marking.Amber(), Marking.AmberStrict()])
        {
            var ruling = TakeEvidence.Decide(command with { Marking = marking }, Anybody);
            if (marking.Label < most) ruling.ShouldRefuse("evidence/too-open");
            else ruling.Refusal.ShouldBeNull();
        }

        (TakeEvidence.Decide(command, Anybody).Events.Single().Marking!.Label >= most).ShouldBeTrue();
    }

    [Fact]
    public void Consent_that_is_taken_back_asks_for_a_narrower_marking_first()
    {
        var refused = new CorrectEvidence(new(7), Picture with { Consent = EvidenceConsent.Refused }, Text);
        CorrectEvidence.Decide(Stands, Marking.Green, refused, Anybody).ShouldRefuse("evidence/narrow-first");
        CorrectEvidence.Decide(Stands, Marking.Amber(), refused, Anybody).ShouldRecord(new EvidenceCorrected(refused.Account, Text));
    }

    [Fact]
    public void Refuses_what_does_not_fit_together()
    {
        TakeEvidence.Decide(Taking with { Account = Picture with { Licence = EvidenceLicence.Attribution } }, Anybody).ShouldRefuse("evidence/credit-missing");
        TakeEvidence.Decide(Taking with { Account = Picture with { Kind = 0 } }, Anybody).ShouldRefuse("evidence/kind-missing");
        TakeEvidence.Decide(Taking with { Original = Print with { Sha256 = "A" } }, Anybody).ShouldRefuse("evidence/file-missing");
        TakeEvidence.Decide(Taking with { Original = Print with { Bytes = 0 } }, Anybody).ShouldRefuse("evidence/file-missing");
        TakeEvidence.Decide(Taking with { ReceivedAt = Now + Duration.FromSeconds(1) }, Anybody).ShouldRefuse("evidence/received-in-the-future");
        TakeEvidence.Decide(Taking with { ReceivedAt = Hour.From - Duration.FromSeconds(1) }, Anybody).ShouldRefuse("evidence/received-before");
        TakeEvidence.Decide(Taking with { Through = new Reference(StreamKind.Claim, 3) }, Anybody).ShouldRefuse("evidence/through-unfit");
    }

    [Fact]
    public void Custody_goes_from_hand_to_hand_and_only_by_acceptance()
    {
        Stands.Custodian.ShouldBe(new(2));
        (Handed.Custodian, Handed.HandedTo).ShouldBe((new(2), new(5)));
        var accepted = Given<EvidenceItem>(Taken, new CustodyHandedOver(new(5), Text), new CustodyAccepted(new(5), Text));
        (accepted.Custodian, accepted.HandedTo).ShouldBe((new(5), null));
        var declined = Given<EvidenceItem>(Taken, new CustodyHandedOver(new(5), Text), new CustodyDeclined(new(5), Text));
        (declined.Custodian, declined.HandedTo).ShouldBe((new(2), null));

        HandOverCustody.Decide(Stands, File, new(new(7), new(2), Text), Anybody).ShouldRefuse("evidence/there-already");
        HandOverCustody.Decide(Handed, File, new(new(7), new(5), Text), Anybody).ShouldRefuse("evidence/there-already");
        HandOverCustody.Decide(Handed, File, new(new(7), new(6), Text), Anybody).ShouldRecord(new CustodyHandedOver(new(6), Text));
        HandOverCustody.Decide(Stands, File, new(new(7), new(6), Text), Next).ShouldRefuse("evidence/not-in-your-custody", RefusalKind.Forbidden);
        AcceptCustody.Decide(Handed, new(new(7), Text), Anybody).ShouldRefuse("evidence/not-handed-to-you", RefusalKind.Forbidden);
        AcceptCustody.Decide(Stands, new(new(7), Text), Next).ShouldRefuse("evidence/not-handed-to-you", RefusalKind.Forbidden);
        AcceptCustody.Decide(Handed, new(new(7), Text), Next).ShouldRecord(new CustodyAccepted(new(5), Text));
        WithdrawEvidence.Decide(accepted, new(new(7), Text), Anybody).ShouldRefuse("evidence/not-in-your-custody", RefusalKind.Forbidden);
        ReleaseCopy.Decide(accepted, new(new(7), Print, Text), Anybody).ShouldRefuse("evidence/not-in-your-custody", RefusalKind.Forbidden);
    }

    [Fact]
    public void The_original_opens_to_the_next_hand_and_closes_again_where_that_declines()
    {
        HandOverCustody.Decide(Stands, File, new(new(7), new(5), Text), Anybody).Events.Single().Guarded!.Single()
            .ShouldBe(new GuardedPart(EvidenceItem.OriginalPart, Marking.AmberStrict(new Id<Core.Organisations.Organisation>(2), new(5)), File));
        DeclineCustody.Decide(Handed, File, new(new(7), Text), Next).Events.Single().Guarded!.Single()
            .ShouldBe(new GuardedPart(EvidenceItem.OriginalPart, Marking.AmberStrict(new Id<Core.Organisations.Organisation>(2)), File));

        // Erased, or not to be read by whoever hands it over: then there is nothing to open.
        HandOverCustody.Decide(Stands, null, new(new(7), new(5), Text), Anybody).Events.Single().Guarded!.ShouldBeEmpty();
    }

    [Fact]
    public void A_further_copy_takes_the_place_of_the_one_that_was_shown()
    {
        var other = Print with { Sha256 = new string('b', 64) };
        ReleaseCopy.Decide(Stands, new(new(7), Print, Text), Anybody).ShouldRefuse("evidence/nothing-corrected");
        ReleaseCopy.Decide(Stands, new(new(7), other, Text), Anybody).ShouldRecord(new CopyReleased(other, Text));
        var two = Given<EvidenceItem>(Taken, new CopyReleased(other, Text));
        (two.Shown!.Print, two.Shown.How, two.Original, two.Released.Length).ShouldBe((other, Text, Print, 2));
    }

    [Fact]
    public void What_was_taken_back_stays_and_changes_no_more()
    {
        var back = Given<EvidenceItem>(Taken, new EvidenceWithdrawn(Text));
        foreach (var ruling in (Ruling[])
        [
            WithdrawEvidence.Decide(back, new(new(7), Text), Anybody), CorrectEvidence.Decide(back, Marking.Green, new(new(7), Picture, Text), Anybody),
            HandOverCustody.Decide(back, File, new(new(7), new(5), Text), Anybody), ReleaseCopy.Decide(back, new(new(7), Print, Text), Anybody),
        ]) ruling.ShouldRefuse("evidence/withdrawn");
    }
}
