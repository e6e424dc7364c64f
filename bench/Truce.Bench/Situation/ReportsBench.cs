using System.Net.Http.Headers;
using Truce.Bench.Paging;
using Truce.Bench.Recording;
using Truce.Core.SituationReports;
using Truce.Web.Hosting;

namespace Truce.Bench.Situation;

/// <summary>
/// Situation reports in a centre of a million events: how long one takes to be composed, and how many bytes its page has for everybody.
/// Everything in that centre was recorded within minutes, so no claim lies before the period: the worst case for a composition.
/// </summary>
internal static class ReportsBench
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync(string part, string[] arguments)
    {
        var events = Options.Number(arguments, "--events", 1_000_000);
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var large = await LargeCentre.BeginAsync(folder, events);
            var table = new ResultTable("situation");
            if (part is "compose" or "both") await ComposeAsync(large, table);
            if (part is "page" or "both") await PageAsync(large, table);
            table.Keep();
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ComposeAsync(LargeCentre large, ResultTable table)
    {
        table.Head(
            "Composing a report", string.Create(CultureInfo.InvariantCulture, $"{large.Events:N0} events; a period of a day; {Rounds} rounds each, after three that are not counted."),
            "what", "lines", "bytes", "p50 ms", "max ms", "asked");
        var drafter = large.Centre.Founder!.Value.Organisation;
        foreach (var audience in (TlpLabel[])[TlpLabel.Clear, TlpLabel.Green])
        {
            Composition? composed = null;
            var times = Times(() => composed = Composer.Compose(large.Centre.Overview(audience, Now()), Terms(audience, 1), drafter, []));
            Row(table, $"composition for {audience}", $"{composed!.Lines.Length}", CanonicalValues.Write(composed).Length, times, "500");
        }

        // An ordinary day of a large centre: one event in a hundred came in within the period.
        var from = large.Centre.View(null, large.Events * 99 / 100).RecordedAt!.Value;
        Composition? ordinary = null;
        var day = Times(() => ordinary = Composer.Compose(large.Centre.Overview(TlpLabel.Clear, Now()), Terms(TlpLabel.Clear, 1) with { From = from }, drafter, []));
        Row(table, "the same for Clear, where 1 % of the record came in within the period", $"{ordinary!.Lines.Length}", CanonicalValues.Write(ordinary).Length, day, "500");

        // Its claims, looked for from the end; and the same by a look at every claim, which must find the same.
        var overview = large.Centre.Overview(TlpLabel.Clear, Now());
        int found = 0, plain = 0;
        var last = Times(() => found = overview.Newest<Claim>().TakeWhile(one => one.RecordedAt >= from).Count());
        var all = Times(() => plain = overview.All<Claim>().Count(one => one.RecordedAt >= from));
        if (found != plain) throw new InvalidOperationException($"{found} claims from the end, {plain} among all.");
        Row(table, "claims of that 1 %, from the end", $"{found:N0}", 0, last, "");
        Row(table, "the same, by a look at every claim", $"{plain:N0}", 0, all, "");

        List<double> whole = [];
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            await DoAsync(large, new DraftSituationReport(Terms(TlpLabel.Clear, 1), new SituationTexts(), [], []), Keeper(large), $"draft {round}");
            whole.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        Row(table, "drafting one: composed, decided, written to disk, answered", "", 0, [.. whole.Order()], "");
    }

    private static async Task PageAsync(LargeCentre large, ResultTable table)
    {
        var report = await PublishAsync(large);
        await using var app = large.Host.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        table.Head(
            "The page of a report for everybody",
            string.Create(CultureInfo.InvariantCulture, $"{large.Events:N0} events. Bytes of the body as they are, and with Brotli as a browser asks for it; {Rounds} requests each. The style sheet and the script are fetched once and kept for a year."),
            "answer", "bytes", "compressed", "p50 ms", "max ms", "asked, bytes");
        var replayed = large.Centre.View(null).All<SituationReport>().First(one => one.Id != report);
        foreach (var (name, path, asked) in (IEnumerable<(string, string, string)>)
            [
                ("a report of a day, English", $"/public/situation/{report}?lang=en", "61,440"), ("the same, Arabic", $"/public/situation/{report}?lang=ar", "61,440"),
                ("the same, Hebrew", $"/public/situation/{report}?lang=he", "61,440"), ("the example's report 20 with a correction", $"/public/situation/{replayed.Id}?lang=en", "61,440"),
                ("list", "/public/situation?lang=en", ""), ("Atom feed", "/public/situation.atom?lang=en", ""), ("CSV", $"/public/situation/{report}.csv?lang=en", ""),
                ("GeoJSON", $"/public/situation/{report}.geojson?lang=en", ""),
            ])
            await PageRowAsync(table, app.Urls.First(), name, path, asked);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var page = await client.GetStringAsync($"/public/situation/{report}");
        foreach (var file in System.Text.RegularExpressions.Regex.Matches(page, "/client/public-[^\"]+").Select(match => match.Value).Distinct())
            await PageRowAsync(table, app.Urls.First(), file.EndsWith(".css", StringComparison.Ordinal) ? "style sheet" : "script", file, "");
    }

    private static async Task PageRowAsync(ResultTable table, string address, string name, string path, string asked)
    {
        using var plain = new HttpClient { BaseAddress = new Uri(address) };
        using var small = new HttpClient { BaseAddress = new Uri(address) };
        small.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var bytes = (await plain.GetByteArrayAsync(path)).Length;
        var compressed = (await small.GetByteArrayAsync(path)).Length;
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            await plain.GetByteArrayAsync(path);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        times.Sort();
        table.Row(name, $"{bytes:N0}", $"{compressed:N0}", Ms(times[times.Count / 2]), Ms(times[^1]), asked);
    }

    private static async Task<Id<SituationReport>> PublishAsync(LargeCentre large)
    {
        var draft = new Id<SituationDraft>((await DoAsync(large, new DraftSituationReport(Terms(TlpLabel.Clear, 900), new SituationTexts(new LocalText("A day of measuring.")), [], []), Keeper(large), "draft")).Number);
        await DoAsync(large, new SendForReview(draft), Keeper(large), "send");
        await DoAsync(large, new ApproveSituationReport(draft), Who(large, Duties.Speaking, own: false), "let out");
        return new((await DoAsync(large, new PublishSituationReport(draft), Who(large, Duties.Publishing, own: true), "publish")).Number);
    }

    private static async Task<Reference> DoAsync(LargeCentre large, ICommand command, Id<Member> member, string key)
    {
        var answer = await large.Centre.ExecuteAsync(command, member, key);
        return answer.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Sentence) : answer.Stream;
    }

    private static Id<Member> Keeper(LargeCentre large) => Who(large, Duties.Recording, own: true);

    private static Id<Member> Who(LargeCentre large, Duties duty, bool own) => large.Host.Guests.All.First(guest =>
        large.Centre.View(guest.Member).Viewer is { Organisation: { } organisation } viewer && viewer.Duties.HasFlag(duty)
        && organisation == large.Centre.Founder!.Value.Organisation == own).Member;

    private static Instant Now() => SystemClock.Instance.GetCurrentInstant();

    private static SituationTerms Terms(TlpLabel audience, int number) => new(number, new LocalText("Daily report"), Now() - Duration.FromDays(1), Now(), "Asia/Gaza", audience);

    private static double[] Times(Action act)
    {
        for (var round = 0; round < 3; round++) act();
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            act();
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static void Row(ResultTable table, string name, string lines, int bytes, double[] times, string asked) =>
        table.Row(name, lines, bytes == 0 ? "" : bytes.ToString("N0", CultureInfo.InvariantCulture), Ms(times[times.Length / 2]), Ms(times[^1]), asked);

    private static string Ms(double value) => value.ToString("N1", CultureInfo.InvariantCulture);
}
