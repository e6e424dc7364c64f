using System.Text;
using Truce.Formats.Imports;

namespace Truce.Tests.Formats;

public sealed class FigureImportTests : IDisposable
{
    private const string File = """
        format: truce-import/1
        at: 2025-12-12T09:00:00Z
        figures:
          - key: a-figure
            claim: a-claim
            question: a-question
            counts: {en: Trucks}
            unit: trucks
            one: truck
            least: 600
            most: 800
            period: 2025-10-10/2025-12-07
            zone: Asia/Gaza
        series:
          - key: a-series
            claim: a-claim
            question: a-question
            counts: {en: Deaths reported}
            unit: persons
            one: person
            table: days.csv
            day: date
            column: new
            period: 2025-10-10/2025-10-12
            zone: Asia/Gaza
        """;

    private const string Table = "date,new\n2025-10-10,5\n2025-10-11,\n2025-10-12,\"7\"\n2025-10-13,9\n";

    private readonly string folder = Directory.CreateTempSubdirectory("truce-figures-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_good_file_is_read_and_a_missing_day_stays_missing() => Errors(File, Table).ShouldBeEmpty();

    [Theory]
    [InlineData("least: 600", "least: 900", "figures.yaml, line 11, column 11: “least” is not above “best” and “best” not above “most”; found 900  800.")]
    [InlineData("    zone: Asia/Gaza\nseries", "series", "figures.yaml, line 12, column 13: days are days of a zone: the field “zone”, such as Asia/Gaza, was expected beside “period”.")]
    [InlineData("    zone: Asia/Gaza\nseries", "    zone: Gaza time\nseries", "“zone” is a name of the time zone database such as Asia/Gaza; found “Gaza time”.")]
    [InlineData("    least: 600\n    most: 800\n", "", "a figure has “value”, or “least”, “most” or both; none stands.")]
    [InlineData("    least: 600\n", "    least: 6,000\n", "“least” is a number such as 459 or 53.3, without sign or separators; found “6,000”.")]
    [InlineData("    unit: trucks\n", "    unit: Trucks\n", "“unit” is a lower-case word such as trucks; found “Trucks”.")]
    [InlineData("    one: truck\n", "    one: lorry\n", "“one” is one of not-stated, event, episode")]
    [InlineData("    most: 800\n", "    most: 800\n    of: {value: 0, what: {en: due}}\n", "“value” is above zero; found “0”.")]
    [InlineData("    column: new\n", "    column: fresh\n", "no column “fresh” stands in days.csv; it has date, new.")]
    [InlineData("    table: days.csv\n", "    table: gone.csv\n", "the file gone.csv was expected beside the others; it is not there.")]
    [InlineData("    table: days.csv\n", "", "the field “table” was expected in this entry; it is missing.")]
    public void Says_where_and_what_was_expected(string replace, string by, string message) =>
        string.Join('\n', Errors(File.Replace(replace, by), Table)).ShouldContain(message);

    [Theory]
    [InlineData("2025-10-10,5", "10.10.2025,5", "days.csv, line 2, column 1: a day such as 2025-10-17 was expected; found “10.10.2025”.")]
    [InlineData("2025-10-10,5", "2025-10-10,five", "days.csv, line 2, column 12: a number such as 459 was expected, or nothing; found “five”.")]
    [InlineData("2025-10-10,5", "2025-10-12,5", "days.csv, line 4, column 1: 2025-10-12 stands a second time; one value a day was expected.")]
    [InlineData("2025-10-10,5", "2025-10-10,5,6", "days.csv, line 2, column 1: 2 cells were expected, as in the header; found 3.")]
    [InlineData("\"7\"", "\"7", "a closing quotation mark was expected; the file ends within this cell.")]
    public void Says_where_in_the_table(string replace, string by, string message) =>
        string.Join('\n', Errors(File, Table.Replace(replace, by))).ShouldContain(message);

    private List<string> Errors(string file, string table)
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "days.csv"), table);
        var errors = new ImportErrors();
        ImportReader.Read("figures.yaml", Encoding.UTF8.GetBytes(file), errors, new ImportFolder(folder));
        return [.. errors.All.Select(error => error.ToString())];
    }
}
