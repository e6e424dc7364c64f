using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Core.Search;
using Truce.Core.Sources;
using Truce.Core.Time;
using Truce.Store.Centres;
using Truce.Store.Viewing;
using Truce.Tests.Ledger;
using Truce.Tests.Store;

namespace Truce.Tests.Search;

/// <summary>The index of words, held to a plain reading of everything that a viewer sees, at many moments, for several viewers.</summary>
public class SearchIndexTests
{
    private static readonly DateInterval Day = new(new(2025, 10, 10), new(2025, 10, 10));
    private static readonly LocalText Why = new("Reason");

    // Words that meet each other in part, so that there is something to find and something to tell apart.
    private static readonly LocalText[] Texts =
    [
        new("Gate open"), new("Gates closed at Rafah", "بوابات رفح مغلقة"), new(Ar: "مستشفى الشفاء في غزّة"), new(Ar: "وقود للشفاء"), new(He: "שלום בבית־חולים"),
        new("Trucks: 67,000", "شاحنات", "משאיות"), new("The truck waited"), new(He: "בית ספר, שלומות"), new("Open question of the gate"), new("gäte öpen rafah 600"),
    ];

    private static readonly string[] Queries =
    [
        "gate", "GATES", "gate open", "open gate rafah", "الشفاء", "شفاء", "غزة", "وقود", "בית", "בבית", "שלום", "truck", "67000", "600", "rafah", "at", "nothing such", "gat ope",
    ];

    [Fact]
    public void The_index_finds_what_a_plain_reading_finds_for_every_viewer_now_and_then_before_and_after_a_start() =>
        Property.Holds(Gen.ArrayOf(Gen.Choose(0, 99_999)).Resize(45), Agrees, times: 60);

    [Fact]
    public void An_erased_text_is_found_at_no_moment_and_its_words_are_no_longer_held()
    {
        using var test = new TestCentre();
        var source = test.New<Source>(new RegisterSource(new("Uniqueword outlet"), SourceKind.PressOutlet));
        var report = test.New<Report>(new ReceiveReport(source, new("Bulletin"), Day, test.Clock.Now, "en"));
        var claim = test.New<Claim>(new RecordClaim(report, new("Verysecretname was heard"), Day, [source]));
        var recorded = test.Centre.View(test.Secretary).Index;
        Found(test, "verysecretname").ShouldBe([claim.Reference]);
        test.Do(new RedactParts([new ErasedParts(recorded, ["body"])], Why, Why));
        for (var index = 0L; index <= test.Centre.View(null).Index; index++) Found(test, "verysecretname", index).ShouldBeEmpty();
        for (var index = 0L; index <= test.Centre.View(null).Index; index++) Found(test, "very", index).ShouldBeEmpty();
        Found(test, "uniqueword").ShouldBe([source.Reference]);
        test.Reopen();
        Found(test, "verysecretname").ShouldBeEmpty();
        Found(test, "uniqueword").ShouldBe([source.Reference]);
    }

    [Fact]
    public void A_correction_that_is_erased_gives_back_what_stood_before_and_leaves_others_in_their_order()
    {
        using var test = new TestCentre();
        var first = test.New<Question>(new OpenQuestion(new("Road open, firstly"), Subject.Aid));
        test.Do(new RewordQuestion(first, new("Road shut, mistaken"), null, Why));
        var reworded = test.Centre.View(test.Secretary).Index;
        var second = test.New<Question>(new OpenQuestion(new("Road open, secondly"), Subject.Aid));
        Found(test, "mistaken").ShouldBe([first.Reference]);
        Found(test, "firstly").ShouldBeEmpty();
        Found(test, "firstly", reworded - 1).ShouldBe([first.Reference]);
        test.Do(new RedactParts([new ErasedParts(reworded, ["body"])], Why, Why));
        Found(test, "mistaken").ShouldBeEmpty();
        Found(test, "firstly").ShouldBe([first.Reference]);
        Found(test, "road open").ShouldBe([second.Reference, first.Reference]);
    }

    [Fact]
    public void A_stricter_marking_hides_at_once_now_and_in_the_past_and_a_wider_one_shows()
    {
        using var test = new TestCentre();
        var question = test.New<Question>(new OpenQuestion(new("Gate"), Subject.Aid, Marking: Marking.Clear));
        var then = test.Centre.View(null).Index;
        Found(test, "gate", then, null).ShouldBe([question.Reference]);
        test.Do(new ChangeMarking(question, Marking.Green, Why));
        Found(test, "gate", null, null).ShouldBeEmpty();
        Found(test, "gate", then, null).ShouldBeEmpty();
        Found(test, "gate", then, test.Secretary).ShouldBe([question.Reference]);
        Found(test, $"{question}", null, null).ShouldBeEmpty();
        test.Do(new ChangeMarking(question, Marking.Clear, Why));
        Found(test, "gate", then, null).ShouldBe([question.Reference]);
    }

