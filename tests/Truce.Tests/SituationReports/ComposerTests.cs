using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Figures;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Questions;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Core.SituationReports;
using Truce.Core.Sources;
using Truce.Core.Time;

namespace Truce.Tests.SituationReports;

/// <summary>What a report is composed of: by whose word, as of when, for whose eyes; and that nothing is added up across them.</summary>
public sealed class ComposerTests : IDisposable
{
    private static readonly DateInterval Yesterday = new(new LocalDate(2025, 10, 16), new LocalDate(2025, 10, 16));

    private readonly TestCentre test = new();
    private readonly Id<Organisation> first, agent, second, authority;
    private readonly Id<Source> ofFirst, ofAgent, ofSecond, ofAuthority, outlet;
    private readonly Id<Report> report;
    private readonly Id<Question> killed;

    public ComposerTests()
    {
        first = Body("First party", OrganisationKind.Party);
        second = Body("Second party", OrganisationKind.Party);
        agent = Body("Army of the first party", OrganisationKind.Party);
        authority = Body("Health authority", OrganisationKind.LocalAuthority);
        test.Do(new DeclareRepresentation(agent, first, new LocalDate(2025, 10, 1)));
        (ofFirst, ofAgent, ofSecond, ofAuthority) = (Speaker("First speaks", first), Speaker("Army speaks", agent), Speaker("Second speaks", second), Speaker("Authority speaks", authority));
        outlet = test.New<Source>(new RegisterSource(new LocalText("Outlet"), SourceKind.PressOutlet));
        report = test.New<Report>(new ReceiveReport(outlet, new LocalText("Bulletin"), Yesterday, test.Clock.Now, "en"));
        killed = test.New<Question>(new OpenQuestion(new LocalText("How many were killed?"), Subject.Casualties));
    }

    private Id<Organisation> Own => test.Centre.Founder!.Value.Organisation;

    [Fact]
    public void Each_says_it_in_its_own_column_and_who_acts_for_a_party_in_that_partys()
    {
        foreach (var (source, number) in ((Id<Source>, int)[])[(ofFirst, 1), (ofAgent, 2), (ofSecond, 3), (ofAuthority, 4), (outlet, 5)]) Figure(source, number);
        var lines = Compose().Lines.Where(line => line.Section == ReportSection.Numbers).ToList();
        lines.Select(line => (line.Column, line.Party, line.Least!.Value.Value)).ShouldBe(
        [
            (ReportColumn.Party, first, 1), (ReportColumn.Party, first, 2), (ReportColumn.Party, second, 3), (ReportColumn.LocalAuthority, null, 4), (ReportColumn.ThirdParty, null, 5),
        ], ignoreOrder: true);
        lines.ShouldAllBe(line => line.From!.Value.Kind == StreamKind.Figure && line.Entry != null && line.Grade == "F6" && line.Things.Contains(killed.Reference));
        lines.Single(line => line.Column == ReportColumn.LocalAuthority).Via!.En.ShouldBe("Outlet");
    }

    [Fact]
    public void No_line_adds_what_different_sources_state()
    {
        int[] stated = [7, 20, 300, 4_000];
        foreach (var (source, number) in ((Id<Source>[])[ofFirst, ofSecond, ofAuthority, outlet]).Zip(stated)) Figure(source, number);
        Incident("One", killed: (3, 5));
        Incident("Two", killed: (11, 13));
        var numbers = Compose().Lines.Where(line => line.Unit == "persons").Select(line => (line.Least!.Value.Value, line.Most!.Value.Value)).ToHashSet();
        numbers.ShouldBe([(7m, 7m), (20m, 20m), (300m, 300m), (4_000m, 4_000m), (3m, 5m), (11m, 13m)], ignoreOrder: true);
    }

    [Fact]
    public void It_holds_what_its_readers_may_see_whatever_the_drafter_may()
    {
        Figure(ofFirst, 1, Marking.Green);
        Figure(ofSecond, 2, Marking.AmberStrict());
        Incident("Known to members", marking: Marking.Green);
        Incident("Known to us", marking: Marking.AmberStrict());
        Written(TlpLabel.Clear).ShouldNotContain("\"Green");
        Compose().Lines.Where(line => line.Section is ReportSection.Numbers or ReportSection.Incidents).ShouldBeEmpty();
        var members = Compose(TlpLabel.Green).Lines;
        members.Single(line => line.Section == ReportSection.Numbers).Least!.Value.Value.ShouldBe(1);
        members.Single(line => line.Section == ReportSection.Incidents).Least!.Value.Value.ShouldBe(1);

        // The same through the command: the secretary sees everything, the draft does not hold it.
        var draft = test.New<SituationDraft>(new DraftSituationReport(Terms(TlpLabel.Clear), new SituationTexts(), [], []));
        test.Centre.View(test.Secretary).Find(draft)!.Composition.Lines.Where(line => line.Section == ReportSection.Numbers).ShouldBeEmpty();
    }

