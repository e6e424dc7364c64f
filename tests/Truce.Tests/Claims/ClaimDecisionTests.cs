using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Reports;
using Truce.Core.Sources;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Claims;

public class ClaimDecisionTests
{
    private static readonly RecordClaim Plain = new(new(7), Text, Day, [new(7)]);
    private static readonly byte[] Words = "Twelve vehicles waited. اثنتا عشرة مركبة"u8.ToArray();

    private static ClaimGround Ground(byte[]? text = null) => new(AReport(), text is null ? (ReadOnlyMemory<byte>?)null : text, null, AQuestion());

    private static Ruling Record(RecordClaim command, ClaimGround? ground = null) => RecordClaim.Decide(command, ground ?? Ground(), Anybody);

    [Fact]
    public void Refuses_a_claim_by_a_member_without_the_duty() =>
        RecordClaim.Decide(Plain, Ground(), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);

    [Fact]
    public void Refuses_a_claim_in_a_report_that_the_caller_may_not_see_as_if_it_did_not_exist() =>
        Record(Plain, Ground() with { Report = null }).ShouldRefuse("access/not-found", RefusalKind.NotFound);

    [Fact]
    public void Refuses_a_claim_in_a_withdrawn_report() =>
        Record(Plain, Ground() with { Report = AReport() with { Withdrawn = Text } }).ShouldRefuse("report/withdrawn");

