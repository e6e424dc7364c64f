using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Truce.Core.Search;
using Truce.Web.Access;
using Truce.Web.Hosting;
using Truce.Web.Live;
using Truce.Web.Visits;

namespace Truce.Bench.Live;

/// <summary>A centre on a real disk and a free port, whose readers belong to forty organisations: each sees what is open and what is released to it alone.</summary>
internal sealed class LiveCentre : IAsyncDisposable
{
    /// <summary>Organisations, each with one member; a quarter of all claims is released to one of them.</summary>
    public const int Organisations = 40;

    private const int MostEvents = 20_000_000;

    private readonly Centre centre;
    private readonly WebApplication app;
    private readonly Id<Member> keeper;
    private readonly Id<Report> report;
    private readonly Id<Source> source;
    private readonly Id<Organisation>[] organisations;
    private long next;

    private LiveCentre(Centre centre, WebApplication app, Id<Member> keeper, Id<Report> report, Id<Source> source, Id<Organisation>[] organisations) =>
        (this.centre, this.app, this.keeper, this.report, this.source, this.organisations) = (centre, app, keeper, report, source, organisations);

    public string Address => app.Urls.First();

    public long Head => centre.Head;

    public LiveHub Hub => app.Services.GetRequiredService<LiveHub>();

    /// <summary>For each event when its command was given, in ticks of the machine's one clock; 0 for those before the measure.</summary>
    public long[] Given { get; } = new long[MostEvents];

    /// <summary>For each event the organisation that it is released to, from 1; 0: everybody.</summary>
    public byte[] Released { get; } = new byte[MostEvents];

    /// <summary>For each event how long its caller waited, in milliseconds.</summary>
    public float[] Took { get; } = new float[MostEvents];

    public static async Task<LiveCentre> BeginAsync(string folder, bool words = true)
    {
        var keys = new KeyRing(Path.Combine(folder, "keys"));
        var centre = Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, "data")), keys, SystemClock.Instance) { Origin = "example.bench/live", Snapshots = false, Words = words });
        var keeper = await centre.FoundAsync(Text("Bench"), Text("Secretariat"));
        List<Guest> guests = [];
        List<Id<Organisation>> organisations = [];
        for (var number = 0; number < Organisations; number++)
        {
            var organisation = new Id<Organisation>((await DoAsync(centre, keeper, new RegisterOrganisation(Text($"Organisation {number}"), OrganisationKind.Ngo))).Number);
            var member = new Id<Member>((await DoAsync(centre, keeper, new AdmitMember(organisation, Text($"Officer {number}"), Duties.Recording))).Number);
            organisations.Add(organisation);
            guests.Add(new Guest(member, Text($"Officer {number}"), organisation));
        }

        var source = new Id<Source>((await DoAsync(centre, keeper, new RegisterSource(Text("An outlet"), SourceKind.PressOutlet))).Number);
        var report = new Id<Report>((await DoAsync(centre, keeper, new ReceiveReport(source, Text("A bulletin"), Day, Instant.FromUtc(2025, 10, 17, 12, 0), "en"))).Number);
        var app = new TruceHost(centre, CentreProfile.Plain(Text("Bench")), new Guests(guests), keys, SystemClock.Instance)
        {
            // All readers come from one machine and a few sessions here; in the field they do not.
            Live = new LiveLimits { MostOfSession = 200, MostOfAddress = 4_000 },
        }.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new LiveCentre(centre, app, keeper, report, source, [.. organisations]);
    }

    /// <summary>Callers that give one command after the other for some seconds.</summary>
    /// <returns>How many a second were recorded, and the microseconds of the process's processor time that each took.</returns>
    public async Task<(double Rate, double Micros)> ClosedAsync(int callers, double seconds)
    {
        var (done, begin, processor) = (0L, Stopwatch.GetTimestamp(), Processor());
        var end = begin + (long)(seconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (; Stopwatch.GetTimestamp() < end; Interlocked.Increment(ref done)) await OneAsync();
        })));
        return (done / Stopwatch.GetElapsedTime(begin).TotalSeconds, (Processor() - processor).TotalMicroseconds / done);
    }

    /// <summary>Returns once the words of everything recorded are taken in: what one turn left to do is not done in the next.</summary>
    /// <returns>Seconds.</returns>
    public double Settle()
    {
        var begin = Stopwatch.GetTimestamp();
        _ = centre.View(null).Search(SearchQuery.Read("zwischenzeit")).Take(1).Count();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    /// <summary>Commands at a steady rate, each given at its moment whatever became of those before it.</summary>
    /// <returns>Latencies in milliseconds.</returns>
    public async Task<double[]> PacedAsync(int perSecond, double seconds)
    {
        var latencies = new double[(int)(perSecond * seconds)];
        var open = new List<Task>(latencies.Length);
        var begin = Stopwatch.GetTimestamp();
        for (var at = 0; at < latencies.Length; await Task.Delay(2))
        {
            var due = (int)Math.Min(latencies.Length, Stopwatch.GetElapsedTime(begin).TotalSeconds * perSecond);
            for (; at < due; at++)
            {
                var number = at;
                open.Add(Task.Run(async () =>
                {
                    await OneAsync();
                    latencies[number] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds - number * 1000.0 / perSecond;
                }));
            }
        }

        await Task.WhenAll(open);
        return latencies;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        centre.Dispose();
    }

    private async Task OneAsync()
    {
        var number = Interlocked.Increment(ref next);
        var given = Stopwatch.GetTimestamp();
        var to = number % 4 == 0 ? (byte)(1 + number / 4 % Organisations) : (byte)0;
        var claim = new RecordClaim(
            report, Text($"Claim {number}: a convoy of twelve vehicles was stated to have waited at the gate for three hours. Its load was not said."), Day, [source],
            Marking: to == 0 ? Marking.Clear : Marking.AmberStrict(organisations[to - 1]));
        var answer = await centre.ExecuteAsync(claim, keeper, number.ToString(CultureInfo.InvariantCulture));
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
        (Released[answer.Index], Given[answer.Index], Took[answer.Index]) = (to, given, (float)Stopwatch.GetElapsedTime(given).TotalMilliseconds);
    }

    private static async Task<Reference> DoAsync(Centre centre, Id<Member> keeper, ICommand command)
    {
        var answer = await centre.ExecuteAsync(command, keeper, Guid.NewGuid().ToString());
        return answer.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Sentence) : answer.Stream;
    }

    private static readonly DateInterval Day = new(new LocalDate(2025, 10, 16), new LocalDate(2025, 10, 16));

    private static LocalText Text(string text) => new(text);
}
