using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Accounts;
using Truce.Tests.Web;
using Truce.Web.Access;
using Truce.Web.Live;

namespace Truce.Tests.Live;

/// <summary>Following the record over HTTP, on a real port: who is told what, when it ends, and how it is taken up again.</summary>
public sealed class LiveTests
{
    private static readonly LiveLimits ByHand = new() { Beat = TimeSpan.Zero, BeatsOfSilence = 1 };

    [Fact]
    public async Task Another_organisation_hears_nothing_of_what_is_not_released_to_it()
    {
        await using var centre = await OpenAsync(ByHand);
        var party = centre.Test.New<Organisation>(new RegisterOrganisation(new LocalText("A party"), OrganisationKind.Party));
        var other = centre.Admit(Duties.Recording, new LocalText("Liaison"), party);
        using var own = await FollowAsync(centre, centre.Secretary);
        using var others = await FollowAsync(centre, other);
        using var open = await FollowAsync(centre);
        Ask(centre, Marking.AmberStrict());
        centre.Live.Beat();
        (await own.NextAsync())!.New.Length.ShouldBe(1);
        (await others.NextAsync())!.Event.ShouldBe("beat");
        (await open.NextAsync())!.Event.ShouldBe("beat");

        Ask(centre, Marking.Green);
        centre.Live.Beat();
        (await others.NewsAsync())!.New.Length.ShouldBe(1);
        (await open.NextAsync())!.Event.ShouldBe("beat");
        open.Raw.ShouldNotContain("QST-");
    }

    [Fact]
    public async Task What_one_records_others_hear_within_a_beat_without_asking_and_under_what_it_stands()
    {
        await using var centre = await OpenAsync(new LiveLimits { Beat = TimeSpan.FromMilliseconds(50) });
        using var stream = await FollowAsync(centre, centre.Secretary);
        var question = Ask(centre, Marking.Green);
        var first = (await stream.NewsAsync())!;
        first.New.ShouldBe([$"{question}"]);
        first.Id.ShouldBe($"{centre.Centre.Head}");
        centre.Test.Do(new RewordQuestion(question, new LocalText("Was it asked?"), null, new LocalText("It was not clear.")));
        (await stream.NewsAsync())!.Changed.ShouldBe([$"{question}"]);
    }

    [Fact]
    public async Task A_reader_who_comes_back_misses_nothing_and_hears_nothing_twice()
    {
        await using var centre = await OpenAsync(ByHand);
        var member = centre.Admit(Duties.Recording);
        var begin = centre.Centre.Head;
        var recorded = new List<string>();
        var heard = new List<string>();
        var last = $"{begin}";
        for (var round = 0; round < 6; round++)
        {
            using (var stream = await FollowAsync(centre, member, last: last))
            {
                recorded.Add($"{Ask(centre, Marking.Green)}");
                centre.Live.Beat();
                for (Sent? sent; (sent = await stream.NextAsync())!.Event != "beat"; last = sent.Id!) heard.AddRange(sent.New.Reverse());
            }

            // While nobody listens; some of it is for others.
            for (var more = 0; more < round; more++)
            {
                recorded.Add($"{Ask(centre, Marking.Green)}");
                Ask(centre, Marking.Red(centre.Secretary));
            }
        }

        using var end = await FollowAsync(centre, member, last: last);
        centre.Live.Beat();
        heard.AddRange((await end.NextAsync())!.New.Reverse());
        heard.ShouldBe(recorded);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("-7")]
    [InlineData("yesterday")]
    [InlineData("0")]
    public async Task An_index_that_is_none_or_too_long_ago_is_answered_with_load_anew_and_then_it_goes_on(string after)
    {
        await using var centre = await OpenAsync(ByHand with { MostMissed = 1 });
        Ask(centre, Marking.Clear);
        using var stream = await FollowAsync(centre, query: $"?after={after}");
        centre.Live.Beat();
        var sent = (await stream.NextAsync())!;
        (sent.Event, sent.Id).ShouldBe(("resync", $"{centre.Centre.Head}"));
        var question = Ask(centre, Marking.Clear);
        centre.Live.Beat();
        (await stream.NewsAsync())!.New.ShouldBe([$"{question}"]);
    }

