using Truce.Bench.Open;
using Truce.Bench.Recording;
using Truce.Core.Tallies;

namespace Truce.Bench.Incidents;

/// <summary>The daily table out of very many incidents, as one viewer sees them.</summary>
internal static class DailyBench
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (count, days) = (Options.Number(arguments, "--incidents", 1_000_000), Options.Number(arguments, "--days", 1_461));
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var centre = await OgcCentre.BeginAsync(folder, count, count / 4, days);
            var table = new ResultTable("incidents-daily");
            table.Head(
                "The daily table", $"{count:N0} incidents that the viewer may see and {count / 4:N0} that it may not, over {days:N0} days. A table of some days beside the same number of days before: by kind and governorate, by day, each number with its incidents; thirty periods, each asked once before.",
                "days", "events in the table, median", "median ms", "most ms");
            foreach (var length in (int[])[1, 7, 31])
            {
                var chance = new Random(length);
                List<(double Time, int Events)> all = [];
                for (var round = 0; round < 2; round++)
                {
                    chance = new Random(length);
                    all.Clear();
                    for (var at = 0; at < 30; at++)
                    {
                        var until = centre.From + Duration.FromDays(2 * length) + (centre.Until - centre.From - Duration.FromDays(2 * length)) * chance.NextDouble();
                        var terms = new TallyTerms(until - Duration.FromDays(length), until, "Asia/Gaza");
                        var begin = Stopwatch.GetTimestamp();
                        var view = centre.Centre.View(null);
                        var tally = DailyTally.Of(view, view.Within<Incident>(terms.Reach).Select(one => one.State), terms);
                        all.Add((Stopwatch.GetElapsedTime(begin).TotalMilliseconds, tally.Kinds.Sum(row => row.Cells[TallyColumn.Us].Count)));
                    }
                }

                all.Sort();
                table.Row($"{length}", $"{all.Select(one => one.Events).Order().ElementAt(15):N0}", all[15].Time.ToString("N1", CultureInfo.InvariantCulture), all[^1].Time.ToString("N1", CultureInfo.InvariantCulture));
            }

            table.Note("Asked: the daily table over 1,000,000 incidents under 100 ms.");
            table.Note($"Truce: {centre.About}");
            table.Keep();
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
