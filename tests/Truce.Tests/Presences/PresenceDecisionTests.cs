using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Presences;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Presences;

public class PresenceDecisionTests
{
    private static readonly LocalDate First = new(2025, 10, 20);
    private static readonly PresenceAccount Work = new(Sector.Health, Text, new(14), First);
    private static readonly Presence Own = Given<Presence>(new PresenceStated(new(2), Work));
    private static readonly Presence Theirs = Given<Presence>(new PresenceStated(new(9), Work));
    private static readonly Caller Speaker = Anybody with { Duties = Duties.Speaking }, Recorder = Anybody with { Duties = Duties.Recording };

    [Fact]
    public void Whoever_only_speaks_states_the_presence_of_its_own_organisation_alone()
    {
        StatePresence.Decide(new(new(2), Work), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        StatePresence.Decide(new(new(9), Work), Speaker).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        StatePresence.Decide(new(new(9), Work), Recorder).Refusal.ShouldBeNull();
        StatePresence.Decide(new(new(2), Work), Speaker).ShouldRecord(new PresenceStated(new(2), Work));
        StatePresence.Decide(new(new(2), Work with { Until = First.PlusDays(-1) }), Speaker).ShouldRefuse("presence/ends-before-it-begins");
        StatePresence.Decide(new(new(2), Work with { Sector = default }), Speaker).ShouldRefuse("presence/sector-missing");
    }

    [Fact]
    public void Until_there_is_consent_only_the_organisation_and_whoever_entered_it_see_it() =>
        StatePresence.Decide(new(new(9), Work), Recorder).Events[0].Marking.ShouldBe(Marking.AmberStrict(new Id<Organisation>(9)));

    [Fact]
    public void Nobody_gives_the_consent_of_another()
    {
        GiveConsent.Decide(Theirs, new(Theirs.Id, ShownTo.Everybody, []), Anybody).ShouldRefuse("presence/not-your-consent", RefusalKind.Forbidden);
        GiveConsent.Decide(Theirs, new(Theirs.Id, ShownTo.Everybody, []), Anybody with { For = new Id<Organisation>(9) })
            .ShouldRecord(new ConsentGiven(ShownTo.Everybody, [], ByItself: true));
        RecordConsent.Decide(Theirs, new(Theirs.Id, ShownTo.Everybody, [], Text), Speaker).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RecordConsent.Decide(Theirs, new(Theirs.Id, ShownTo.Everybody, [], new()), Recorder).ShouldRefuse("text/missing");
        RecordConsent.Decide(Theirs, new(Theirs.Id, ShownTo.Everybody, [], Text), Recorder).ShouldRecord(new ConsentGiven(ShownTo.Everybody, [], ByItself: false, Text));
    }

    [Fact]
    public void The_consent_decides_who_sees_it()
    {
        Marking? After(ShownTo shownTo, params Id<Organisation>[] counting) => GiveConsent.Decide(Own, new(Own.Id, shownTo, [.. counting]), Speaker).Events[0].Marking;
        After(ShownTo.Everybody).ShouldBe(Marking.Clear);
        After(ShownTo.Members).ShouldBe(Marking.Green);
        After(ShownTo.AsNumber, new Id<Organisation>(5)).ShouldBe(Marking.AmberStrict(new Id<Organisation>(2), new Id<Organisation>(5)));
        RevokeConsent.Decide(Shown(ShownTo.Everybody), new(Own.Id, Text), Speaker).Events[0].Marking.ShouldBe(Marking.AmberStrict(new Id<Organisation>(2)));
    }

    [Fact]
    public void A_number_names_who_may_count_and_nothing_else_does()
    {
        GiveConsent.Decide(Own, new(Own.Id, ShownTo.AsNumber, []), Speaker).ShouldRefuse("presence/counted-by-unfit");
        GiveConsent.Decide(Own, new(Own.Id, ShownTo.Members, [new(5)]), Speaker).ShouldRefuse("presence/counted-by-unfit");
        GiveConsent.Decide(Own, new(Own.Id, default, []), Speaker).ShouldRefuse("presence/shown-to-missing");
        GiveConsent.Decide(Shown(ShownTo.Members), new(Own.Id, ShownTo.Members, []), Speaker).ShouldRefuse("presence/already-shown-so");
    }

    [Fact]
    public void A_consent_is_taken_back_once_and_the_state_says_from_when()
    {
        RevokeConsent.Decide(Own, new(Own.Id, Text), Speaker).ShouldRefuse("presence/nothing-to-revoke");
        RevokeConsent.Decide(Given<Presence>(new PresenceStated(new(9), Work), new ConsentGiven(ShownTo.Everybody, [], false, Text)), new(Own.Id, Text), Speaker)
            .ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        var taken = Given<Presence>(new PresenceStated(new(2), Work), new ConsentGiven(ShownTo.Everybody, [], true), new ConsentRevoked(Text, true));
        taken.ShownTo.ShouldBeNull();
        taken.Consents.Select(one => one.From).ShouldBe([Now, Now]);
        RevokeConsent.Decide(taken, new(Own.Id, Text), Speaker).ShouldRefuse("presence/nothing-to-revoke");
    }

    [Fact]
    public void Is_corrected_ended_and_taken_back()
    {
        CorrectPresence.Decide(Own, new(Own.Id, Work, Text), Speaker).ShouldRefuse("presence/nothing-corrected");
        CorrectPresence.Decide(Theirs, new(Own.Id, Work with { Activity = Other }, Text), Speaker).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        EndPresence.Decide(Own, new(Own.Id, First.PlusDays(-1), Text), Speaker).ShouldRefuse("presence/ends-before-it-begins");
        EndPresence.Decide(Own, new(Own.Id, First, Text), Speaker).ShouldRecord(new PresenceEnded(First, Text));
        var taken = Given<Presence>(new PresenceStated(new(2), Work), new PresenceWithdrawn(Text));
        WithdrawPresence.Decide(taken, new(Own.Id, Text), Speaker).ShouldRefuse("presence/withdrawn");
        GiveConsent.Decide(taken, new(Own.Id, ShownTo.Everybody, []), Speaker).ShouldRefuse("presence/withdrawn");
        WithdrawPresence.Decide(null, new(Own.Id, Text), Speaker).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void A_table_names_only_whom_it_may_and_counts_each_organisation_once()
    {
        Presence Of(int organisation, ShownTo? shownTo, Sector sector = Sector.Health) =>
            Given<Presence>([new PresenceStated(new(organisation), Work with { Sector = sector }), .. shownTo is { } shown ? [new ConsentGiven(shown, [], true)] : Array.Empty<IEvent>()]);
        var cells = WhoWhatWhere.Of(
            [
                Of(2, ShownTo.Everybody), Of(2, ShownTo.AsNumber), Of(3, ShownTo.AsNumber), Of(3, ShownTo.AsNumber), Of(4, null), Of(5, ShownTo.Members, Sector.Water),
                Of(6, ShownTo.Everybody) with { Withdrawn = Text },
            ],
            First);
        cells.Select(cell => (cell.Sector, cell.Named.Count, cell.Unnamed, cell.Organisations)).ShouldBe([(Sector.Health, 1, 1, 2), (Sector.Water, 1, 0, 1)]);
        WhoWhatWhere.Of([Of(2, ShownTo.Everybody)], First.PlusDays(-1)).ShouldBeEmpty();
    }

    private static Presence Shown(ShownTo shownTo) => Given<Presence>(new PresenceStated(new(2), Work), new ConsentGiven(shownTo, [], true));
}
