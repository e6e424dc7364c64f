using System.Net;
using System.Text.Json;
using Truce.Tests.Web;
using Truce.Web.Api;

namespace Truce.Tests.Api;

/// <summary>What programs read: the same as pages show, and no more.</summary>
public sealed class ApiReadingTests : IClassFixture<WebCentre>
{
    private readonly WebCentre centre;

    public ApiReadingTests(WebCentre centre) => this.centre = centre;

    [Fact]
    public async Task What_another_organisation_holds_is_as_if_it_had_never_been()
    {
        using var stranger = centre.Public();
        var hidden = await stranger.GetAsync($"/api/claims/{centre.Secret}");
        var absent = await stranger.GetAsync("/api/claims/CLM-222-222-2");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        absent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        hidden.Content.Headers.ContentType!.MediaType.ShouldBe(Problems.MediaType);
        (await Text(hidden)).Replace($"{centre.Secret}", "X").ShouldBe((await Text(absent)).Replace("CLM-222-222-2", "X"));
        (await Text(await stranger.GetAsync("/api/claims?limit=1000"))).ShouldNotContain($"{centre.Secret}");

        using var member = await centre.MemberAsync();
        (await Text(await member.GetAsync($"/api/claims/{centre.Secret}"))).ShouldContain("Known to one.");
    }

    [Fact]
    public async Task A_list_goes_on_page_by_page_and_holds_each_thing_once()
    {
        using var client = centre.Public();
        var (address, seen) = ("/api/claims?limit=2", new List<string>());
        while (address is not null)
        {
            using var page = JsonDocument.Parse(await Text(await client.GetAsync(address)));
            var items = page.RootElement.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("reference").GetString()!).ToList();
            items.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(items);
            address = page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        seen.ShouldBe(centre.Centre.View(null).Newest<Core.Claims.Claim>().Select(one => $"{one.Id}"));
    }

    [Fact]
    public async Task What_stands_under_a_thing_is_found_there()
    {
        using var client = centre.Public();
        var all = await Text(await client.GetAsync($"/api/claims?under={centre.Question}"));
        all.ShouldContain($"{centre.Affirmed}");
        all.ShouldNotContain($"{centre.Secret}");
        (await Text(await client.GetAsync($"/api/claims?under={centre.Report}&limit=1"))).ShouldContain("\"next\"");
    }

    [Fact]
    public async Task The_past_is_asked_for_by_a_moment_and_holds_nothing_that_came_later()
    {
        using var client = centre.Public();
        var then = await Text(await client.GetAsync($"/api/claims?asOf={centre.Before}"));
        then.ShouldContain($"{centre.Affirmed}");
        then.ShouldNotContain($"{centre.Later}");
        (await client.GetAsync($"/api/claims/{centre.Later}?asOf={centre.Before}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var unfit = await client.GetAsync("/api/claims?asOf=yesterday");
        unfit.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Text(unfit)).ShouldContain("web/moment-unreadable");
    }

    [Theory]
    [InlineData("/api/claims?limit=0", 400)]
    [InlineData("/api/claims?limit=-1", 400)]
    [InlineData("/api/claims?limit=100000", 400)]
    [InlineData("/api/claims?before=CLM", 400)]
    [InlineData("/api/claims?under=nothing", 400)]
    [InlineData("/api/record?before=last", 400)]
    [InlineData("/api/nonsense", 404)]
    [InlineData("/api/questions/CLM-222-222-2", 404)]
    [InlineData("/api/exports/claims.xml", 400)]
    [InlineData("/api/exports/nonsense.csv", 404)]
    [InlineData("/api/no/such/way/at/all", 404)]
    public async Task What_cannot_be_asked_is_said_in_the_callers_language(string address, int status)
    {
        using var client = centre.Public("ar");
        var answer = await client.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(Problems.MediaType);
        using var problem = JsonDocument.Parse(await Text(answer));
        problem.RootElement.GetProperty("title").GetString()!.Any(character => character is >= '\u0600' and <= '\u06FF').ShouldBeTrue();
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_that_it_still_holds()
    {
        using var client = centre.Public();
        var first = await client.GetAsync($"/api/questions/{centre.Question}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/questions/{centre.Question}");
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Every_noun_is_there_as_lines_and_as_a_table_with_as_many_rows()
    {
        using var client = await centre.MemberAsync();
        foreach (var noun in ApiNoun.Every)
        {
            var lines = (await Text(await client.GetAsync($"/api/exports/{noun.Path}.jsonl"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var line in lines) using (JsonDocument.Parse(line)) { }
            var table = await Text(await client.GetAsync($"/api/exports/{noun.Path}.csv"));
            table.ShouldStartWith("reference,marking,");
            Rows(table).ShouldBe(lines.Length + 1, noun.Path);
        }
    }

    [Fact]
    public void Every_kind_of_stream_has_its_list() =>
        ApiNoun.Every.Select(noun => noun.Kind).Order().ShouldBe(Enum.GetValues<Core.Journal.StreamKind>().Order());

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    // Outside quotation marks a row ends with its line.
    private static int Rows(string table) => table.Split('"').Where((_, at) => at % 2 == 0).Sum(part => part.Count(character => character == '\n'));
}