    [Fact]
    public void Refuses_a_chain_that_is_empty_repeats_a_source_or_does_not_end_with_the_report_s_source()
    {
        Record(Plain with { Chain = [] }).ShouldRefuse("claim/chain-empty");
        Record(Plain with { Chain = [new(7), new(8), new(7)] }).ShouldRefuse("claim/chain-repeats");
        Record(Plain with { Chain = [new(7), new(8)] }).ShouldRefuse("claim/chain-misses-report");
        Record(Plain with { Chain = [.. Enumerable.Range(10, 12).Select(number => new Id<Source>(number)), new(7)] }).ShouldRefuse("claim/chain-too-long");
        Record(Plain, Ground() with { MissingSource = new(8) }).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void Refuses_what_was_said_in_the_future()
    {
        var later = new DateInterval(new(2025, 10, 23), new(2025, 10, 23));
        Record(Plain with { Said = later }).ShouldRefuse("claim/said-in-the-future");
    }

    [Fact]
    public void Refuses_an_anchor_that_is_not_where_it_says()
    {
        var right = new Anchor(0, 6, Print(0, 6));
        Record(Plain with { Anchor = right }).ShouldRefuse("claim/anchor-without-text");
        Record(Plain with { Anchor = right with { To = Words.Length + 1 } }, Ground(Words)).ShouldRefuse("claim/anchor-outside");
        Record(Plain with { Anchor = right with { From = 6 } }, Ground(Words)).ShouldRefuse("claim/anchor-outside");
        Record(Plain with { Anchor = right with { To = 7 } }, Ground(Words)).ShouldRefuse("claim/anchor-mismatch");
        Record(Plain with { Anchor = new Anchor(0, 25, Print(0, 25)) }, Ground(Words)).ShouldRefuse("claim/anchor-splits-character");
        Record(Plain with { Anchor = right }, Ground(Words)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Refuses_a_number_that_is_none()
    {
        Link With(Stance stance, Quantity? quantity) => new(new(7), stance, quantity);
        Record(Plain with { Link = With(Stance.Quantifies, null) }).ShouldRefuse("claim/quantity-missing");
        Record(Plain with { Link = With(Stance.Quantifies, new(null, null, "persons")) }).ShouldRefuse("claim/quantity-missing");
        Record(Plain with { Link = With(Stance.Quantifies, new(5, 4, "persons")) }).ShouldRefuse("claim/quantity-unfit");
        Record(Plain with { Link = With(Stance.Quantifies, new(-1, null, "persons")) }).ShouldRefuse("claim/quantity-unfit");
        Record(Plain with { Link = With(Stance.Affirms, new(1, null, "Persons!")) }).ShouldRefuse("claim/quantity-unfit");
        Record(Plain with { Link = With(Stance.Affirms, null) }, Ground() with { Question = null }).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void Records_a_claim_and_its_link_in_one_commit()
    {
        var link = new Link(new(7), Stance.Quantifies, new Quantity(200, null, "persons", new("about")));
        Record(Plain with { Link = link }).ShouldRecord(
            new ClaimRecorded(new(7), Text, Day, [new(7)]), new ClaimLinked(new(7), Stance.Quantifies, link.Quantity));
    }

    [Fact]
    public void Grades_from_1_to_6_and_not_twice_alike()
    {
        GradeClaim.Decide(null, new(new(7), 2, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        GradeClaim.Decide(AClaim(), new(new(7), 2, Text), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        GradeClaim.Decide(AClaim(), new(new(7), 0, Text), Anybody).ShouldRefuse("claim/credibility-unknown");
        GradeClaim.Decide(AClaim(), new(new(7), 7, Text), Anybody).ShouldRefuse("claim/credibility-unknown");
        var graded = AClaim() with { Credibility = new(2, Text) };
        GradeClaim.Decide(graded, new(new(7), 2, Text), Anybody).ShouldRefuse("claim/credibility-unchanged");
        GradeClaim.Decide(graded, new(new(7), 2, Other), Anybody).ShouldRecord(new ClaimGraded(2, Other));
    }

    [Fact]
    public void Links_and_takes_a_link_back()
    {
        var linked = Given<Claim>(new ClaimRecorded(new(7), Text, Day, [new(7)]), new ClaimLinked(new(7), Stance.Denies));
        LinkClaim.Decide(linked, AQuestion(), new(new(7), new(new(7), Stance.Denies)), Anybody).ShouldRefuse("claim/link-unchanged");
        LinkClaim.Decide(linked, AQuestion(), new(new(7), new(new(7), Stance.Affirms)), Anybody).ShouldRecord(new ClaimLinked(new(7), Stance.Affirms));
        UnlinkClaim.Decide(AClaim(), AQuestion(), new(new(7), new(7), Text), Anybody).ShouldRefuse("claim/not-linked");
        UnlinkClaim.Decide(linked, AQuestion(), new(new(7), new(7), Text), Anybody).ShouldRecord(new ClaimUnlinked(new(7), Text));
        UnlinkClaim.Decide(linked, null, new(new(7), new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void A_claim_that_its_source_ended_is_neither_linked_nor_ended_again()
    {
        var ended = Given<Claim>(new ClaimRecorded(new(7), Text, Day, [new(7)]), new ClaimWithdrawn(Text));
        ended.End.ShouldBe(ClaimEnd.Withdrawn);
        LinkClaim.Decide(ended, AQuestion(), new(new(7), new(new(7), Stance.Affirms)), Anybody).ShouldRefuse("claim/ended");
        WithdrawClaim.Decide(ended, new(new(7), Text), Anybody).ShouldRefuse("claim/ended");
        RestateClaim.Decide(ended, Ground(), new(new(7), Plain, Text), Anybody).ShouldRefuse("claim/ended");
    }

    [Fact]
    public void Only_the_origin_restates_and_both_claims_are_recorded_at_once()
    {
        RestateClaim.Decide(AClaim(), Ground(), new(new(7), Plain with { Chain = [new(8), new(7)] }, Text), Anybody).ShouldRefuse("claim/other-origin");
        RestateClaim.Decide(AClaim(), Ground(), new(new(7), Plain with { Statement = Other }, Text), Anybody).ShouldRecord(
            new ClaimRecorded(new(7), Other, Day, [new(7)], Restates: new(7)), new ClaimRestated(new(99), Text));
    }

    [Fact]
    public void Corrects_and_remarks_only_where_something_changes()
    {
        CorrectClaim.Decide(AClaim(), new(new(7), Text, Other), Anybody).ShouldRefuse("claim/nothing-to-correct");
        CorrectClaim.Decide(AClaim(), new(new(7), Other, Text), Anybody).ShouldRecord(new ClaimCorrected(Other, Text));
        RemarkOnClaim.Decide(AClaim() with { Remark = Text }, new(new(7), Text), Anybody).ShouldRefuse("claim/nothing-to-correct");
        RemarkOnClaim.Decide(AClaim(), new(new(7), Text), Anybody).ShouldRecord(new ClaimRemarkedOn(Text));
    }

    [Fact]
    public void Refuses_ten_megabytes_where_a_statement_was_expected_and_half_a_character()
    {
        Record(Plain with { Statement = new(new string('x', 10_000_000)) }).ShouldRefuse("text/too-long");
        Record(Plain with { Statement = new("half \ud83d") }).ShouldRefuse("text/not-text");
        Record(Plain with { Statement = new("nought \0") }).ShouldRefuse("text/not-text");
        Record(Plain with { Statement = new(" ") }).ShouldRefuse("text/missing");
        Record(Plain with { Statement = new("mixed \u202e עברית and English 🕊") }).Refusal.ShouldBeNull();
    }

    private static string Print(int from, int to) => Convert.ToHexStringLower(SHA256.HashData(Words.AsSpan(from, to - from)));
}
