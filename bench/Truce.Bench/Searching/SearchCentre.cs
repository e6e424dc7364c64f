using Truce.Bench.Recording;
using Truce.Store.Viewing;

namespace Truce.Bench.Searching;

/// <summary>A centre of claims in three languages, half of its events grades of them, under markings that let viewers see different shares.</summary>
internal sealed class SearchCentre : IDisposable
{
    private const int Writers = 128;
    private const int Reports = 400;

    private readonly BenchCentre bench;
    private readonly List<(Id<Report> Report, Id<Source> Source)> reports = [];
    private readonly Id<Organisation> other;
    private Centre centre;

    private SearchCentre(BenchCentre bench, Id<Organisation> other, Id<Member> member) =>
        (this.bench, this.other, Other, centre) = (bench, other, member, bench.Centre);

    public Centre Centre => centre;

    public string Folder => bench.Folder;

    public Vocabulary Vocabulary { get; } = new(30_000);

    /// <summary>Nobody, a member of another organisation, and the member to whose organisation everything belongs.</summary>
    public IReadOnlyList<Id<Member>?> Viewers => [null, Other, bench.Member];

    public Id<Member> Keeper => bench.Member;

    private Id<Member> Other { get; }

    public static async Task<SearchCentre> BeginAsync(string root, int events)
    {
        var bench = await BenchCentre.BeginAsync(root, TimeSpan.FromMilliseconds(500));
        var organisation = await bench.Centre.ExecuteAsync(new RegisterOrganisation(new LocalText("Another body"), OrganisationKind.Ngo), bench.Member, "other");
        var member = await bench.Centre.ExecuteAsync(new AdmitMember(new(organisation.Stream.Number), new LocalText("Reader"), Duties.Recording), bench.Member, "reader");
        var made = new SearchCentre(bench, new(organisation.Stream.Number), new(member.Stream.Number));
        await made.FillAsync(events);
        return made;
    }

    /// <summary>Goes on recording at a steady rate until it is told to stop; gives back how many it recorded.</summary>
    public async Task<int> WriteAsync(int perSecond, CancellationToken stop)
    {
        var (written, watch) = (0, Stopwatch.StartNew());
        while (!stop.IsCancellationRequested)
        {
            if (watch.Elapsed.TotalSeconds * perSecond > written) await DoAsync(Claim(900_000_000L + written), $"live {written++}");
            else await Task.Delay(1, CancellationToken.None);
        }

        return written;
    }

    /// <summary>Closes the centre and opens it again.</summary>
    public double Reopen(TimeSpan beat)
    {
        centre.Dispose();
        var watch = Stopwatch.StartNew();
        centre = BenchCentre.Open(bench.Folder, beat);
        return watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => centre.Dispose();

    private async Task FillAsync(int events)
    {
        for (var number = 0; number < Reports; number++)
        {
            var source = await DoAsync(new RegisterSource(new LocalText($"Outlet {number}"), SourceKind.PressOutlet), $"source {number}");
            var report = await DoAsync(
                new ReceiveReport(new(source.Number), Vocabulary.Statement(800_000_000 + number), Day, Instant.FromUtc(2025, 10, 17, 12, 0), "en"), $"report {number}");
            reports.Add((new(report.Number), new(source.Number)));
        }

        var left = events - (int)centre.View(null).Index - 1;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var number = writer; number < left / 2; number += Writers)
            {
                var claim = await DoAsync(Claim(number), $"claim {number}");
                await DoAsync(new GradeClaim(new(claim.Number), 1 + number % 6, new LocalText("Borne out by a second list.")), $"grade {number}");
            }
        })));
    }

    // Six of ten are open to everybody, two to members, one to the other organisation, one to its owner alone.
    private RecordClaim Claim(long number)
    {
        var (report, source) = reports[(int)(number % reports.Count)];
        var marking = (number / 7 % 10) switch { < 6 => Marking.Clear, < 8 => Marking.Green, 8 => Marking.Amber([other]), _ => Marking.AmberStrict([]) };
        return new RecordClaim(report, Vocabulary.Statement(number), Day, [source], Marking: marking);
    }

    private async Task<Reference> DoAsync(ICommand command, string key)
    {
        var answer = await centre.ExecuteAsync(command, bench.Member, key);
        return answer.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Sentence) : answer.Stream;
    }

    private static readonly DateInterval Day = new(new LocalDate(2025, 10, 16), new LocalDate(2025, 10, 16));
}
