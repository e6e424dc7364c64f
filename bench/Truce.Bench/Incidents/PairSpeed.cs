using Truce.Bench.Open;
using Truce.Bench.Recording;
using Truce.Core.Pairs;
using Truce.Store.Viewing;

namespace Truce.Bench.Incidents;

/// <summary>New reports, one after the other, each compared with very many earlier incidents: Truce through the view of one viewer, PostGIS with pg_trgm.</summary>
internal static class PairSpeed
{
    public static async Task RunAsync(ResultTable table, int incidents, int days, int asked)
    {
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var centre = await OgcCentre.BeginAsync(folder, incidents, incidents / 4, days);
            var reports = Reports(centre, asked);
            var view = centre.Centre.View(null);
            table.Head(
                "A new report against earlier incidents",
                $"{incidents:N0} incidents that the viewer may see and {incidents / 4:N0} that it may not, over {days:N0} days and a square of 0.4°; {asked} new reports at times and places of their own, one after the other, the five likeliest with their points asked of each. Truce takes in every incident within {PairWeights.Current.ReachMetres / 1000} km and {PairWeights.Current.ReachHours} hours, all its words and the gate; PostGIS holds only what may be seen, and gives points for distance, days and pg_trgm's likeness of the title (“all near”), or of those alone whose title is like enough for its index (“by trigrams”). Both warmed up by one round of other reports.",
                "who", "median ms", "p95 ms", "compared, median");
            foreach (var report in Reports(centre, asked, seed: 2)) view.LikelySame(report, 5);
            List<double> times = [];
            foreach (var report in reports)
            {
                var begin = Stopwatch.GetTimestamp();
                view.LikelySame(report, 5);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            var sizes = reports.Take(50).Select(report => view.Within<Incident>(Sketch.Of(report).Reach(PairWeights.Current)).Count()).Order().ToList();
            var ours = Row("Truce", times, $"{sizes[sizes.Count / 2]:N0}");
            using var peer = PairPeer.Start(view.All<Incident>());
            if (peer is null)
            {
                table.Note("PostGIS or pg_trgm is not installed here, so nothing can be compared.");
                return;
            }

            var theirs = double.MaxValue;
            foreach (var (way, statement) in PairPeer.Ways)
            {
                peer.Time(statement, Reports(centre, Math.Min(asked, 30), seed: 2));
                theirs = Math.Min(theirs, Row($"PostGIS, {way}", peer.Time(statement, reports.Take(Math.Min(asked, 100))), ""));
            }

            table.Note(string.Create(CultureInfo.InvariantCulture, $"At the median Truce is {theirs / ours:N0} times as fast as the faster of the two (asked: under 2 ms, 20 times)."));
            table.Note($"Truce: {centre.About}");
            table.Note("The statements of PostGIS:\n\n```sql\n" + PairPeer.Statements + "\n```");

            double Row(string who, List<double> all, string compared)
            {
                all.Sort();
                table.Row(who, all[all.Count / 2].ToString("N2", CultureInfo.InvariantCulture), all[(int)(all.Count * 0.95)].ToString("N2", CultureInfo.InvariantCulture), compared);
                return all[all.Count / 2];
            }
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    // Not in the record: a report is compared as it comes in.
    private static List<Incident> Reports(OgcCentre centre, int count, int seed = 1)
    {
        var chance = new Random(seed);
        string[] words = ["Shelling near Rafah", "Shots heard at the gate of Jabalia", "سماع إطلاق نار قرب المنطقة", "נשמעו יריות ליד האזור", "Two wounded by a drone near Khan Yunis"];
        List<Incident> reports = [];
        for (var at = 0; at < count; at++)
        {
            var from = centre.From + (centre.Until - centre.From) * chance.NextDouble();
            var position = new Position(312_000_000 + chance.Next(4_000_000), 342_000_000 + chance.Next(4_000_000));
            var account = new IncidentAccount(
                new LocalText(words[at % words.Length]), "fire/artillery", new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"),
                new PlaceStated(null, position, 300), [Means.Media], new Effects([]), []);
            reports.Add(new(new Id<Incident>(at + 1), account, from, [new(IncidentState.Received, null, null, null, from)], 0, false));
        }

        return reports;
    }
}
