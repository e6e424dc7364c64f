using Truce.Web.Access;
using Truce.Web.Hosting;
using Truce.Web.Visits;

namespace Truce.Bench.Open;

/// <summary>A centre with very many incidents of one year, or as many days as asked, evenly spread over a square of ground.</summary>
internal sealed class OgcCentre : IDisposable
{
    public const double West = 34.2, South = 31.2, Side = 0.4;

    private const int Writers = 128;
    private static readonly string[] Towns = ["Zeitoun", "Jabalia", "Shujaiya", "Deir al-Balah", "Rafah", "Beit Lahia", "Khan Yunis"];

    private OgcCentre(TruceHost host, Id<Member> keeper) => (Host, Keeper) = (host, keeper);

    public TruceHost Host { get; }

    public Id<Member> Keeper { get; }

    public Centre Centre => Host.Centre;

    public Instant From { get; private set; }

    public Instant Until { get; private set; }

    /// <summary>How it was filled, and what that took.</summary>
    public string About { get; private set; } = "";

    /// <param name="open">Incidents that everybody may see.</param>
    /// <param name="closed">Incidents that members alone may see.</param>
    public static async Task<OgcCentre> BeginAsync(string folder, int open, int closed, int days = 365)
    {
        var keys = new KeyRing(Path.Combine(folder, "keys"));
        var data = Path.Combine(folder, "data");
        var centre = Centre.Open(new CentreOptions(new FileDisk(data), keys, SystemClock.Instance) { Folder = data, Origin = "bench.truce/ogc" });
        var keeper = await centre.FoundAsync(new LocalText("Bench"), new LocalText("Secretariat"));
        var one = new OgcCentre(new TruceHost(centre, CentreProfile.Plain(new LocalText("Bench")), Guests.None, keys, SystemClock.Instance), keeper);
        await one.FillAsync(open, closed, days);
        return one;
    }

    /// <summary>Every tile of the ground at a zoom.</summary>
    public static IEnumerable<(int Z, int X, int Y)> Tiles(int zoom)
    {
        var (left, top) = Mercator(West, South + Side, zoom);
        var (right, bottom) = Mercator(West + Side, South, zoom);
        for (var x = (int)left + 1; x < (int)right; x++)
            for (var y = (int)top + 1; y < (int)bottom; y++) yield return (zoom, x, y);
    }

    public void Dispose() => Centre.Dispose();

    private static (double X, double Y) Mercator(double longitude, double latitude, int zoom)
    {
        var sine = Math.Sin(latitude * Math.PI / 180);
        return ((longitude / 360 + 0.5) * (1 << zoom), (0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * (1 << zoom));
    }

    private async Task FillAsync(int open, int closed, int days)
    {
        var (count, watch) = (open + closed, Stopwatch.StartNew());
        Until = SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(1);
        From = Until - Duration.FromDays(days);
        var place = await DoAsync(new RegisterPlace(new LocalText("The Strip"), PlaceKind.Territory, new LocalText("Drawn for a measure."), "PS02"), "place");
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < count) await DoAsync(Happened(number, count, closed > 0 && number % (count / closed) == 0, new(place.Number)), $"{number}");
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        About = string.Create(
            CultureInfo.InvariantCulture, $"{count:N0} incidents were entered one by one, each durable, at {count / seconds:N0} a second; the whole centre then takes {GC.GetTotalMemory(true) / 1024.0 / 1024 / 1024:N2} GiB of memory.");
    }

    private EnterIncident Happened(int number, int count, bool isClosed, Id<Place> place)
    {
        var chance = new Random(number);
        var from = Instant.FromUnixTimeSeconds((From + (Until - From) * ((double)number / count)).ToUnixTimeSeconds()) - Duration.FromHours(chance.Next(0, 48));

        // On whole steps of 1e-4 degree, and boxes between them: PostGIS compares boxes in single precision, and edges must not tell.
        var centre = new Position(312_000_000 + chance.Next(4_000) * 1_000, 342_000_000 + chance.Next(4_000) * 1_000);
        var town = Towns[number % Towns.Length];
        var account = new IncidentAccount(
            new LocalText($"Shots heard near {town}, {number}", $"سماع إطلاق نار قرب المنطقة {number}", $"נשמעו יריות ליד האזור {number}"), IncidentTypes.All[number % 12],
            new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"),
            new PlaceStated(place, centre, 200 + number % 8 * 100, new LocalText(town)), [Means.DirectObservation], new Effects([]), []);
        return new EnterIncident(account, from + Duration.FromHours(3), Marking: isClosed ? Marking.Green : Marking.Clear);
    }

    private async Task<Reference> DoAsync(ICommand command, string key)
    {
        var answer = await Centre.ExecuteAsync(command, Keeper, key);
        return answer.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Sentence) : answer.Stream;
    }
}
