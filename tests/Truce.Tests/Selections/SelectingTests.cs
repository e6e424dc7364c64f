using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Selections;
using Truce.Core.Time;
using Truce.Store.Viewing;
using Truce.Web.Selections;

namespace Truce.Tests.Selections;

/// <summary>By whatever index things are found, a selection gives what a look at each of them gives, in one order, page after page, to each viewer.</summary>
public class SelectingTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Gaza"];
    private static readonly LocalText Text = new("A text");
    private static readonly string[] Types = ["fire", "fire/artillery", "aid/looted", "air/overflight", "civ/killing-or-injury"];

    [Fact]
    public void Every_way_of_finding_gives_what_a_look_at_each_thing_gives()
    {
        using var test = new TestCentre();
        var chance = new Random(7);
        var (outer, places) = Fill(test, chance, 300);
        var viewers = (Id<Member>?[])[null, test.Secretary];
        for (var turn = 0; turn < 400; turn++)
        {
            var selection = Some(chance, outer, places);
            foreach (var viewer in viewers)
            {
                var view = chance.Next(3) == 0 ? test.Centre.View(viewer, chance.NextInt64(test.Centre.Head)) : test.Centre.View(viewer);
                Agrees(selection, view);
            }
        }
    }

    [Fact]
    public void What_was_erased_and_told_anew_keeps_the_order()
    {
        using var test = new TestCentre();
        var chance = new Random(11);
        var (outer, places) = Fill(test, chance, 60);
        var moved = test.Centre.View(test.Secretary).All<Incident>().First(one => one.Corrections > 0);
        var entry = test.Centre.View(test.Secretary).LifeOf(moved.Id)[^1].Head.Index;
        test.Do(new RedactParts([new(entry, ["body"])], Text, Text));
        for (var turn = 0; turn < 100; turn++) Agrees(Some(chance, outer, places), test.Centre.View(test.Secretary));
    }

    [Fact]
    public void A_selection_by_a_thing_that_may_not_be_seen_is_one_by_a_thing_that_does_not_exist()
    {
        using var test = new TestCentre();
        var hidden = test.New<Place>(new RegisterPlace(Text, PlaceKind.Site, Text, Centre: At(1)));
        test.Do(new ChangeMarking(hidden, Marking.AmberStrict(), Text));
        test.New<Incident>(new EnterIncident(Account(hidden, At(1), "fire", 10), test.Clock.Now));
        var nowhere = new Id<Place>((hidden.Number + 1) % Reference.Count);
        string[] forPublic = [Told(null, hidden), Told(null, nowhere)];
        forPublic[0].Replace($"{hidden}", "").ShouldBe(forPublic[1].Replace($"{nowhere}", ""));
        Told(test.Secretary, hidden).ShouldContain("INC-");

        string Told(Id<Member>? who, Id<Place> place)
        {
            string[] parts = [$"place={place}", $"under={place}", $"within=200000m,{place}", $"not-place={place}&type=aid"];
            return string.Join('\n', parts.Select(part => SelectionReader.Read(part, Scope)).Select(read => Selecting.Of(read.Selection, test.Centre.View(who), Zone))
                .Select(one => $"{string.Join(' ', one.Missing)}: {string.Join(' ', one.Things<Incident>().Select(each => each.Id))}"));
        }
    }

    [Fact]
    public void Near_is_over_the_ground_and_reads_the_stricter_place_for_whoever_may_see_it()
    {
        using var test = new TestCentre();
        var other = test.New<Member>(new AdmitMember(test.New<Organisation>(new RegisterOrganisation(Text, OrganisationKind.Party)), Text, Duties.Recording));
        var place = test.New<Place>(new RegisterPlace(Text, PlaceKind.Site, Text, Centre: At(0)));
        var incident = test.New<Incident>(new EnterIncident(Account(null, At(0), "fire", 10), test.Clock.Now, new PlaceStated(null, At(5), 10)));
        var metres = (int)Geodesic.Metres(At(0), At(5));
        Found(test.Secretary, $"within={metres + 1}m,{place}").ShouldBe([incident]);
        Found(test.Secretary, $"within={metres - 1}m,{place}").ShouldBeEmpty();
        Found(other, $"within=1m,{place}").ShouldBe([incident]);
        Found(other, "bbox=34,31.53,35,32").ShouldBeEmpty();
        Found(test.Secretary, "bbox=34,31.53,35,32").ShouldBe([incident]);

        IEnumerable<Id<Incident>> Found(Id<Member> who, string asked) => Selecting.Of(SelectionReader.Read(asked, Scope).Selection, test.Centre.View(who), Zone).Things<Incident>().Select(one => one.Id);
    }

    private static SelectionScope Scope => new([StreamKind.Incident], Zone);

    private static void Agrees(Selection selection, View view)
    {
        var selecting = Selecting.Of(selection, view, Zone);
        var plain = view.All<Incident>().Where(selecting.Fits).ToList();
        if (selection.Order != SelectionOrder.Oldest) plain.Reverse();
        if (selection.Order == SelectionOrder.Happened) plain = [.. plain.OrderByDescending(one => one.Account.Occurred.From)];
        selecting.Things<Incident>().Select(one => one.Id).ShouldBe(plain.Select(one => one.Id), selection.Query);
        List<Id<Incident>> paged = [];
        for (Id<Incident>? after = null; ;)
        {
            var page = selecting.Page(after, 7);
            paged.AddRange(page.Shown.Select(one => one.Id));
            if (page.Last is not { } last) break;
            after = new Id<Incident>(last.Number);
        }

        paged.ShouldBe(plain.Select(one => one.Id), selection.Query);
    }

    private static Selection Some(Random chance, Id<Place> outer, IReadOnlyList<Id<Place>> places)
    {
        var all = SelectionWritingTests.Any(chance);
        var selection = Selection.All with { Order = all.Order };
        if (chance.Next(3) == 0) selection = selection with { Box = new SelectedBox(344_000_000 - 10, 315_000_000 + chance.Next(8) * 100_000 - 5, 344_000_000 + 10, 315_000_000 + chance.Next(8, 16) * 100_000) };
        if (chance.Next(3) == 0) selection = selection with { From = Day(chance.Next(5)), Until = Day(5 + chance.Next(6)) };
        if (chance.Next(4) == 0) selection = selection with { RecordedFrom = new Bound(null, Instant.FromUtc(2025, 10, 17, 9, 0) + Duration.FromMinutes(chance.Next(200))) };
        if (chance.Next(4) == 0) selection = selection with { Words = ((string[])["north", "text", "قافلة"])[chance.Next(3)] };
        if (chance.Next(3) == 0) selection = selection.With(ChoicePart.Place, [$"{(chance.Next(3) == 0 ? outer : places[chance.Next(places.Count)])}"], chance.Next(3) == 0);
        if (chance.Next(4) == 0) selection = selection.With(ChoicePart.Under, [$"{places[chance.Next(places.Count)]}", $"{places[chance.Next(places.Count)]}"]);
        if (chance.Next(3) == 0) selection = selection.With(ChoicePart.Type, [((string[])["fire", "aid/looted", "civ"])[chance.Next(3)]], chance.Next(2) == 0);
        if (chance.Next(4) == 0) selection = selection.With(ChoicePart.Marking, ["clear"], chance.Next(2) == 0);
        return selection;

        static Bound Day(int day) => new(new LocalDate(2025, 10, 5).PlusDays(day), null);
    }

    private static (Id<Place> Outer, IReadOnlyList<Id<Place>> Places) Fill(TestCentre test, Random chance, int count)
    {
        var outer = test.New<Place>(new RegisterPlace(Text, PlaceKind.Territory, Text, Centre: At(0)));
        Id<Place>[] places = [.. Enumerable.Range(0, 5).Select(at => test.New<Place>(new RegisterPlace(Text, PlaceKind.Site, Text, Within: at < 3 ? outer : null, Centre: At(at))))];
        for (var at = 0; at < count; at++)
        {
            test.Clock.Now += Duration.FromMinutes(1);
            IncidentAccount Any() => Account(chance.Next(4) == 0 ? null : places[chance.Next(places.Length)], chance.Next(5) == 0 ? null : At(chance.Next(16)), Types[chance.Next(Types.Length)], chance.Next(5, 16));
            var incident = test.New<Incident>(new EnterIncident(Any(), test.Clock.Now, chance.Next(5) == 0 ? new PlaceStated(null, At(chance.Next(16)), 10) : null, Marking: chance.Next(3) == 0 ? Marking.Green : Marking.Clear));
            if (chance.Next(4) == 0) test.Do(new CorrectIncident(incident, Any(), Text));
        }

        return (outer, places);
    }

    private static Position At(int step) => new(315_000_000 + step * 100_000, 344_000_000);

    private static IncidentAccount Account(Id<Place>? place, Position? at, string type, int day) => new(
        new LocalText(day % 3 == 0 ? "North of it" : "A text", day % 4 == 0 ? "قافلة" : null), type, Occurrence.OfDays(new(new(2025, 10, day), new(2025, 10, day)), Zone),
        new PlaceStated(place, at, at is null ? null : 500, new LocalText("there")), [Means.Media], new Effects([]), []);
}
