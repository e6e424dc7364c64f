using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Figures;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Pairs;
using Truce.Core.Places;
using Truce.Core.Questions;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Core.SituationReports;
using Truce.Core.Sources;
using Truce.Core.Tallies;
using Truce.Core.Time;
using Truce.Store.Viewing;

namespace Truce.Tests.Tallies;

/// <summary>What is counted once, in whose column, from which day on; and that no column is added to another.</summary>
public sealed class DailyTallyTests : IDisposable
{
    private static readonly DateInterval Said = new(new LocalDate(2025, 10, 16), new LocalDate(2025, 10, 16));

    private readonly TestCentre test = new();
    private readonly Id<Organisation> first, second;
    private readonly Id<Source> ofFirst, ofAgent, ofSecond, outlet;
    private readonly Id<Report> report;

    public DailyTallyTests()
    {
        first = Body("First party");
        second = Body("Second party");
        var agent = Body("Army of the first party");
        test.Do(new DeclareRepresentation(agent, first, new LocalDate(2025, 10, 1)));
        (ofFirst, ofAgent, ofSecond, outlet) = (Speaker("First speaks", first), Speaker("Army speaks", agent), Speaker("Second speaks", second), Speaker("Outlet", null));
        report = test.New<Report>(new ReceiveReport(outlet, new LocalText("Bulletin"), Said, test.Clock.Now, "en"));
    }

    private View Own => test.Centre.View(test.Secretary);

    public void Dispose() => test.Dispose();

    [Fact]
    public void Each_side_has_the_events_that_its_own_claims_tell_of_once_however_many_of_its_sources_repeat_them()
    {
        var (one, two) = (Incident("One"), Incident("Two"));
        Incident("Told by nobody");
        foreach (var source in (Id<Source>[])[ofFirst, ofAgent, ofFirst]) Tells(source, one);
        Tells(ofSecond, two);
        var tally = Count();
        tally.Columns.ShouldBe([TallyColumn.Us, new(ReportColumn.Party, first), new(ReportColumn.Party, second)], ignoreOrder: true);
        Events(tally, TallyColumn.Us).ShouldBe(3);
        Events(tally, new(ReportColumn.Party, first)).ShouldBe(1);
        Events(tally, new(ReportColumn.Party, second)).ShouldBe(1);
    }

    [Fact]
    public void What_was_merged_counts_once_for_everybody_who_tells_of_any_of_it_and_again_when_it_is_unmerged()
    {
        var (one, two) = (Incident("One", hoursAgo: 5), Incident("Two", hoursAgo: 3));
        Tells(ofFirst, one);
        Tells(ofSecond, two);
        var tie = test.New<Relation>(new MergeIncidents(two, one, new LocalText("The same")));
        var tally = Count();
        (Events(tally, TallyColumn.Us), Events(tally, new(ReportColumn.Party, first)), Events(tally, new(ReportColumn.Party, second)), tally.ToldAgain).ShouldBe((1, 1, 1, 1));
        tally.Kinds.Single().Cells[TallyColumn.Us].Incidents.ShouldBe([one]);
        test.Do(new UnmergeIncidents(tie, new LocalText("Not the same")));
        Events(Count(), TallyColumn.Us).ShouldBe(2);
    }

    [Fact]
    public void A_side_counts_from_the_day_on_that_its_own_last_figure_names_and_its_unit_is_named_and_not_converted()
    {
        var early = Incident("Early", hoursAgo: 40, number: new Counted(IncidentUnit.Explosion, 30, null, 40));
        var late = Incident("Late", hoursAgo: 3);
        foreach (var incident in (Id<Incident>[])[early, late])
        {
            Tells(ofFirst, incident);
            Tells(ofSecond, incident);
        }

        var question = test.New<Question>(new OpenQuestion(new LocalText("How many breaches?"), Subject.Incident));
        var claim = test.New<Claim>(new RecordClaim(report, new LocalText("So many"), Said, [ofFirst, outlet]));
        test.Do(new StateFigure(claim, question, new StatedFigure(
            new FigureDefinition(new LocalText("Explosions since the second day"), "explosions", CountUnit.Explosion, FigurePer.Total, BaseDate: test.Clock.Now.InUtc().Date), StatedValue.Of(new Amount(90)), new FigurePeriod(Said, "Asia/Gaza"), FigureKind.Stated)));
        var tally = Count(days: 3);
        Events(tally, new(ReportColumn.Party, first)).ShouldBe(1);
        Events(tally, new(ReportColumn.Party, second)).ShouldBe(2);
        var rule = tally.Rules[new(ReportColumn.Party, first)];
        (rule.One, rule.Base, rule.InUnit).ShouldBe((CountUnit.Explosion, test.Clock.Now.InUtc().Date, 0));
        tally.Rules.ContainsKey(new(ReportColumn.Party, second)).ShouldBeFalse();
    }