    [Fact]
    public void It_says_what_stood_in_the_record_at_the_cut_off_and_the_same_whenever_it_is_asked()
    {
        Figure(ofFirst, 1);
        var (cutOff, before) = (test.Clock.Now, Written(TlpLabel.Clear));
        test.Clock.Now += Duration.FromHours(1);
        Figure(ofSecond, 2);
        Incident("Told later");
        Text(Composer.Compose(test.Centre.Overview(TlpLabel.Clear, cutOff), Terms(TlpLabel.Clear, cutOff), Own, [])).ShouldBe(before);
        var later = Composer.Compose(test.Centre.Overview(TlpLabel.Clear, test.Clock.Now), Terms(TlpLabel.Clear, cutOff), Own, []);
        var changed = Composer.Difference(Composer.Compose(test.Centre.Overview(TlpLabel.Clear, cutOff), Terms(TlpLabel.Clear, cutOff), Own, []), later, []);
        changed.Lines.Select(line => line.Section).ShouldBe([ReportSection.Numbers, ReportSection.Incidents]);
        changed.Lines.Select(line => line.Number).ShouldBe([1, 2]);
        Composer.Difference(later, later, []).Lines.ShouldBeEmpty();
        Composer.Difference(Composer.Compose(test.Centre.Overview(TlpLabel.Clear, cutOff), Terms(TlpLabel.Clear, cutOff), Own, []), later, [ReportSection.Incidents])
            .Lines.Select(line => line.Section).ShouldBe([ReportSection.Incidents]);
    }

