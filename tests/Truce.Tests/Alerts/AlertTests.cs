using NodaTime;
using Truce.Core.Access;
using Truce.Core.Alerts;
using Truce.Core.Geography;
using Truce.Core.Journal;
using Truce.Core.Language;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Alerts;

public class AlertTests
{
    internal static readonly LocalText Three = new("Some text", "نص", "טקסט");

    internal static readonly AlertAccount Storm = new(
        AlertHazard.Weather, AlertCategory.Met, AlertUrgency.Expected, AlertSeverity.Severe, AlertCertainty.Likely, Three, Three, Now, Now + Duration.FromHours(12),
        [new AlertArea(Three, null, new Position(315_000_000, 344_000_000), 5_000)]);

    private static readonly Alert Issued = Given<Alert>(new AlertIssued(new(2), Storm));

    [Fact]
    public void Refuses_what_is_not_in_three_languages_or_ends_before_it_begins_or_has_no_ground()
    {
        Ruling With(AlertAccount account) => IssueAlert.Decide(null, new(account), Anybody);
        IssueAlert.Decide(new Reference(StreamKind.Place, 5), new(Storm), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        IssueAlert.Decide(null, new(Storm), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        With(Storm with { Headline = new("English only") }).ShouldRefuse("alert/language-missing");
        With(Storm with { Instruction = new("English", "عربي") }).ShouldRefuse("alert/language-missing");
        With(Storm with { Category = 0 }).ShouldRefuse("alert/codes-unfit");
        With(Storm with { Responses = [AlertResponse.Avoid, AlertResponse.Avoid] }).ShouldRefuse("alert/codes-unfit");
        With(Storm with { Expires = Storm.Effective }).ShouldRefuse("alert/times-unfit");
        With(Storm with { Expires = Storm.Effective + Duration.FromDays(32) }).ShouldRefuse("alert/times-unfit");
        With(Storm with { Effective = Now - Duration.FromDays(2), Expires = Now }).ShouldRefuse("alert/times-unfit");
        With(Storm with { Onset = Storm.Expires }).ShouldRefuse("alert/times-unfit");
        With(Storm with { Areas = [] }).ShouldRefuse("alert/areas-unfit");
        With(Storm with { Areas = [new AlertArea(new("English only"))] }).ShouldRefuse("alert/language-missing");
        With(Storm with { Areas = [new AlertArea(Three, null, null, 5)] }).ShouldRefuse("geography/radius-unfit");
        With(Storm with { Areas = [new AlertArea(Three, Ground: new Area([new Polygon([Square(0, 900), Square(300, 600)])]))] }).ShouldRefuse("alert/holes");
        With(Storm with { Areas = [new AlertArea(Three, Ground: new Area([new Polygon([new Ring([new(0, 0), new(900, 900), new(0, 900), new(900, 0), new(0, 0)])])]))] }).ShouldRefuse("shape/crosses-itself");
        With(Storm).ShouldRecord(new AlertIssued(new(2), Storm));
    }

    [Fact]
    public void An_update_and_a_cancellation_are_messages_that_stand_after_the_first()
    {
        var updated = Storm with { Severity = AlertSeverity.Extreme };
        UpdateAlert.Decide(Issued, null, new(Issued.Id, updated, Text), Anybody).ShouldRecord(new AlertUpdated(updated, Text));
        UpdateAlert.Decide(Issued, null, new(Issued.Id, Storm, Text), Anybody).ShouldRefuse("alert/nothing-changed");
        CancelAlert.Decide(Issued, new(Issued.Id, Text), Anybody).ShouldRecord(new AlertCancelled(Text));
        var over = Given<Alert>(new AlertIssued(new(2), Storm), new AlertUpdated(updated, Text), new AlertCancelled(Other));
        over.Messages.Select(one => (one.Number, one.Kind)).ShouldBe([(1, AlertMessageKind.Alert), (2, AlertMessageKind.Update), (3, AlertMessageKind.Cancel)]);
        over.Account.Severity.ShouldBe(AlertSeverity.Extreme);
        over.HoldsAt(Now).ShouldBeFalse();
        CancelAlert.Decide(over, new(over.Id, Text), Anybody).ShouldRefuse("alert/cancelled");
    }

    [Fact]
    public void Only_whose_word_it_is_changes_it_and_only_while_it_holds()
    {
        var stranger = Anybody with { Organisation = new(77) };
        CancelAlert.Decide(Issued, new(Issued.Id, Text), stranger).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        UpdateAlert.Decide(Issued, null, new(Issued.Id, Storm, Text), Anybody with { Now = Storm.Expires }).ShouldRefuse("alert/expired");
    }

    [Fact]
    public void It_lies_where_its_areas_lie()
    {
        var print = Alert.FootprintOf(Issued);
        print.Meets(Footprint.Of(new Position(315_000_000, 344_000_000))).ShouldBeTrue();

        // 4.9 km to the north and to the east lie within 5 km; 5.2 km do not.
        print.Meets(Footprint.Of(new Position(315_000_000 + 442_000, 344_000_000))).ShouldBeTrue();
        print.Meets(Footprint.Of(new Position(315_000_000, 344_000_000 + 516_000))).ShouldBeTrue();
        print.Meets(Footprint.Of(new Position(315_000_000 + 480_000, 344_000_000))).ShouldBeFalse();
        print.Meets(Footprint.Everything.During(Storm.Expires, null)).ShouldBeFalse();
    }

    private static Ring Square(int from, int to) => new([new(from, from), new(from, to), new(to, to), new(to, from), new(from, from)]);
}