    [Fact]
    public void The_period_before_stands_apart_and_what_is_out_of_scope_or_hidden_is_in_no_column()
    {
        Incident("Now");
        Incident("Before", hoursAgo: 30);
        Incident("Long ago", hoursAgo: 80);
        Incident("Hidden", marking: Marking.AmberStrict());
        var outside = Incident("Outside");
        test.Do(new MoveIncident(outside, IncidentState.Triaged, new LocalText("Read")));
        test.Do(new MoveIncident(outside, IncidentState.OutOfScope, new LocalText("Elsewhere")));
        var tally = Count(view: test.Centre.View(null));
        (tally.Kinds.Single().Cells[TallyColumn.Us].Count, tally.Kinds.Single().Cells[TallyColumn.Us].Before, tally.OutOfScope).ShouldBe((1, 1, 1));
        Events(Count(), TallyColumn.Us).ShouldBe(2);
        tally.Days.Sum(row => row.Cells.GetValueOrDefault(TallyColumn.Us)?.Count ?? 0).ShouldBe(1);
    }

    [Fact]
    public void It_gives_what_a_plain_look_at_every_incident_gives()
    {
        var chance = new Random(11);
        var places = Enumerable.Range(0, 3).Select(at => test.New<Place>(new RegisterPlace(new LocalText($"Place {at}"), PlaceKind.Governorate, new LocalText("Basis"), $"PS0{at}"))).ToArray();
        var all = Enumerable.Range(0, 60).Select(at => Incident($"Case {at}", chance.Next(1, 100), place: chance.Next(4) is < 3 and var place ? places[place] : null, type: chance.Next(2) == 0 ? "fire/rocket" : "aid/looted")).ToArray();
        foreach (var incident in all)
            foreach (var source in (Id<Source>[])[ofFirst, ofSecond])
                if (chance.Next(3) == 0) Tells(source, incident);
        for (var at = 0; at < 15; at++)
            if (all[chance.Next(60)] is var one && all[chance.Next(60)] is var other && one != other) test.Do(new MergeIncidents(one, other, new LocalText("Same")));

        var (view, tally) = (Own, Count());
        var groups = new List<HashSet<Id<Incident>>>(all.Select(one => new HashSet<Id<Incident>> { one }));
        foreach (var relation in view.All<Relation>().Where(one => one.Role == RelationRole.SameEvent))
        {
            var (one, other) = (groups.Single(group => group.Contains(new(relation.Of.Number))), groups.Single(group => group.Contains(new(relation.To.Number))));
            if (one == other) continue;
            one.UnionWith(other);
            groups.Remove(other);
        }

        var plain = groups.Select(group => group.Select(id => view.Find(id)!).OrderBy(one => one.ReportedAt).ThenBy(one => one.Id).First())
            .Where(one => one.Account.Occurred.Meets(tally.Terms.From, tally.Terms.CutOff)).ToList();
        Events(tally, TallyColumn.Us).ShouldBe(plain.Count);
        foreach (var (party, source) in ((Id<Organisation>, Id<Source>)[])[(first, ofFirst), (second, ofSecond)])
        {
            var told = view.All<Relation>().Where(one => one.Role == RelationRole.Concerns && view.Find(new Id<Claim>(one.Of.Number))!.Origin == source).Select(one => new Id<Incident>(one.To.Number)).ToHashSet();
            var expected = plain.Where(head => groups.Single(group => group.Contains(head.Id)).Overlaps(told)).Select(head => head.Id);
            tally.Kinds.SelectMany(row => row.Cells.GetValueOrDefault(new(ReportColumn.Party, party))?.Incidents ?? []).ShouldBe(expected, ignoreOrder: true);
        }

        foreach (var row in tally.Kinds)
            row.Cells[TallyColumn.Us].Count.ShouldBe(plain.Count(one => IncidentTypes.FamilyOf(one.Account.Type) == row.Family && one.Account.Where.Place == row.Governorate));
    }

    private static int Events(DailyTally tally, TallyColumn column) => tally.Kinds.Sum(row => row.Cells.GetValueOrDefault(column)?.Count ?? 0);

    private DailyTally Count(int days = 1, View? view = null)
    {
        var terms = new TallyTerms(test.Clock.Now - Duration.FromDays(days), test.Clock.Now, "Asia/Gaza");
        view ??= Own;
        return DailyTally.Of(view, view.Within<Incident>(terms.Reach).Select(one => one.State), terms);
    }

    private void Tells(Id<Source> source, Id<Incident> incident)
    {
        var claim = test.New<Claim>(new RecordClaim(report, new LocalText("It was fired"), Said, [source, outlet]));
        test.Do(new StateRelation(claim, RelationRole.Concerns, incident));
    }

    private Id<Organisation> Body(string name) => test.New<Organisation>(new RegisterOrganisation(new LocalText(name), OrganisationKind.Party));

    private Id<Source> Speaker(string name, Id<Organisation>? organisation) => test.New<Source>(
        organisation is null ? new RegisterSource(new LocalText(name), SourceKind.PressOutlet) : new RegisterSource(new LocalText(name), SourceKind.Organisation, organisation));

    private Id<Incident> Incident(string title, int hoursAgo = 3, Counted? number = null, Id<Place>? place = null, string type = "fire/small-arms", Marking? marking = null)
    {
        var from = test.Clock.Now - Duration.FromHours(hoursAgo);
        var account = new IncidentAccount(
            new LocalText(title), type, new Occurrence(from, from + Duration.FromMinutes(30), TimePrecision.Minute, "Asia/Gaza"),
            new PlaceStated(place, Words: new LocalText("somewhere")), [Means.Media], new Effects([]), [], number);
        return test.New<Incident>(new EnterIncident(account, from + Duration.FromMinutes(40), Marking: marking ?? Marking.Clear));
    }
}