    [Fact]
    public async Task A_suspension_ends_the_stream_before_anything_more_is_told()
    {
        await using var centre = await OpenAsync(ByHand);
        var member = centre.Admit(Duties.Recording);
        using var stream = await FollowAsync(centre, member);
        using var secretary = await FollowAsync(centre, centre.Secretary);
        centre.Test.Do(new ChangeStanding(member, MemberStanding.Suspended, new LocalText("Left the centre.")));
        Ask(centre, Marking.Green);
        centre.Live.Beat();
        var end = (await stream.NextAsync())!;
        (end.Event, end.Data).ShouldBe(("end", "viewer"));
        (await stream.NextAsync()).ShouldBeNull();
        (await secretary.NextAsync())!.New.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_out_and_another_password_end_every_stream_of_the_member(bool isPassword)
    {
        await using var centre = await OpenAsync(ByHand);
        using var one = await FollowAsync(centre, centre.Secretary);
        using var two = await FollowAsync(centre, centre.Secretary);
        if (isPassword) centre.Accounts.Redeem(centre.Accounts.Invite(centre.Secretary), "quite another one", out _);
        else centre.Accounts.SignOutEverywhere(centre.Secretary);
        Ask(centre, Marking.Green);
        centre.Live.Beat();
        foreach (var stream in (EventStream[])[one, two])
        {
            (await stream.NextAsync())!.Event.ShouldBe("end");
            (await stream.NextAsync()).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_stream_ends_with_its_session_and_is_nobody_at_work()
    {
        await using var centre = await OpenAsync(ByHand);
        using var visitor = await centre.SignedInAsync();
        using var client = Client(centre, visitor);
        using var stream = await EventStream.OpenAsync(client);
        centre.Test.Clock.Now += Sessions.LongestIdle - Duration.FromMinutes(10);
        using (var again = await EventStream.OpenAsync(client)) again.Response.Headers.Contains("Set-Cookie").ShouldBeFalse("a cookie is renewed by somebody, not by a page that is open");
        centre.Live.Beat();
        (await stream.NextAsync())!.Event.ShouldBe("beat");
        centre.Test.Clock.Now += Duration.FromMinutes(11);
        centre.Live.Beat();
        (await stream.NextAsync()).ShouldBeNull();
        (await visitor.Get("/members")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_program_follows_with_its_token_and_no_longer_than_the_token_holds()
    {
        await using var centre = await OpenAsync(ByHand);
        var until = centre.Test.Clock.Now + Duration.FromDays(30);
        using var ended = await BorneAsync(new IssueToken(centre.Secretary, new LocalText("A feed"), Duties.None, until));
        using var standing = await BorneAsync(new IssueToken(centre.Secretary, new LocalText("Another feed"), Duties.None, until));
        var question = Ask(centre, Marking.Green);
        centre.Live.Beat();
        (await ended.NewsAsync())!.New.ShouldContain($"{question}");
        (await standing.NewsAsync())!.New.ShouldContain($"{question}");
        centre.Test.Do(new EndToken(centre.Secretary, 1, new LocalText("No longer used.")));
        centre.Live.Beat();
        (await ended.NewsAsync())!.Event.ShouldBe("end");
        (await standing.NewsAsync())!.Event.ShouldBe("message");
        centre.Test.Clock.Now = until;
        centre.Live.Beat();
        (await standing.NewsAsync())!.Event.ShouldBe("end");
        using var none = await FollowWithAsync("truce_none");
        none.Status.ShouldBe(401);

        async Task<EventStream> BorneAsync(IssueToken command)
        {
            var answer = centre.Test.Do(command);
            return await FollowWithAsync(centre.Accounts.MakeToken(centre.Centre.View(centre.Secretary).Event(answer.Index)!));
        }

        async Task<EventStream> FollowWithAsync(string token)
        {
            var client = new HttpClient { BaseAddress = centre.Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return await EventStream.OpenAsync(client, own: client);
        }
    }

    [Fact]
    public async Task A_page_made_for_somebody_else_is_told_to_stop_at_once()
    {
        await using var centre = await OpenAsync(ByHand);
        using var stream = await FollowAsync(centre, query: $"?as={centre.Secretary}");
        var end = (await stream.NextAsync())!;
        (end.Event, end.Data).ShouldBe(("end", "viewer"));
        (await stream.NextAsync()).ShouldBeNull();
        centre.Live.Readers.ShouldBe(0);
        using var right = await FollowAsync(centre, query: "?as=public");
        centre.Live.Beat();
        (await right.NextAsync())!.Event.ShouldBe("beat");
    }

    [Fact]
    public async Task Another_right_to_see_is_told_as_load_anew()
    {
        await using var centre = await OpenAsync(ByHand);
        var principal = centre.Test.New<Organisation>(new RegisterOrganisation(new LocalText("One that is spoken for"), OrganisationKind.Ngo));
        var agent = centre.Test.New<Organisation>(new RegisterOrganisation(new LocalText("One that speaks"), OrganisationKind.Ngo));
        var member = centre.Admit(Duties.Recording, organisation: principal);
        Ask(centre, Marking.Amber(agent));
        using var stream = await FollowAsync(centre, member);
        centre.Live.Beat();
        (await stream.NextAsync())!.Event.ShouldBe("beat");
        centre.Test.Do(new DeclareRepresentation(agent, principal, new LocalDate(2025, 1, 1)));
        centre.Live.Beat();
        (await stream.NextAsync())!.Event.ShouldBe("resync");
        var question = Ask(centre, Marking.Amber(agent));
        centre.Live.Beat();
        (await stream.NewsAsync())!.New.ShouldBe([$"{question}"]);
    }

    [Fact]
    public async Task Signs_of_life_are_the_same_for_everybody_whatever_is_hidden()
    {
        await using var centre = await OpenAsync(ByHand with { BeatsOfSilence = 3 });
        using var open = await FollowAsync(centre);
        using var idle = await FollowAsync(centre);
        for (var beat = 0; beat < 12; beat++)
        {
            if (beat % 2 == 0) Ask(centre, Marking.Red(centre.Secretary));
            centre.Live.Beat();
        }

        var (one, two) = (await BeatsAsync(open), await BeatsAsync(idle));
        one.ShouldBe(two);
        one.ShouldNotContain("id:");
        one.ShouldNotContain("{");

        static async Task<string> BeatsAsync(EventStream stream)
        {
            for (var at = 0; at < 4; at++) (await stream.NextAsync())!.Event.ShouldBe("beat");
            return string.Join('\n', stream.Raw.Split('\n').Where(line => !line.StartsWith("retry:", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_stretch_names_each_thing_or_says_that_they_are_more_than_it_names()
    {
        await using var centre = await OpenAsync(ByHand with { MostNamed = 4 });
        using var stream = await FollowAsync(centre);
        var few = Enumerable.Range(0, 4).Select(_ => $"{Ask(centre, Marking.Clear)}").ToArray();
        centre.Live.Beat();
        var sent = (await stream.NewsAsync())!;
        sent.New.ShouldBe(few.Reverse());
        sent.Json.TryGetProperty("more", out _).ShouldBeFalse();
        for (var more = 0; more < 5; more++) Ask(centre, Marking.Clear);
        centre.Live.Beat();
        sent = (await stream.NewsAsync())!;
        sent.New.ShouldBeEmpty();
        sent.Json.GetProperty("more").GetInt32().ShouldBe(4);
        sent.Id.ShouldBe($"{centre.Centre.Head}");
    }

    [Fact]
    public async Task The_stream_says_what_it_is_and_is_kept_by_nobody()
    {
        await using var centre = await OpenAsync(ByHand);
        using var stream = await FollowAsync(centre);
        stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        stream.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        stream.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        centre.Live.Beat();
        await stream.NextAsync();
        stream.Raw.ShouldStartWith("retry: ");
    }

    internal static Task<RealCentre> OpenAsync(LiveLimits limits) => RealCentre.OpenAsync(adjust: host => host with { Live = limits });

    internal static Id<Question> Ask(RealCentre centre, Marking marking) =>
        centre.Test.New<Question>(new OpenQuestion(new LocalText($"Was it asked? {Guid.NewGuid()}"), Subject.Aid, Marking: marking));

    internal static async Task<EventStream> FollowAsync(RealCentre centre, Id<Member>? member = null, string query = "", string? last = null)
    {
        using var visitor = member is null ? centre.Visit() : await centre.SignedInAsync(member);
        var client = Client(centre, visitor);
        return await EventStream.OpenAsync(client, query, last, own: client);
    }

    private static HttpClient Client(RealCentre centre, Visitor visitor) =>
        new(new SocketsHttpHandler { CookieContainer = visitor.Cookies, UseCookies = true }) { BaseAddress = centre.Address };
}