    [Fact]
    public void Pages_of_a_search_go_on_where_the_last_one_ended_whatever_was_recorded_meanwhile()
    {
        using var test = new TestCentre();
        for (var number = 0; number < 30; number++)
            test.New<Question>(new OpenQuestion(number % 3 == 0 ? new LocalText("Gate") : new LocalText("Other", "غير"), Subject.Aid, new LocalText("About a gate")));
        var query = SearchQuery.Read("gate");
        var view = test.Centre.View(test.Secretary);
        var whole = view.Search(query).ToList();
        whole.Count.ShouldBe(30);
        whole.Take(10).ShouldAllBe(hit => hit.Rank == HitRank.Name);
        List<Hit> paged = [];
        while (paged.Count < whole.Count)
        {
            var page = test.Centre.View(test.Secretary).Search(query, after: paged.Count == 0 ? null : paged[^1]).Where(hit => hit.Since <= view.Index).Take(7).ToList();
            page.Count.ShouldBeGreaterThan(0);
            paged.AddRange(page);
            test.New<Question>(new OpenQuestion(new LocalText("Gate, later"), Subject.Aid));
        }

        paged.ShouldBe(whole);
    }

    [Fact]
    public void A_reference_typed_badly_is_found_and_one_that_may_not_be_seen_is_not()
    {
        using var test = new TestCentre();
        var question = test.New<Question>(new OpenQuestion(new("Gate"), Subject.Aid, Marking: Marking.Green));
        var typed = question.ToString().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        test.Centre.View(test.Secretary).Search(SearchQuery.Read(typed)).ShouldBe([new Hit(question, HitRank.Reference, test.Centre.View(test.Secretary).Index)]);
        test.Centre.View(null).Search(SearchQuery.Read(typed)).ShouldBeEmpty();
        test.Centre.View(test.Secretary, 0).Search(SearchQuery.Read(typed)).ShouldBeEmpty();
        test.Centre.View(test.Secretary).Search(SearchQuery.Read(typed), kind => kind != StreamKind.Question).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_first_words_of_a_very_long_text_are_taken_in()
    {
        using var test = new TestCentre();
        var question = test.New<Question>(new OpenQuestion(new("Gate"), Subject.Aid));
        var text = string.Join(' ', Enumerable.Range(0, 6_000).Select(number => $"w{number}x"));
        test.Do(new Core.Translations.AddTranslation(question, "en", text, Core.Translations.TranslationMeans.Person));
        Found(test, "w4000x").Count.ShouldBe(1);
        Found(test, "w5500x").ShouldBeEmpty();
    }

    private static List<Reference> Found(TestCentre test, string typed, long? index = null) => Found(test, typed, index, test.Secretary);

    private static List<Reference> Found(TestCentre test, string typed, long? index, Id<Member>? member) =>
        [.. test.Centre.View(member, index).Search(SearchQuery.Read(typed)).Select(hit => hit.Reference)];

    private static bool Agrees(int[] choices)
    {
        var disk = new MemoryDisk();
        using var test = new TestCentre(options => options with { Disk = disk });
        var other = test.New<Organisation>(new RegisterOrganisation(new("Gate keepers"), OrganisationKind.Ngo));
        var member = test.New<Member>(new AdmitMember(other, new("Watch"), Duties.Recording));
        foreach (var (at, choice) in choices.Index())
        {
            Act(test, at % 4 == 0 ? member : test.Secretary, choice % 14, choice / 14, other);

            // Taken in bit by bit, and all at once.
            if (choice % 5 == 0) _ = test.Centre.View(null).Search(SearchQuery.Read("gate")).FirstOrDefault();
        }

        Compare(test, member, choices);
        test.Reopen();
        Compare(test, member, choices);
        return true;
    }

    private static void Compare(TestCentre test, Id<Member> member, int[] choices)
    {
        var head = test.Centre.View(null).Index;
        var moments = choices.Select(choice => choice % (head + 1)).Append(head).Distinct().Take(5);
        var some = test.Centre.View(test.Secretary).All<Claim>().Take(1).Select(claim => $"{claim.Id}");
        foreach (var index in moments)
        {
            foreach (var viewer in (Id<Member>?[])[null, test.Secretary, member])
            {
                foreach (var typed in Queries.Concat(some))
                {
                    var query = SearchQuery.Read(typed);
                    test.Centre.View(viewer, index).Search(query).ToList()
                        .ShouldBe(LinearScan.Search(test.Centre, viewer, index, query), $"{typed} for {viewer} at {index} of {head}");
                }
            }
        }
    }

    // One command, on things that are picked from those that stand; where there are none yet, or it is refused, it is passed over.
    private static void Act(TestCentre test, Id<Member> member, int verb, int pick, Id<Organisation> other)
    {
        var view = test.Centre.View(member);
        var text = Texts[pick % Texts.Length];
        var marking = (pick / 3 % 5) switch { 0 => Marking.Green, 1 => Marking.Amber([other]), 2 => Marking.AmberStrict([]), _ => Marking.Clear };
        ICommand? command = verb switch
        {
            0 => new RegisterSource(text, SourceKind.PressOutlet, Marking: marking),
            1 => new OpenQuestion(text, Subject.Aid, pick % 2 == 0 ? Texts[pick / 7 % Texts.Length] : null, Marking: marking),
            2 => Pick<Source>(view, pick) is { } source ? new ReceiveReport(source.Id, text, Day, Instant.FromUtc(2025, 10, 17, 8, 0), "en", Text: "Verbatim gate.", Marking: marking) : null,
            3 or 4 => Pick<Report>(view, pick) is { } report ? new RecordClaim(report.Id, text, Day, [report.Source], Marking: marking) : null,
            5 => Pick<Claim>(view, pick) is { } claim ? new CorrectClaim(claim.Id, Texts[pick / 11 % Texts.Length], Why) : null,
            6 => Pick<Claim>(view, pick) is { } claim ? new RemarkOnClaim(claim.Id, Texts[pick / 11 % Texts.Length]) : null,
            7 => Pick<Question>(view, pick) is { } question ? new RewordQuestion(question.Id, Texts[pick / 11 % Texts.Length], null, Why) : null,
            8 => new EnterIncident(Happened(text, test.Clock.Now, pick), test.Clock.Now, Marking: marking),
            9 => Pick<Claim>(view, pick) is { } claim && Pick<Incident>(view, pick / 7) is { } incident
                ? new StateRelation(claim.Id, RelationRole.Concerns, incident.Id, Texts[pick / 11 % Texts.Length], Marking.Green) : null,
            10 => Thing(view, pick) is { } thing ? new ChangeMarking(thing, marking, Why) : null,
            11 => Pick<Claim>(view, pick) is { } claim ? new WithdrawClaim(claim.Id, Why) : null,
            12 => Pick<Relation>(view, pick) is { } relation ? new EndRelation(relation.Id, Why) : null,
            _ => Erasable(view, pick) is { } erased ? new RedactParts([erased], Why, Why) : null,
        };
        if (command is not null) test.Centre.ExecuteAsync(command, member, Guid.NewGuid().ToString()).GetAwaiter().GetResult();
    }

    private static IncidentAccount Happened(LocalText title, Instant now, int pick)
    {
        var from = now - Duration.FromHours(5);
        return new IncidentAccount(
            title, IncidentTypes.All[0], new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"),
            new PlaceStated(Words: Texts[pick / 13 % Texts.Length]), [Means.DirectObservation], new Effects([]), []);
    }

    private static Reference? Thing(View view, int pick) => (pick % 5) switch
    {
        0 => Pick<Claim>(view, pick)?.Id.Reference,
        1 => Pick<Question>(view, pick)?.Id.Reference,
        2 => Pick<Report>(view, pick)?.Id.Reference,
        3 => Pick<Incident>(view, pick)?.Id.Reference,
        _ => Pick<Source>(view, pick)?.Id.Reference,
    };

    private static T? Pick<T>(View view, int pick)
        where T : class, INoun<T> => view.All<T>().ToArray() is { Length: > 0 } all ? all[pick % all.Length] : null;

    // Bodies of the people and the organisations that everything stands on are left.
    private static ErasedParts? Erasable(View view, int pick)
    {
        var index = view.Index < 4 ? -1 : 4 + pick % (view.Index - 3);
        return index >= 0 && view.PartsOf(index)?.Contains("body") == true ? new ErasedParts(index, ["body"]) : null;
    }
}
