using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Subscriptions;
using Truce.Store.Accounts;
using Truce.Store.Deliveries;
using Truce.Tests.Ledger;
using Truce.Tests.Web;
using Truce.Web.Subscriptions;

namespace Truce.Tests.Subscriptions;

/// <summary>Messages of subscriptions, from a real centre to a receiver on this machine.</summary>
public sealed class SenderTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Id, string Time, string Signature, byte[] Body)> got = [];
    private WebApplication receiver = null!;
    private RealCentre centre = null!;
    private int answer = 200;

    private TestCentre Test => centre.Test;

    private Sender Sender => centre.Services.GetRequiredService<Sender>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        receiver = builder.Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.MapPost("/hook", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var headers = context.Request.Headers;
            got.Enqueue((headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, body.ToArray()));
            context.Response.StatusCode = answer;
            if (answer == 302) context.Response.Headers.Location = "/hook";
        });
        await receiver.StartAsync();
        centre = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await centre.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_message_names_what_changed_since_and_nothing_before()
    {
        Question("before");
        var subscription = Open(centre.Secretary);
        await Sender.BeatAsync();
        got.ShouldBeEmpty();
        var open = Question("after");
        await Sender.BeatAsync();
        var thing = Things(got.Single().Body).Single();
        thing.GetProperty("reference").GetString().ShouldBe($"{open}");
        thing.GetProperty("marking").GetString().ShouldBe("TLP:CLEAR");
        thing.GetProperty("title").GetProperty("en").GetString().ShouldBe("after");
        thing.GetProperty("api").GetString().ShouldBe($"/api/questions/{open}");
        got.Single().Id.ShouldBe($"msg_{subscription}_1");
        await Sender.BeatAsync();
        got.Count.ShouldBe(1, "what arrived is not sent again");
        Sender.Files.Find(subscription)!.Log.Single().ArrivedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_message_is_cut_to_what_its_seat_may_see_when_it_is_sent()
    {
        var other = Test.New<Organisation>(new RegisterOrganisation(new LocalText("Others"), OrganisationKind.Party));
        var stranger = centre.Admit(Duties.Speaking, organisation: other);
        Open(stranger);
        var (open, members, own, red) = (Question("open"), Question("members", Marking.Green), Question("own", Marking.AmberStrict()), Question("red", Marking.Red(stranger)));
        answer = 500;
        await Sender.BeatAsync();
        Names(got.Single().Body).ShouldBe([$"{open}", $"{members}"], ignoreOrder: true);
        Things(got.Single().Body).Count(one => one.TryGetProperty("title", out _)).ShouldBe(1, "a title only of what everybody may see");
        System.Text.Encoding.UTF8.GetString(got.Single().Body).ShouldNotContain($"{own}");
        System.Text.Encoding.UTF8.GetString(got.Single().Body).ShouldNotContain($"{red}");

        // Between two attempts one is closed to them.
        Test.Do(new ChangeMarking(members, Marking.AmberStrict(), new LocalText("Why")));
        answer = 200;
        Test.Clock.Now += Duration.FromHours(1);
        await Sender.BeatAsync();
        got.Select(one => one.Id).Distinct().Count().ShouldBe(1, "the same name at every attempt");
        Names(got.Last().Body).ShouldBe([$"{open}"]);
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_seat_that_is_suspended_and_everything_once_it_is_back()
    {
        var member = centre.Admit(Duties.Speaking);
        Open(member);
        Test.Do(new ChangeStanding(member, MemberStanding.Suspended, new LocalText("Why")));
        Question("meanwhile");
        await Sender.BeatAsync();
        got.ShouldBeEmpty();
        Test.Do(new ChangeStanding(member, MemberStanding.Active, new LocalText("Back")));
        await Sender.BeatAsync();
        got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_tells_of_the_kinds_and_the_thing_that_were_asked_for_alone()
    {
        var about = Question("the one");
        Open(centre.Secretary, account => account with { Kinds = [StreamKind.Question], About = about });
        Question("another");
        Test.Do(new RewordQuestion(about, new LocalText("reworded"), null, new LocalText("Why")));
        await Sender.BeatAsync();
        Names(got.Single().Body).ShouldBe([$"{about}"]);
    }

    [Fact]
    public async Task What_failed_is_sent_again_later_and_later_under_its_name_and_given_up_in_the_end()
    {
        var subscription = Open(centre.Secretary);
        Question("one");
        answer = 500;
        List<Duration> waits = [];
        while (Sender.Files.Find(subscription)?.StoppedAt is null)
        {
            await Sender.BeatAsync();
            var state = Sender.Files.Find(subscription)!;
            state.Pending!.Status.ShouldBe(500);
            if (state.Pending.NextAt is not { } next || state.StoppedAt is not null) break;
            waits.Add(next - Test.Clock.Now);
            var count = got.Count;
            await Sender.BeatAsync();
            got.Count.ShouldBe(count, "not before its time");
            Test.Clock.Now = next;
        }

        got.Select(one => one.Id).Distinct().ShouldBe([$"msg_{subscription}_1"]);
        for (var at = 0; at < waits.Count; at++)
        {
            var full = Duration.Min(Duration.FromHours(2), Duration.FromSeconds(5) * (1L << Math.Min(at, 20)));
            waits[at].ShouldBeInRange(full / 2, full);
        }

        (Sender.Files.Find(subscription)!.StoppedAt - Sender.Files.Find(subscription)!.FailingSince).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(Duration.FromDays(5));
        waits.Count.ShouldBeLessThan(200, "a receiver that is gone is not asked for ever");

        // Woken, it goes on with the same message, and nothing since was lost.
        var later = Question("two");
        answer = 200;
        await Sender.BeatAsync();
        Sender.Wake(subscription);
        await Sender.BeatAsync();
        Names(got.Last().Body).ShouldBe([$"{later}"]);
        got.Select(one => one.Id).Distinct().ShouldBe([$"msg_{subscription}_1", $"msg_{subscription}_2"]);
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was_and_sends_nothing_under_two_names()
    {
        var subscription = Open(centre.Secretary);
        var first = Question("one");
        answer = 503;
        await Sender.BeatAsync();
        var secrets = centre.Services.GetRequiredService<SubscriptionSecrets>();
        Question("two");
        using var again = Anew(secrets);
        answer = 200;
        Test.Clock.Now += Duration.FromHours(3);
        await again.BeatAsync();
        got.Select(one => one.Id).ShouldBe([$"msg_{subscription}_1", $"msg_{subscription}_1", $"msg_{subscription}_2"]);
        Names(got.ElementAt(1).Body).ShouldBe([$"{first}"]);
        using var third = Anew(secrets);
        await third.BeatAsync();
        got.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_of_the_log_is_sent_once_more_under_its_name()
    {
        var subscription = Open(centre.Secretary);
        Question("one");
        await Sender.BeatAsync();
        Sender.Resend(subscription, 7).ShouldBeFalse();
        Sender.Resend(subscription, 1).ShouldBeTrue();
        await Sender.BeatAsync();
        got.Select(one => one.Id).ShouldBe([$"msg_{subscription}_1", $"msg_{subscription}_1"]);
        Sender.Files.Find(subscription)!.Log.Single().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_is_led_on_to_another_address_and_whoever_is_gone_is_asked_no_more()
    {
        var subscription = Open(centre.Secretary);
        Question("one");
        answer = 302;
        await Sender.BeatAsync();
        got.Count.ShouldBe(1);
        answer = 410;
        Test.Clock.Now += Duration.FromHours(1);
        await Sender.BeatAsync();
        Sender.Files.Find(subscription)!.StoppedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task In_the_field_nothing_is_sent_to_this_machine_or_its_networks()
    {
        await centre.DisposeAsync();
        centre = await OpenAsync(inside: false);
        var subscription = Open(centre.Secretary);
        var private_ = Open(centre.Secretary, account => account with { Address = $"https://{IPAddress.Loopback}:{new Uri(receiver.Urls.First()).Port}/hook" });
        Question("one");
        await Sender.BeatAsync();
        got.ShouldBeEmpty();
        foreach (var one in (Id<Subscription>[])[subscription, private_]) Sender.Files.Find(one)!.Pending!.Problem.ShouldBe("not-allowed");
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4001:81b::200e", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_the_open_internet_is_outside(string address, bool isOutside) => Outside.Is(IPAddress.Parse(address)).ShouldBe(isOutside);

    [Fact]
    public async Task A_program_that_nobody_here_wrote_finds_the_signature_right()
    {
        var node = Command.Find("node");
        var modules = Repository.File("src", "Truce.Web", "Client", "node_modules");
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(modules, "standardwebhooks")), "Node and the package standardwebhooks are not here: npm ci in src/Truce.Web/Client.");
        Test.Clock.Now = SystemClock.Instance.GetCurrentInstant();
        var secret = Secret(Open(centre.Secretary));
        Question("كلمات <b> & \"more\"");
        await Sender.BeatAsync();
        var folder = Directory.CreateTempSubdirectory("truce-hook-").FullName;
        try
        {
            var message = got.Single();
            var script = Path.Combine(folder, "check.cjs");
            await File.WriteAllBytesAsync(Path.Combine(folder, "body"), message.Body);
            await File.WriteAllTextAsync(script, $$"""
                const { Webhook } = require({{JsonSerializer.Serialize(Path.Combine(modules, "standardwebhooks"))}});
                const [secret, id, time, signature] = process.argv.slice(2);
                const body = require("fs").readFileSync(__dirname + "/body", "utf8");
                new Webhook(secret).verify(body, { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signature });
                let refused = false;
                try { new Webhook(secret).verify(body + " ", { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signature }); } catch { refused = true; }
                process.exit(refused ? 0 : 3);
                """);
            var (exit, output) = Command.Run(node!, [script, secret, message.Id, message.Time, message.Signature]);
            exit.ShouldBe(0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Over_forms_an_organisation_opens_one_sees_its_log_and_another_organisation_sees_nothing()
    {
        var other = Test.New<Organisation>(new RegisterOrganisation(new LocalText("Others"), OrganisationKind.Party));
        using var member = await centre.SignedInAsync();
        using var stranger = await centre.SignedInAsync(centre.Admit(Duties.Speaking, organisation: other));
        var page = await member.Send(
            await member.Get("/subscriptions/new"), ("subscription-use.en", "Our desk"), ("subscription-address", $"{receiver.Urls.First()}/hook"));
        page.Status.ShouldBe(200);
        page.Main.ShouldContain("whsec_");
        var subscription = centre.Centre.View(centre.Secretary).All<Subscription>().Single();
        Question("one");
        await Sender.BeatAsync();
        var log = await member.Get($"/subscriptions/{subscription.Id}");
        log.Main.ShouldContain($"msg_{subscription.Id}_1");
        log.Main.ShouldContain("HTTP 200");
        log.Main.ShouldNotContain("whsec_");
        (await stranger.Get($"/subscriptions/{subscription.Id}")).Status.ShouldBe(404);
        (await stranger.Get("/feeds")).Text.ShouldNotContain($"{subscription.Id}");

        var resend = log.Document.QuerySelector("form[action$='/resend']")!;
        var fields = resend.QuerySelectorAll("input").Select(one => (one.GetAttribute("name")!, one.GetAttribute("value")!)).ToArray();
        (await member.Post($"/subscriptions/{subscription.Id}/resend", fields)).Status.ShouldBe(303);
        (await stranger.Post($"/subscriptions/{subscription.Id}/resend", fields)).Status.ShouldBe(404);
        await Sender.BeatAsync();
        got.Count.ShouldBe(2);

        (await member.Send(await member.Get($"/subscriptions/{subscription.Id}/end"), ("reason.en", "Done"))).Status.ShouldBe(303);
        Question("two");
        await Sender.BeatAsync();
        got.Count.ShouldBe(2);
        centre.Services.GetRequiredService<SubscriptionSecrets>().BytesOf(subscription.Id).ShouldBeNull();
    }

    private static Task<RealCentre> OpenAsync(bool inside = true) => RealCentre.OpenAsync(
        adjust: host => host with { Sending = new SendingTerms { Beat = TimeSpan.Zero, AllowsInside = inside, Seed = 7, LongestAnswer = TimeSpan.FromSeconds(5) } });

    private Sender Anew(SubscriptionSecrets secrets) => new(
        centre.Centre, secrets, new DeliveryFiles(centre.Centre.Disk), Test.Clock, Sender.Terms, new SendingSite(null), centre.Services.GetRequiredService<ILogger<Sender>>());

    private Id<Subscription> Open(Id<Member> member, Func<SubscriptionAccount, SubscriptionAccount>? other = null)
    {
        var account = new SubscriptionAccount(new LocalText("Desk"), $"{receiver.Urls.First()}/hook", []);
        var subscription = Test.New<Subscription>(new OpenSubscription(other?.Invoke(account) ?? account), member);
        Secret(subscription);
        return subscription;
    }

    private string Secret(Id<Subscription> subscription) => centre.Services.GetRequiredService<SubscriptionSecrets>().Make(subscription);

    private Id<Question> Question(string text, Marking? marking = null) => Test.New<Question>(new OpenQuestion(new LocalText(text), Truce.Core.Sources.Subject.Aid, Marking: marking));

    private static JsonElement[] Things(byte[] body) => [.. JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("things").EnumerateArray()];

    private static IEnumerable<string> Names(byte[] body) => Things(body).Select(one => one.GetProperty("reference").GetString()!);
}
