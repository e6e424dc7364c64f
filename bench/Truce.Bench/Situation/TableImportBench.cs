using System.Text;
using Truce.Bench.Recording;
using Truce.Core.Tables;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Store.Importing;
using Truce.Web.Tables;

namespace Truce.Bench.Situation;

/// <summary>
/// A table of a million rows from its CSV file into the durable record of a real centre, by the way that `truce import figures` takes. Peers of the
/// same run: PostgreSQL's COPY of the same file, and a bare read of it with CsvHelper.
/// </summary>
internal static class TableImportBench
{
    private const string Mapping = """
        format: truce-table/1
        title: {en: Bench table}
        source: A source
        question: How many are there?
        every: day
        zone: Asia/Gaza
        edition: whole
        day: {column: date}
        labels:
          - {column: place, word: place}
        columns:
          - {column: killed, counts: {en: Killed}, unit: persons, one: person}
          - {column: injured, counts: {en: Injured}, unit: persons, one: person}
          - {column: tonnes, counts: {en: Tonnes}, unit: tonnes, one: tonne}
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (rows, rounds) = (Options.Number(arguments, "--rows", 1_000_000), Options.Number(arguments, "--rounds", 3));
        var root = Path.Combine(Path.GetTempPath(), "truce-bench-tables");
        Directory.CreateDirectory(root);
        var file = Path.Combine(root, "table.csv");
        Write(file, rows);
        var table = new ResultTable("situation-import");
        table.Head(
            "A table into the durable record",
            string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of a day, a place and three numbers, {new FileInfo(file).Length:N0} bytes of CSV. Truce: read through the mapping, compared with what stands, landed in sets of {TableImport.RowsOfSet:N0} rows, each decided, committed to, synced and applied before the next, ledger signed beside it; done when the edition is whole. PostgreSQL: COPY into a table with a primary key over day and place, committed, its own defaults for durability. CsvHelper: every field as a string, nothing kept. The best of {rounds} rounds; each round in a folder never used."),
            "who", "seconds", "rows/s", "of it reading the file, s", "of it comparing and landing, s", "bytes in the journal", "start on it again, s");
        var ours = new List<Timing>();
        for (var round = 0; round < rounds; round++) ours.Add(await TruceAsync(root, file, rows));
        var best = ours.MinBy(one => one.All)!;
        Row(table, "Truce, import", best, rows);
        Row(table, "Truce, the same file again", best with { All = best.Again, Read = best.AgainRead, Bytes = 0, Start = 0 }, rows);
        Row(table, "Truce, a second edition with 1 in 100 cells changed", best with { All = best.Second, Read = best.SecondRead, Bytes = 0, Start = 0 }, rows);
        Peers(table, root, file, rows, rounds);
        table.Note(string.Create(CultureInfo.InvariantCulture, $"Asked: 100,000 rows/s end to end. All rounds: {string.Join(", ", ours.Select(one => string.Create(CultureInfo.InvariantCulture, $"{rows / one.All:N0}")))}."));
        table.Keep();
        Directory.Delete(root, recursive: true);
        return 0;
    }

    private static void Peers(ResultTable table, string root, string file, int rows, int rounds)
    {
        var helper = Enumerable.Range(0, rounds).Min(_ => CsvHelperRead(file));
        table.Row("CsvHelper, reading alone", Seconds(helper), Number(rows / helper), Seconds(helper), "–", "–", "–");
        using var postgres = Postgres.Start(Path.Combine(root, "postgres"));
        if (postgres is null)
        {
            table.Note("PostgreSQL is not installed here, so it was not compared.");
            return;
        }

        var copies = Enumerable.Range(0, rounds).Min(_ => postgres.Copy(file));
        table.Row("PostgreSQL 15, COPY", Seconds(copies), Number(rows / copies), "–", "–", "–", "–");
    }

    private static async Task<Timing> TruceAsync(string root, string file, int rows)
    {
        var second = Path.Combine(root, "second.csv");
        if (!File.Exists(second)) Change(file, second);
        using var bench = await BenchCentre.BeginAsync(root, TimeSpan.FromMilliseconds(500));
        var question = await bench.Centre.ExecuteAsync(new OpenQuestion(new LocalText("How many are there?"), Subject.Casualties), bench.Member, "question");
        if (question.Refusal is not null) throw new InvalidOperationException(question.Refusal.Sentence);
        var (all, read) = await ImportAsync(bench, file, "table.csv", rows);
        var bytes = Directory.GetFiles(Path.Combine(bench.Data, "journal"), "*.jsonl").Sum(path => new FileInfo(path).Length);
        var (again, againRead) = await ImportAsync(bench, file, "table.csv", 0);
        var (two, twoRead) = await ImportAsync(bench, second, "table.csv", rows / 100);
        bench.Centre.Dispose();
        var watch = Stopwatch.StartNew();
        using var opened = BenchCentre.Open(bench.Folder, TimeSpan.Zero);
        var start = watch.Elapsed.TotalSeconds;
        var standing = opened.View(bench.Member).All<DataTable>().Single();
        if (standing.Grid.Count != rows || standing.Edition!.Number != 2) throw new InvalidOperationException("The table is not the one that was taken in.");
        return new Timing(all, read, again, againRead, two, twoRead, bytes, start);
    }

    private static async Task<(double All, double Read)> ImportAsync(BenchCentre bench, string file, string name, int landing)
    {
        var watch = Stopwatch.StartNew();
        var errors = new ImportErrors();
        var mapping = TableMappingReader.Read("mapping.yaml", Encoding.UTF8.GetBytes(Mapping), errors);
        errors.ThrowIfAny();
        var draft = TableDraftReader.Read(name, () => File.OpenRead(file), mapping!, TableLimits.Local);
        var read = watch.Elapsed.TotalSeconds;
        if (draft.RowsBad > 0) throw new InvalidOperationException($"{draft.RowsBad} rows are bad.");
        var intake = TableIntakes.Of(bench.Centre.View(bench.Member), draft, null, errors);
        errors.ThrowIfAny();
        var outcome = await TableImport.RunAsync(bench.Centre, bench.Member, intake!);
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
        var counts = outcome.Comparison.Difference.Counts;
        if (counts.New + counts.Changed != landing) throw new InvalidOperationException($"{counts} landed, {landing} were meant to.");
        return (watch.Elapsed.TotalSeconds, read);
    }

    private static double CsvHelperRead(string file)
    {
        var watch = Stopwatch.StartNew();
        using var reader = CsvHelper.CsvReader.FromFile(file);
        var characters = 0L;
        while (reader.Read())
            for (var at = 0; at < reader.FieldCount; at++) characters += reader.GetString(at).Length;
        return characters == 0 ? double.NaN : watch.Elapsed.TotalSeconds;
    }

    // A hundred places, a row for each and day: nearly 28 years of days.
    private static void Write(string file, int rows)
    {
        using var writer = new StreamWriter(file);
        writer.Write("date,place,killed,injured,tonnes\n");
        var (day, number) = (new LocalDate(1998, 1, 1), 12345u);
        for (var row = 0; row < rows; row++)
        {
            if (row % 100 == 0) day = day.PlusDays(1);
            number = number * 1664525 + 1013904223;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{day:uuuu'-'MM'-'dd},Place {row % 100:00},{number >> 26},{number >> 22 & 1023},{number >> 12 & 4095}.{number >> 8 & 7}\n"));
        }
    }

    private static void Change(string file, string second)
    {
        using var writer = new StreamWriter(second);
        var row = -1;
        foreach (var line in File.ReadLines(file)) writer.Write((row++ % 100 == 0 && row > 0 ? line + "9" : line) + "\n");
    }

    private static void Row(ResultTable table, string who, Timing one, int rows) => table.Row(
        who, Seconds(one.All), Number(rows / one.All), Seconds(one.Read), Seconds(one.All - one.Read), one.Bytes == 0 ? "–" : Number(one.Bytes), one.Start == 0 ? "–" : Seconds(one.Start));

    private static string Seconds(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Timing(double All, double Read, double Again, double AgainRead, double Second, double SecondRead, long Bytes, double Start);
}
