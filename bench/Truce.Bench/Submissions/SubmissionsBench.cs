using Microsoft.AspNetCore.Builder;
using Truce.Bench.Recording;
using Truce.Core.FieldForms;
using Truce.Store.Accounts;
using Truce.Web.Access;
using Truce.Web.Hosting;
using Truce.Web.Visits;

namespace Truce.Bench.Submissions;

/// <summary>
/// Filled-in forms of 250 questions over HTTP, each durable when it is answered, each with what is made of it: a submission with its text as
/// it was sent, a report, an incident. Beside them, in the same run, the same bytes as durable single-row inserts of PostgreSQL.
/// </summary>
internal static class SubmissionsBench
{
    private const int OdkCentral = 245;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (seconds, rounds) = (Options.Number(arguments, "--seconds", 10), Options.Number(arguments, "--rounds", 2));
        var table = new ResultTable("incidents-submissions");
        table.Head(
            "Submissions of a 250-question form, over HTTP, durable when answered",
            string.Create(CultureInfo.InvariantCulture, $"Each is about {LongForm.Filled("x").Body.Length / 1024.0:N1} KB of XML in a multipart request with a token of its member; the generator is a process of its own on the same machine, one request after the other on each connection. Rounds alternate; each takes {seconds} s after a warm-up of 3 s. ODK Central: {OdkCentral} a second on two cores, a figure measured elsewhere; it does not run here."),
            "what is made", "connections", "submissions/s", "times ODK Central", "not 201", "p50 ms", "p99 ms", "longest ms");
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (what, mapping) in Mappings)
                await RoundAsync(table, what, mapping, 64, seconds);
        }

        table.Keep();
        return 0;
    }

    private static (string What, FormMapping Mapping)[] Mappings =>
    [
        ("a report", new FormMapping(FormMeaning.Report, [])),
        ("a report and an incident", new FormMapping(FormMeaning.Incident, [new("/data/type", "type", []), new("/data/when", "when", []), new("/data/position", "position", [])])),
    ];

    private static async Task RoundAsync(ResultTable table, string what, FormMapping mapping, int connections, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("truce-bench-submissions-").FullName;
        try
        {
            var keys = new KeyRing(Path.Combine(folder, "keys"));
            using var centre = Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, "data")), keys, SystemClock.Instance) { Origin = "bench/submissions", Snapshots = false });
            var keeper = await centre.FoundAsync(new LocalText("Bench"), new LocalText("Secretariat"));
            var form = new AddForm(new(LongForm.Code, "1", new LocalText("A long form")), LongForm.Xml, mapping);
            if ((await centre.ExecuteAsync(form, keeper, "form")).Refusal is { } no) throw new InvalidOperationException(no.Sentence);
            var issued = await centre.ExecuteAsync(new SetUpPhone(new LocalText("A phone"), SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1)), keeper, "phone");
            var host = new TruceHost(centre, CentreProfile.Plain(new LocalText("Bench")), Guests.None, keys, SystemClock.Instance);
            var token = host.Accounts.MakeToken(centre.View(keeper).Event(issued.Index)!);
            await using var app = host.Build();
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            await LoadAsync(app.Urls.First(), token, connections, 3);
            var begin = centre.Head;
            var told = await LoadAsync(app.Urls.First(), token, connections, seconds);
            var rate = told[0] / (double)seconds;
            table.Row(what, $"{connections}", N0(rate), (rate / OdkCentral).ToString("N1", CultureInfo.InvariantCulture), $"{told[1]}", Ms(told[2]), Ms(told[3]), Ms(told[4]));
            if (centre.Head - begin < told[0]) throw new InvalidOperationException("What was answered 201 does not stand in the record.");
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long[]> LoadAsync(string address, string token, int connections, int seconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["incidents-submissions-load", address, $"/openrosa/key/{token}", $"{connections}", $"{seconds}"]) start.ArgumentList.Add(argument);
        using var load = Process.Start(start)!;
        var line = await load.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The generator ended.");
        await load.WaitForExitAsync();
        return [.. line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static string N0(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ms(long micros) => (micros / 1000.0).ToString("N1", CultureInfo.InvariantCulture);
}
