namespace Truce.Bench.Recording;

/// <summary>A centre on a real disk, with something that claims can be drawn from.</summary>
internal sealed class BenchCentre : IDisposable
{
    private readonly string folder;

    private BenchCentre(string folder, Centre centre) => (this.folder, Centre) = (folder, centre);

    public Centre Centre { get; private set; }

    public Id<Member> Member { get; private set; }

    public Id<Report> Report { get; private set; }

    public Id<Source> Source { get; private set; }

    public string Folder => folder;

    public string Data => Path.Combine(folder, "data");

    /// <summary>Begins one in a folder that was never used: file systems are slow to give out again what was just deleted.</summary>
    public static async Task<BenchCentre> BeginAsync(string root, TimeSpan beat)
    {
        var folder = Path.Combine(root, Guid.NewGuid().ToString("N"));
        var centre = new BenchCentre(folder, Open(folder, beat));
        centre.Member = await centre.Centre.FoundAsync(new LocalText("Bench"), new LocalText("Secretariat"));
        var text = new LocalText("A source");
        var source = await centre.Centre.ExecuteAsync(new RegisterSource(text, SourceKind.PressOutlet), centre.Member, "source");
        centre.Source = new(source.Stream.Number);
        var day = new LocalDate(2025, 10, 17);
        var report = await centre.Centre.ExecuteAsync(
            new ReceiveReport(centre.Source, text, new DateInterval(day, day), Instant.FromUtc(2025, 10, 17, 12, 0), "en"), centre.Member, "report");
        centre.Report = new(report.Stream.Number);
        return centre;
    }

    public static Centre Open(string folder, TimeSpan beat, bool snapshots = true) =>
        Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, "data")), new KeyRing(Path.Combine(folder, "keys")), SystemClock.Instance)
        {
            Origin = "bench.truce",
            Beat = beat,
            Snapshots = snapshots,
        });

    /// <summary>A claim of ordinary size: a statement of two sentences, a chain of one.</summary>
    public RecordClaim Claim(long number) => new(
        Report,
        new LocalText(string.Create(CultureInfo.InvariantCulture, $"Claim {number}: a convoy of twelve vehicles was stated to have waited at the gate for three hours. Its load was not said.")),
        Day, [Source]);

    private static readonly DateInterval Day = new(new LocalDate(2025, 10, 16), new LocalDate(2025, 10, 16));

    public void Dispose() => Centre.Dispose();
}
