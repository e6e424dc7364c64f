using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Pairs;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Viewing;

namespace Truce.Tests.Pairs;

/// <summary>What of likeness a viewer is shown: by what it sees alone, as of any moment.</summary>
public sealed class PairViewTests : IDisposable
{
    private readonly TestCentre test = new();
    private readonly Id<Source> outlet;

    public PairViewTests()
    {
        test.Clock.Now = Sketches.Noon + Duration.FromDays(4);
        outlet = test.New<Source>(new RegisterSource(new LocalText("Outlet"), SourceKind.PressOutlet));
    }

    private View Public => test.Centre.View(null);

    private View Own => test.Centre.View(test.Secretary);

    public void Dispose() => test.Dispose();

    [Fact]
    public void What_may_not_be_seen_changes_neither_candidates_nor_points_nor_reasons_nor_their_order()
    {
        using var bare = new TestCentre();
        bare.Clock.Now = test.Clock.Now;
        var chance = new Random(5);
        List<string> titles = [];
        for (var at = 0; at < 40; at++)
        {
            var told = Sketches.Told(new LocalText($"Shelling of house {at % 7} near market {at % 5}"), metresNorth: chance.Next(0, 6_000), hoursLater: chance.Next(0, 40));
            Enter(bare, told, Marking.Clear);
            Enter(test, told, Marking.Clear);
            Enter(test, told with { Title = new LocalText($"Hidden {at}") }, at % 2 == 0 ? Marking.Green : Marking.AmberStrict());
            titles.Add(told.Title.En!);
        }

        foreach (var title in titles.Distinct())
        {
            var (mine, plain) = (Named(Public, title), Named(bare.Centre.View(null), title));
            Say(Public.LikelySame(mine, 10)).ShouldBe(Say(bare.Centre.View(null).LikelySame(plain, 10)));
        }

        Own.LikelySame(Named(Own, "Hidden 0"), 20).Count.ShouldBeGreaterThan(5);

        static Incident Named(View view, string title) => view.All<Incident>().First(one => one.Account.Title.En == title);
        static IEnumerable<string> Say(IEnumerable<LikelySame> all) => all.Select(one => $"{one.Incident.Account.Title} {one.Resemblance.Points} {string.Join(' ', one.Resemblance.Reasons.Select(reason => $"{reason.By} {reason.Points} {reason.Number} {string.Join(',', reason.Words)}"))}").Order();
    }

    [Fact]
    public void A_stricter_place_counts_for_whom_it_is_meant_alone()
    {
        var asked = Enter(test, Sketches.Told(new LocalText("Shots heard")), Marking.Clear);
        var coarse = Sketches.Told(new LocalText("Shots fired"), metresNorth: 9_000, radius: 100);
        var other = test.New<Incident>(new EnterIncident(coarse, test.Clock.Now, new PlaceStated(null, Sketches.Here, 10), null, Marking.Clear));
        long? Metres(View view) => view.LikelySame(view.Find(asked)!, 5).Single(one => one.Incident.Id == other).Resemblance.Reasons.Single(one => one.By == LikeBy.Distance).Number;
        Metres(Own).ShouldBe(0);
        Metres(Public)!.Value.ShouldBeInRange(8_900, 9_100);
    }

    [Fact]
    public void Incidents_without_a_position_are_found_by_their_time_and_their_words()
    {
        var asked = Enter(test, Sketches.Told(new LocalText("Shelling of the old flour mill")), Marking.Clear);
        var unplaced = Enter(test, Sketches.Told(new LocalText("Shelling of the old flour mill"), placed: false), Marking.Clear);
        Public.LikelySame(Public.Find(asked)!, 5).Single().Incident.Id.ShouldBe(unplaced);
        Public.LikelySame(Public.Find(unplaced)!, 5).Single().Incident.Id.ShouldBe(asked);
    }

