using System.Collections.Concurrent;
using Truce.Formats.Imports;
using Truce.Web.Access;
using Truce.Web.Hosting;

namespace Truce.Bench.Paging;

/// <summary>The worked example, replayed, and then filled up: questions with a score of claims each, from reports of some hundred sources.</summary>
internal sealed class LargeCentre : IDisposable
{
    private const int Sources = 500;
    private const int ClaimsOfQuestion = 20;
    private const int ClaimsOfReport = 8;
    private const int Writers = 128;

    // Of the last weeks: a centre that enters a hundred a day.
    private const int Incidents = 2_000;

    private readonly Id<Member> keeper;
    private readonly List<Id<Source>> sources = [];
    private readonly ConcurrentBag<Reference> made = [];

    private LargeCentre(TruceHost host, Id<Member> keeper) => (Host, this.keeper) = (host, keeper);

    public TruceHost Host { get; }

    public Centre Centre => Host.Centre;

    public long Events => Centre.View(null).Index + 1;

    /// <summary>Things of a kind that were made here, in the order of their references, which is no order in time.</summary>
    public IReadOnlyList<Reference> Of(StreamKind kind) => [.. made.Where(one => one.Kind == kind).Order()];

    /// <summary>Things of a noun that the example brought, as the public sees them.</summary>
    public IReadOnlyList<Reference> Example<T>()
        where T : class, INoun<T> => [.. Centre.View(null).All<T>().Take(100).Select(one => one.Id.Reference)];

    public static async Task<LargeCentre> BeginAsync(string folder, int events)
    {
        var set = ExampleSet.Read(Path.Combine(Root(), "examples", "gaza-2025"));
        var keys = new KeyRing(Path.Combine(folder, "keys"));
        var centre = Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, "data")), keys, SystemClock.Instance)
        {
            Folder = Path.Combine(folder, "data"),
            Origin = set.Manifest.Origin,
        });
        var host = await Opening.ReplayAsync(set, centre, keys, SystemClock.Instance);
        var large = new LargeCentre(host, KeeperOf(host));
        await large.FillAsync(events);
        centre.Prove();
        return large;
    }

    /// <summary>Goes on recording at a steady rate until it is told to stop; gives back how many it recorded.</summary>
    public async Task<int> WriteAsync(int perSecond, CancellationToken stop)
    {
        var (written, watch) = (0, Stopwatch.StartNew());
        var (questions, reports) = (Of(StreamKind.Question), Of(StreamKind.Report));
        while (!stop.IsCancellationRequested)
        {
            if (watch.Elapsed.TotalSeconds * perSecond > written)
            {
                var report = Centre.View(keeper).Find(new Id<Report>(reports[written % reports.Count].Number))!;
                await DoAsync(Claim(report.Id, report.Source, questions[written % questions.Count], 9_000_000 + written), $"live {written}");
                written++;
            }
            else
            {
                await Task.Delay(5, CancellationToken.None);
            }
        }

        return written;
    }

    public void Dispose() => Centre.Dispose();

    private async Task FillAsync(int events)
    {
        var outlets = await Task.WhenAll(Enumerable.Range(0, Sources).Select(number =>
            DoAsync(new RegisterSource(Text($"Outlet {number:000}"), SourceKind.PressOutlet), $"source {number}")));
        sources.AddRange(outlets.Select(one => new Id<Source>(one.Number)));
        var now = SystemClock.Instance.GetCurrentInstant();
        await Task.WhenAll(Enumerable.Range(0, Incidents).Select(number => DoAsync(Happened(number, now), $"incident {number}")));
        var rounds = (int)Math.Max(1, (events - Events) / (1 + ClaimsOfQuestion * 3 + ClaimsOfQuestion / ClaimsOfReport));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var round = writer; round < rounds; round += Writers) await OneAsync(round);
        })));
    }

    // One question, its reports, its claims, each claim linked in its own commit and then graded.
    private async Task OneAsync(int round)
    {
        var question = await DoAsync(new OpenQuestion(Text($"How many vehicles waited at gate {round}?"), (Subject)(1 + round % 7)), $"question {round}");
        Id<Report> report = default;
        var source = sources[round % Sources];
        for (var number = 0; number < ClaimsOfQuestion; number++)
        {
            var key = round * ClaimsOfQuestion + number;
            if (number % ClaimsOfReport == 0)
            {
                source = sources[key % Sources];
                var day = new LocalDate(2026, 6, 1).PlusDays(key % 150);
                var received = day.PlusDays(1).AtMidnight().InUtc().ToInstant();
                var taken = await DoAsync(new ReceiveReport(source, Text($"Bulletin {key}"), new DateInterval(day, day), received, "en"), $"report {key}");
                report = new(taken.Number);
            }

            var claim = await DoAsync(Claim(report, source, question, key), $"claim {key}");
            await DoAsync(new GradeClaim(new(claim.Number), 1 + key % 6, Text("Borne out by a second list of the same day.")), $"grade {key}");
        }
    }

    // One every quarter of an hour back from now, all over the Strip.
    private static EnterIncident Happened(int number, Instant now)
    {
        var from = now - Duration.FromMinutes(15 * (number + 5));
        var centre = new Position(312_500_000 + number * 7_919 % 3_000_000, 342_500_000 + number * 6_353 % 2_500_000);
        var account = new IncidentAccount(
            Text($"Shots heard {number}"), IncidentTypes.All[number % 6], new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"),
            new PlaceStated(null, centre, 500), [Means.DirectObservation], new Effects([]), []);
        return new EnterIncident(account, from + Duration.FromHours(1), Marking: number % 3 == 0 ? Marking.Clear : Marking.Green);
    }

    private static RecordClaim Claim(Id<Report> report, Id<Source> source, Reference question, int key) => new(
        report, Text($"{10 + key % 90} vehicles waited at the gate for {1 + key % 9} hours; their load was not stated ({key})."),
        new DateInterval(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 1)), [source],
        Link: new Link(new(question.Number), (Stance)(1 + key % 5), new Quantity(10 + key % 90, 10 + key % 90, "vehicles")),
        Marking: key % 4 == 0 ? Marking.Green : Marking.Clear);

    private async Task<Reference> DoAsync(ICommand command, string key)
    {
        var answer = await Centre.ExecuteAsync(command, keeper, key);
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
        made.Add(answer.Stream);
        return answer.Stream;
    }

    private static Id<Member> KeeperOf(TruceHost host) =>
        host.Guests.All.First(guest => host.Centre.View(guest.Member).Viewer.Duties.HasFlag(Duties.Recording | Duties.Grading)).Member;

    private static LocalText Text(string text) => new(text);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Truce.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The repository was not found above the program.");
    }
}
