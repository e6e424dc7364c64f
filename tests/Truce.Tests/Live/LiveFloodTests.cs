using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Truce.Core.Access;
using Truce.Tests.Web;
using Truce.Web.Live;

namespace Truce.Tests.Live;

/// <summary>Readers who do not read, or come all at once: what they cost has an end, and others do not notice. With small limits.</summary>
public sealed class LiveFloodTests
{
    private static readonly LiveLimits Small = new()
    {
        Beat = TimeSpan.Zero,
        BeatsOfSilence = 1,
        MostReaders = 10,
        MostOfSession = 2,
        MostOfAddress = 8,
        LongestWrite = TimeSpan.FromMilliseconds(300),
        SendBufferBytes = 4096,
    };

    [Fact]
    public async Task A_reader_who_never_reads_is_dropped_and_others_are_told_meanwhile()
    {
        await using var centre = await RealCentre.OpenAsync(
            adjust: host => host with { Live = Small },
            build: builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxResponseBufferSize = 4096));
        using var deaf = await DeafAsync(centre);
        using var other = await LiveTests.FollowAsync(centre);
        await WaitAsync(() => centre.Live.Readers == 2);

        // Each beat is a few bytes, so it takes some thousands until nothing more fits; the other one reads them as they come.
        var watch = Stopwatch.StartNew();
        var beats = 0;
        while (centre.Live.Readers == 2 && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            for (var at = 0; at < 50; at++, beats++)
            {
                centre.Live.Beat();
                (await other.NextAsync())!.Event.ShouldBe("beat");
            }
        }

        centre.Live.Readers.ShouldBe(1);
        centre.Live.Meter.Slow.ShouldBe(1);
        var question = LiveTests.Ask(centre, Marking.Clear);
        centre.Live.Beat();
        (await other.NewsAsync())!.New.ShouldBe([$"{question}"]);
    }

    [Fact]
    public async Task Above_the_limit_readers_are_turned_away_in_their_language_and_told_when_to_come_back()
    {
        await using var centre = await LiveTests.OpenAsync(Small);
        List<EventStream> all = [];
        for (var at = 0; at < 40; at++) all.Add(await LiveTests.FollowAsync(centre, query: "?lang=he"));
        all.Count(stream => stream.Status == 200).ShouldBe(8, "so many may come from one address");
        centre.Live.Readers.ShouldBe(8);
        centre.Live.Meter.TurnedAway.ShouldBe(32);
        var away = all.First(stream => stream.Status == 503);
        ((int)away.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds).ShouldBeInRange(5, 30);
        await away.NextAsync();
        away.Raw.ShouldContain("רבים כל כך");
        all.Where(stream => stream.Status == 503).Select(stream => stream.Response.Headers.RetryAfter!.Delta!.Value).Distinct().Count().ShouldBeGreaterThan(3, "not all at once");

        // Members are counted by session, up to the limit of all; what ends makes room.
        List<EventStream> members = [];
        for (var at = 0; at < 3; at++) members.Add(await LiveTests.FollowAsync(centre, centre.Admit(Duties.Recording)));
        members.Select(stream => stream.Status).ShouldBe([200, 200, 503]);
        foreach (var stream in all) stream.Dispose();
        await WaitAsync(() => centre.Live.Readers == 2);
        using var again = await LiveTests.FollowAsync(centre);
        again.Status.ShouldBe(200);
        foreach (var stream in members) stream.Dispose();
    }

    [Fact]
    public async Task A_crowd_of_visitors_leaves_room_for_members()
    {
        await using var centre = await LiveTests.OpenAsync(Small with { MostOfPublic = 3 });
        List<EventStream> all = [];
        for (var at = 0; at < 5; at++) all.Add(await LiveTests.FollowAsync(centre));
        all.Select(stream => stream.Status).ShouldBe([200, 200, 200, 503, 503]);
        using var member = await LiveTests.FollowAsync(centre, centre.Secretary);
        member.Status.ShouldBe(200);
        foreach (var stream in all) stream.Dispose();
    }

    [Fact]
    public async Task Of_one_session_the_oldest_stream_makes_room_and_is_told_why()
    {
        await using var centre = await LiveTests.OpenAsync(Small);
        using var first = await LiveTests.FollowAsync(centre, centre.Secretary);
        using var second = await LiveTests.FollowAsync(centre, centre.Secretary);
        using var third = await LiveTests.FollowAsync(centre, centre.Secretary);
        var end = (await first.NextAsync())!;
        (end.Event, end.Data).ShouldBe(("end", "too-many"));
        centre.Live.Beat();
        (await second.NextAsync())!.Event.ShouldBe("beat");
        (await third.NextAsync())!.Event.ShouldBe("beat");
        centre.Live.Readers.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_a_beat_has_no_time_left_for_is_told_at_the_next()
    {
        await using var centre = await LiveTests.OpenAsync(Small with { MostLookedAt = 1 });
        using var member = await LiveTests.FollowAsync(centre, centre.Secretary);
        using var open = await LiveTests.FollowAsync(centre);
        await WaitAsync(() => centre.Live.Readers == 2);
        var question = LiveTests.Ask(centre, Marking.Clear);
        centre.Live.Beat();
        var (ofMember, ofOpen) = ((await member.NextAsync())!, (await open.NextAsync())!);
        new[] { ofMember, ofOpen }.Count(sent => sent.Event == "beat").ShouldBe(1, "there was time for one of the two");
        centre.Live.Beat();
        var waited = ofMember.Event == "beat" ? member : open;
        (await waited.NextAsync())!.New.ShouldBe([$"{question}"]);
    }

    [Fact]
    public async Task A_flood_of_returns_leaves_nothing_behind_and_nobody_is_told_wrongly()
    {
        await using var centre = await LiveTests.OpenAsync(new LiveLimits { Beat = TimeSpan.FromMilliseconds(20), MostReaders = 40, MostOfAddress = 40 });
        using var steady = await LiveTests.FollowAsync(centre);
        var begin = centre.Centre.Head;
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 60 }, async (_, _) =>
        {
            using var stream = await LiveTests.FollowAsync(centre, last: $"{begin}");
            centre.Live.Readers.ShouldBeLessThanOrEqualTo(40);
        });
        var question = LiveTests.Ask(centre, Marking.Clear);
        (await steady.NewsAsync())!.New.ShouldBe([$"{question}"]);
        await WaitAsync(() => centre.Live.Readers == 1);
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_its_readers()
    {
        var centre = await LiveTests.OpenAsync(Small);
        using var stream = await LiveTests.FollowAsync(centre);
        var watch = Stopwatch.StartNew();
        await centre.DisposeAsync();
        (await stream.NextAsync()).ShouldBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15), "requests are waited for up to thirty seconds");
    }

    private static async Task<Socket> DeafAsync(RealCentre centre)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048 };
        await socket.ConnectAsync(centre.Address.Host, centre.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /live HTTP/1.1\r\nHost: {centre.Address.Authority}\r\n\r\n"));
        return socket;
    }

    private static async Task WaitAsync(Func<bool> until)
    {
        for (var watch = Stopwatch.StartNew(); !until(); await Task.Delay(10)) watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