    [Fact]
    public void Incidents_are_counted_by_family_and_governorate_beside_the_period_before_and_by_who_tells_them()
    {
        var north = test.New<Place>(new RegisterPlace(new LocalText("North"), PlaceKind.Governorate, new LocalText("Basis"), "PS01"));
        var camp = test.New<Place>(new RegisterPlace(new LocalText("Camp"), PlaceKind.Camp, new LocalText("Basis"), Within: north));
        var told = Incident("One", place: camp);
        Incident("Two", place: north);
        Incident("Before", place: north, hoursAgo: 30);
        Incident("Long ago", place: north, hoursAgo: 80);
        var claim = test.New<Claim>(new RecordClaim(report, new LocalText("It was fired"), Yesterday, [ofAgent, outlet]));
        test.Do(new StateRelation(claim, RelationRole.Concerns, told));
        var lines = Compose().Lines.Where(line => line.Section == ReportSection.Incidents).ToList();
        lines.Select(line => (line.Column, line.Party, line.Words.En)).ShouldBe([(ReportColumn.RecordedByUs, null, "2; in the period before: 1"), (ReportColumn.Party, first, "1")]);
        lines.ShouldAllBe(line => line.Place == north && line.Subject.En!.Contains("North") && line.Query.EndsWith("family=fire", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_monitors_were_kept_out_is_told_case_by_case()
    {
        Incident("At the gate", type: "mon/access-denied");
        var line = Compose().Lines.Single(one => one.Section == ReportSection.Access);
        (line.Words.En, line.Subject.En).ShouldBe(("At the gate, no governorate stated", "Monitoring: access denied"));
    }

    [Fact]
    public void Categories_of_additions_stand_apart_within_their_source()
    {
        var parts = new StatedFigure(
            Definition(), StatedValue.Of(new Amount(471)), new FigurePeriod(Yesterday, "Asia/Gaza"), FigureKind.Stated,
            [new(new LocalText("new"), new Amount(35), "new"), new(new LocalText("recovered"), new Amount(116), "recovered"), new(new LocalText("committee"), new Amount(320), "committee")]);
        test.Do(new StateFigure(test.New<Claim>(new RecordClaim(report, new LocalText("Said"), Yesterday, [ofAuthority, outlet])), killed, parts));
        Compose().Lines.Where(line => line.Section == ReportSection.Harm).Select(line => line.Words.En).ShouldBe(["new: 35", "recovered: 116", "committee: 320"]);
    }

    [Fact]
    public void What_does_not_fit_is_told_by_number()
    {
        for (var at = 0; at < 70; at++) Incident($"Case {at}", type: "mon/threatened");
        var lines = Compose().Lines.Where(line => line.Section == ReportSection.Access).ToList();
        lines.Count.ShouldBe(61);
        lines[^1].Words.En.ShouldBe("10 more, not printed here; the record holds all");
    }

    [Fact]
    public void A_partners_record_waits_for_its_word_and_is_left_out_without_a_trace()
    {
        var partner = Body("Relief organisation", OrganisationKind.Ngo);
        var seat = test.New<Member>(new AdmitMember(partner, new LocalText("Officer"), Duties.Recording));
        Incident("Ours");
        Incident("Theirs", member: seat, type: "mon/access-denied");
        Compose().Partners.ShouldBe([partner]);
        var without = Composer.Compose(test.Centre.Overview(TlpLabel.Clear, test.Clock.Now), Terms(TlpLabel.Clear), Own, [partner]);
        without.Partners.ShouldBeEmpty();
        Text(without).ShouldNotContain("Theirs");
        Text(without).ShouldNotContain(partner.ToString());
    }

    [Fact]
    public void Every_phrase_stands_in_three_languages_with_the_same_places()
    {
        static HashSet<string> Places(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{\d\}").Select(match => match.Value)];
        foreach (var key in Phrases.Keys)
        {
            var phrase = Phrases.Of(key);
            phrase.Present.Count().ShouldBe(3, key);
            Places(phrase.Ar!).SetEquals(Places(phrase.En!)).ShouldBeTrue(key);
            Places(phrase.He!).SetEquals(Places(phrase.En!)).ShouldBeTrue(key);
        }

        foreach (var type in IncidentTypes.All.Where(type => type.StartsWith("mon", StringComparison.Ordinal))) Phrases.Of($"incident-type.{type}").ShouldNotBeNull();
        foreach (var family in Enum.GetValues<IncidentFamily>()) Phrases.Of($"incident-family.{IncidentTypes.CodeOf(family)}").ShouldNotBeNull();
        foreach (var code in Enum.GetValues<HarmCategory>()) Phrases.Of("harm", code).ShouldNotBeNull();
        foreach (var code in Enum.GetValues<PersonBand>()) Phrases.Of("band", code).ShouldNotBeNull();
        foreach (var code in Enum.GetValues<Core.Crossings.PassageKind>()) Phrases.Of("passage-kind", code).ShouldNotBeNull();
        foreach (var code in Enum.GetValues<Core.Crossings.PassageState>()) Phrases.Of("passage-state", code).ShouldNotBeNull();
        foreach (var code in Enum.GetValues<Core.Assessments.ProvisionStatus>()) Phrases.Of("provision-status", code).ShouldNotBeNull();
        foreach (var code in Enum.GetValues<Core.Lines.LineForm>()) Phrases.Of("line-form", code).ShouldNotBeNull();
    }

    public void Dispose() => test.Dispose();

    private static string Text(Composition composition) => System.Text.Encoding.UTF8.GetString(CanonicalValues.Write(composition));

    private static FigureDefinition Definition() => new(new LocalText("People killed"), "persons", CountUnit.Person, FigurePer.Total);

    private SituationTerms Terms(TlpLabel audience, Instant? cutOff = null) =>
        new(1, new LocalText("Daily report"), (cutOff ?? test.Clock.Now) - Duration.FromDays(1), cutOff ?? test.Clock.Now, "Asia/Gaza", audience);

    private Composition Compose(TlpLabel audience = TlpLabel.Clear) => Composer.Compose(test.Centre.Overview(audience, test.Clock.Now), Terms(audience), Own, []);

    private string Written(TlpLabel audience) => Text(Compose(audience));

    private Id<Organisation> Body(string name, OrganisationKind kind) => test.New<Organisation>(new RegisterOrganisation(new LocalText(name), kind));

    private Id<Source> Speaker(string name, Id<Organisation> organisation) => test.New<Source>(new RegisterSource(new LocalText(name), SourceKind.Organisation, organisation));

    private void Figure(Id<Source> source, int number, Marking? marking = null)
    {
        var claim = test.New<Claim>(new RecordClaim(report, new LocalText($"{number} were killed"), Yesterday, source == outlet ? [source] : [source, outlet]));
        test.Do(new StateFigure(claim, killed, new StatedFigure(Definition(), StatedValue.Of(new Amount(number)), new FigurePeriod(Yesterday, "Asia/Gaza"), FigureKind.Stated), marking));
    }

    private Id<Incident> Incident(
        string title, (int Least, int Most)? killed = null, Id<Place>? place = null, int hoursAgo = 3, string type = "fire/small-arms", Marking? marking = null, Id<Member>? member = null)
    {
        var from = test.Clock.Now - Duration.FromHours(hoursAgo);
        var people = killed is { } harmed ? new Harm(HarmCategory.Killed, PersonBand.All, harmed.Least, harmed.Most) : null;
        var account = new IncidentAccount(
            new LocalText(title), type, new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"),
            new PlaceStated(place, Words: new LocalText("somewhere")), [Means.Media], new Effects(people is null ? [] : [people]), []);
        return test.New<Incident>(new EnterIncident(account, from + Duration.FromMinutes(90), Marking: marking ?? Marking.Clear), member);
    }
}
