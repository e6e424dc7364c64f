using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Store.Accounts;
using Truce.Tests.Web;

namespace Truce.Tests.Api;

/// <summary>What programs record: with a token, for what it was given, once.</summary>
public sealed class ApiCommandTests : IAsyncLifetime
{
    private const string Asked = """{"subject":"aid","text":{"en":"How many?","ar":"كم؟"}}""";

    private RealCentre centre = null!;

    public async ValueTask InitializeAsync() => centre = await RealCentre.OpenAsync();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Nobody_writes_without_a_token_and_a_bad_one_is_never_taken_for_nobody()
    {
        using var stranger = Client(null);
        (await Send(stranger, "open-question", Asked)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var wrong = Client($"truce_{centre.Secretary}_1_{new string('0', 64)}");
        (await wrong.GetAsync("/api/claims")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.GetAsync("/questions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var nonsense = Client("x");
        (await nonsense.GetAsync("/api")).Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_token_does_what_it_was_given_for_and_nothing_else_that_its_member_may()
    {
        var keeper = centre.Admit(Duties.Recording | Duties.Grading);
        using var reader = Client(Token(keeper, Duties.None));
        var no = await Send(reader, "open-question", Asked);
        no.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Text(no)).ShouldContain("access/token-may-not");

        using var writer = Client(Token(keeper, Duties.Recording));
        var done = await Send(writer, "open-question", Asked);
        done.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var answer = JsonDocument.Parse(await Text(done));
        answer.RootElement.GetProperty("standing").GetString().ShouldBe("accepted");
        var thing = await Text(await writer.GetAsync(done.Headers.Location!));
        thing.ShouldContain("كم؟");
        centre.Centre.View(keeper).All<Question>().Count().ShouldBe(1);
        (await Text(await Send(writer, "grade-source", "{}"))).ShouldContain("access/token-may-not");
    }

    [Fact]
    public async Task A_token_ends_with_its_time_with_its_member_and_when_it_is_ended()
    {
        var keeper = centre.Admit(Duties.Recording);
        using var first = Client(Token(keeper, Duties.None));
        using var second = Client(Token(keeper, Duties.None));
        (await first.GetAsync("/api")).StatusCode.ShouldBe(HttpStatusCode.OK);
        centre.Test.Do(new EndToken(keeper, 1, new LocalText("Not needed.")));
        (await first.GetAsync("/api")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await second.GetAsync("/api")).StatusCode.ShouldBe(HttpStatusCode.OK);
        centre.Test.Clock.Now += Duration.FromDays(31);
        (await second.GetAsync("/api")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var third = Client(Token(keeper, Duties.None));
        (await third.GetAsync("/api")).StatusCode.ShouldBe(HttpStatusCode.OK);
        centre.Test.Do(new ChangeStanding(keeper, MemberStanding.Suspended, new LocalText("On leave.")));
        (await third.GetAsync("/api")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_same_command_under_the_same_key_is_recorded_once_however_often_it_comes()
    {
        using var client = Client(Token(centre.Admit(Duties.Recording), Duties.Recording));
        var before = centre.Centre.View(null).Index;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send(client, "open-question", Asked, "one")));
        answers.Count(one => one.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(one => one.StatusCode == HttpStatusCode.OK).ShouldBe(4);
        (await Task.WhenAll(answers.Select(Text))).Select(text => JsonDocument.Parse(text).RootElement.GetProperty("stream").GetString()).Distinct().Count().ShouldBe(1);
        centre.Centre.View(null).Index.ShouldBe(before + 1);
        var other = await Send(client, "open-question", Asked.Replace("How many", "How much"), "one");
        ((int)other.StatusCode).ShouldBeGreaterThanOrEqualTo(400);
        centre.Centre.View(null).Index.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Who_prefers_to_wait_is_answered_when_the_entry_is_proved()
    {
        using var client = Client(Token(centre.Admit(Duties.Recording), Duties.Recording));
        using var request = Request("open-question", Asked);
        request.Headers.TryAddWithoutValidation("Prefer", "respond-async, wait=10");
        var asked = client.SendAsync(request);
        while (!asked.IsCompleted)
        {
            centre.Centre.Prove();
            await Task.Delay(20);
        }

        var answer = await asked;
        answer.Headers.GetValues("Preference-Applied").Single().ShouldBe("wait=10");
        (await Text(answer)).ShouldContain("\"standing\":\"proved\"");
    }

    [Theory]
    [InlineData("{", 400, "api/body-unreadable")]
    [InlineData("{}", 400, "api/body-unreadable")]
    [InlineData("""{"subject":"no-such","text":{"en":"?"}}""", 400, "api/body-unreadable")]
    [InlineData("""{"subject":"aid","text":{"en":"?"},"more":1}""", 400, "api/body-unreadable")]
    [InlineData("""{"subject":"aid","text":{}}""", 422, "text/")]
    [InlineData("""{"subject":"aid","text":{"en":"\ud800"}}""", 400, "api/body-unreadable")]
    public async Task What_cannot_be_read_or_is_refused_is_answered_with_a_code_and_nothing_is_recorded(string body, int status, string code)
    {
        using var client = Client(Token(centre.Admit(Duties.Recording), Duties.Recording));
        var before = centre.Centre.View(null).Index;
        var answer = await Send(client, "open-question", body);
        ((int)answer.StatusCode).ShouldBe(status);
        (await Text(answer)).ShouldContain(code);
        centre.Centre.View(null).Index.ShouldBe(before);
    }

    [Fact]
    public async Task A_page_of_another_site_and_a_form_record_nothing()
    {
        using var visitor = await centre.SignedInAsync(centre.Admit(Duties.Recording));
        using var from = Request("open-question", Asked);
        from.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        (await visitor.Ask(from)).Status.ShouldBe(403);
        (await visitor.Post("/api/commands/open-question", ("subject", "aid"))).Status.ShouldBe(415);
        using var own = Request("open-question", Asked);
        own.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        (await visitor.Ask(own)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_token_is_shown_once_to_the_secretariat_and_its_secret_stands_nowhere()
    {
        var keeper = centre.Admit(Duties.Recording);
        using var secretary = await centre.SignedInAsync();
        var form = await secretary.Get($"/members/{keeper}/token");
        var shown = await secretary.Send(form, ("token-use.en", "Nightly export"), ("token-duties", "recording"));
        shown.Status.ShouldBe(200);
        var token = shown.Document.QuerySelector("pre.code")!.TextContent.Split("Bearer ")[1];
        using var client = Client(token);
        (await Send(client, "open-question", Asked)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Text(await client.GetAsync("/api/record"))).ShouldNotContain(token[^64..]);
        (await secretary.Get("/members")).Text.ShouldContain($"/members/{keeper}/token-end");
    }

    private string Token(Id<Member> member, Duties duties)
    {
        var answer = centre.Test.Do(new IssueToken(member, new LocalText("A test"), duties, centre.Test.Clock.Now + Duration.FromDays(30)));
        return centre.Accounts.MakeToken(centre.Centre.View(centre.Secretary).Event(answer.Index)!);
    }

    private HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = centre.Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string verb, string body, string? key = null)
    {
        var request = Request(verb, body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string verb, string body) =>
        new(HttpMethod.Post, $"/api/commands/{verb}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