    [Fact]
    public void A_report_that_tells_of_both_a_shared_text_and_a_shared_origin_are_reasons()
    {
        var asked = Enter(test, Sketches.Told(new LocalText("One")), Marking.Clear);
        var far = Enter(test, Sketches.Told(new LocalText("Two"), metresNorth: 40_000, hoursLater: 2), Marking.Clear);
        var near = Enter(test, Sketches.Told(new LocalText("Three"), metresNorth: 300), Marking.Clear);
        var report = Report("One text", "https://example.org/a");
        foreach (var incident in (Id<Incident>[])[asked, far]) Concerns(report, incident);
        Concerns(Report("The same link elsewhere", "https://example.org/a"), near);
        var found = Public.LikelySame(Public.Find(asked)!, 5).ToDictionary(one => one.Incident.Id, one => one.Resemblance.Reasons.Select(reason => reason.By).ToArray());
        found[far].ShouldContain(LikeBy.Report);
        found[far].ShouldNotContain(LikeBy.Media);
        found[near].ShouldContain(LikeBy.Media);
        found[near].ShouldContain(LikeBy.Origin);
    }

    [Fact]
    public void Merged_is_one_group_for_whoever_sees_all_of_it_and_unmerged_it_is_as_before_and_the_past_stays()
    {
        var (one, two, hidden) = (Enter(test, Sketches.Told(new LocalText("One")), Marking.Clear), Enter(test, Sketches.Told(new LocalText("Two")), Marking.Clear), Enter(test, Sketches.Told(new LocalText("Three")), Marking.Green));
        var tie = test.New<Relation>(new MergeIncidents(one, two, new LocalText("The same crater")));
        test.Do(new MergeIncidents(hidden, two, new LocalText("The same crater as well")));
        SameEvent.Of(one, Public).ShouldBe([one, two], ignoreOrder: true);
        SameEvent.Of(one, Own).ShouldBe([one, two, hidden], ignoreOrder: true);
        foreach (var view in (View[])[Public, Own]) view.All<Incident>().Count(incident => SameEvent.Counts(incident, view)).ShouldBe(1);
        Public.Find(one)!.State.ShouldBe(IncidentState.Received);

        var merged = Public;
        test.Do(new UnmergeIncidents(tie, new LocalText("Two craters")));
        SameEvent.Of(one, Public).ShouldBe([one]);
        SameEvent.Of(one, merged).ShouldBe([one, two], ignoreOrder: true);
        Public.LifeOf(tie.Reference).Count.ShouldBe(2);
    }

    [Fact]
    public void A_report_is_offered_incidents_by_its_words_and_days()
    {
        var incident = Enter(test, Sketches.Told(new LocalText("Flour mill of Deir al-Balah shelled")), Marking.Clear);
        Enter(test, Sketches.Told(new LocalText("Trucks turned back at the gate")), Marking.Clear);
        var report = Report("Shelling hits flour mill in Deir al-Balah", null);
        Public.LikelySame(Public.Find(report)!, 5).Select(one => one.Incident.Id).ShouldBe([incident]);
        Concerns(report, incident);
        Public.LikelySame(Public.Find(report)!, 5).ShouldBeEmpty();
    }

    private static Id<Incident> Enter(TestCentre centre, IncidentAccount account, Marking marking) =>
        centre.New<Incident>(new EnterIncident(account, centre.Clock.Now, Marking: marking));

    private Id<Report> Report(string title, string? link) => test.New<Report>(new ReceiveReport(
        outlet, new LocalText(title), new DateInterval(new(2025, 10, 16), new(2025, 10, 16)), test.Clock.Now, "en", link, Marking: Marking.Clear));

    private void Concerns(Id<Report> report, Id<Incident> incident)
    {
        var claim = test.New<Claim>(new RecordClaim(report, new LocalText("It was so"), new DateInterval(new(2025, 10, 16), new(2025, 10, 16)), [outlet]));
        test.Do(new StateRelation(claim, RelationRole.Concerns, incident));
    }
}
