using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Truce.Core.Access;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Tests.Store;
using Truce.Tests.Web;
using Truce.Web.Health;
using Truce.Web.Language;

namespace Truce.Tests.Health;

public sealed class HealthTests
{
    private static readonly (string, string) Person = ("Accept", "text/html,application/xhtml+xml");

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task The_page_is_for_the_secretariat_and_for_others_it_is_not_there(string language)
    {
        await using var centre = await RealCentre.OpenAsync();
        using var other = await centre.SignedInAsync(centre.Admit(Duties.Recording | Duties.Grading | Duties.Speaking), language);
        using var anybody = centre.Visit(language);
        (await other.Get("/health", Person)).Status.ShouldBe(404);
        (await anybody.Get("/health", Person)).Status.ShouldBe(404);
        (await other.Get("/record")).Text.ShouldNotContain("href=\"/health\"");
        using var secretary = await centre.SignedInAsync(language: language);
        var page = await secretary.Get("/health", Person);
        page.Status.ShouldBe(200);
        page.Main.ShouldContain(Words.Of(language)["health.readers"]);
        page.Main.ShouldContain(Words.Of(language)["health.yes"]);
        (await secretary.Get("/record")).Text.ShouldContain("href=\"/health\"");
    }

    [Fact]
    public async Task A_machine_learns_whether_the_record_is_written_and_nothing_else()
    {
        var disk = new MemoryDisk();
        await using var centre = await RealCentre.OpenAsync(options => options with { Disk = disk });
        using var machine = centre.Visit();
        using var member = await centre.SignedInAsync();
        centre.Centre.Prove();
        const string Well = """{"status":"ok","writing":true,"proving":true,"readOnly":false}""";
        foreach (var path in (string[])["/health", "/health/ready"])
        {
            var answer = await machine.Get(path);
            (answer.Status, answer.Text).ShouldBe((200, Well));
            (await member.Get(path)).Text.ShouldBe(Well);
        }

        centre.Test.Do(new OpenQuestion(new LocalText("Did it happen?"), Subject.Incident));
        (await machine.Get("/health")).Text.ShouldBe(Well);
        disk.Room = 0;
        centre.Centre.Prove();
        (await machine.Get("/health/ready")).Status.ShouldBe(503);
        (await machine.Get("/health")).Text.ShouldContain("\"writing\":false");
        (await machine.Get("/health/live")).Status.ShouldBe(200);
        (await member.Get("/health", Person)).Main.ShouldContain("The record takes no new entries since");
    }

    [Fact]
    public async Task Entries_that_wait_too_long_for_their_proof_are_not_well()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var machine = centre.Visit();
        using var member = await centre.SignedInAsync();
        centre.Centre.Prove();
        centre.Test.Do(new OpenQuestion(new LocalText("Did it happen?"), Subject.Incident));
        centre.Test.Clock.Now += HealthReading.LongestUnproved;
        var answer = await machine.Get("/health");
        (answer.Status, answer.Text.Contains("\"proving\":false", StringComparison.Ordinal)).ShouldBe((503, true));
        (await member.Get("/health", Person)).Main.ShouldContain(Words.Of("en")["health.not-proving"]);
        centre.Centre.Prove();
        (await machine.Get("/health")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Measures_reach_a_collector_and_hold_numbers_alone()
    {
        var received = new List<byte[]>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            lock (received) received.Add(body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        });
        await collector.StartAsync();
        await using var centre = await RealCentre.OpenAsync(adjust: host => host with { Collector = new Uri(collector.Urls.Single()) });
        var question = centre.Test.Do(new OpenQuestion(new LocalText("Did it happen, privately?"), Subject.Incident)).Stream;
        using var stream = await Live.LiveTests.FollowAsync(centre);
        centre.Services.GetRequiredService<Telemetry>().Flush().ShouldBeTrue();
        var text = System.Text.Encoding.Latin1.GetString(received.ShouldHaveSingleItem());
        foreach (var name in (string[])["truce.record.events", "truce.record.batch.commits", "truce.record.sync.duration", "truce.record.waiting", "truce.record.writing", "truce.live.readers"])
            text.ShouldContain(name);
        text.ShouldNotContain("privately");
        text.ShouldNotContain($"{question}");
    }

    [Theory]
    [InlineData("http://collector.example:4318", true)]
    [InlineData("collector.example:4318", false)]
    [InlineData("http://collector.example/v1/metrics", false)]
    public void The_address_of_a_collector_is_a_scheme_and_a_host(string address, bool fits)
    {
        if (fits) Truce.Web.Hosting.TruceOptions.Parse(["--otlp", address]).Otlp!.Host.ShouldBe("collector.example");
        else Should.Throw<ArgumentException>(() => Truce.Web.Hosting.TruceOptions.Parse(["--otlp", address])).Message.ShouldContain(address);
    }
}
