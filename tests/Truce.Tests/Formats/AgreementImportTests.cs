using Truce.Formats.Imports;

namespace Truce.Tests.Formats;

public class AgreementImportTests
{
    [Fact]
    public void A_good_file_becomes_commands_and_a_provision_may_wait_for_one_further_down()
    {
        var steps = Steps(AgreementFile.Text);
        steps.Select(step => step.Key).ShouldBeUnique();
        steps.Select(step => step.Key.Split('/', 3)[2]).ShouldBe([
            "organisation/north/register", "source/office/register", "report/text/receive", "agreement/truce/register", "agreement/truce/phase/1",
            "agreement/truce/phase/1/begun", "provision/one/set", "provision/two/set", "assessment/said/make", "exchange-ledger/exchange/open",
            "batch/four/record", "provision/one/waits/two",
        ]);
    }

    [Theory]
    [InlineData("      - on: two", "      - on: one", "file.yaml, line 55, column 13: “one” would wait for itself. Name another provision.")]
    [InlineData("    due:\n      by: 2026-11-19\n", "    depends-on:\n      - on: one\n", "file.yaml, line 55, column 13: these would wait for each other for ever: one → two → one. Take one of the ties out.")]
    [InlineData("      - on: two", "      - on: three", "no provision with the key “three” stands in these files.")]
    [InlineData("      least: 600", "      least: 900", "file.yaml, line 49, column 14: “least” is at most “most”, which is 800; found 900.")]
    [InlineData("      least: 600\n      most: 800\n", "", "a threshold has at least one of “least” and “most”.")]
    [InlineData("    least: 4\n", "    least: 5\n", "“least” is at most “most”, which is 4; found 5.")]
    [InlineData("    by: north\n", "", "“by” and “report” stand together")]
    [InlineData("    words:\n      en: All of them.\n", "", "an assessment has a “status”, or the “words” that were used.")]
    [InlineData("    words:\n      en: All of them.\n", "    status: done\n", "“status” is one of not-due, not-started, minimum, intermediate, complete, reversed, suspended, overtaken, contested; found “done”.")]
    [InlineData("    parties: [north]", "    parties: []", "an agreement has at least one party under “parties”.")]
    [InlineData("    parties: [north]", "    parties: [south]", "no organisation with the key “south” stands in these files.")]
    [InlineData("      by: 2026-11-19\n", "      derived: true\n", "“due” says by when")]
    [InlineData("    family: access", "    family: aid", "“family” is one of hostilities, civilians, access, exchange, proxies, monitoring, recovery; found “aid”.")]
    [InlineData("      per: day", "      per: year", "“per” is one of day, week, month, occasion, total; found “year”.")]
    public void What_is_wrong_is_said_with_its_place(string replace, string by, string expected)
    {
        AgreementFile.Text.ShouldContain(replace);
        var errors = Should.Throw<ImportException>(() => Steps(AgreementFile.Text.Replace(replace, by, StringComparison.Ordinal))).Errors;
        errors.Select(error => error.ToString()).ShouldContain(error => error.Contains(expected, StringComparison.Ordinal), string.Join('\n', errors));
    }

    private static IReadOnlyList<ImportStep> Steps(string text)
    {
        var folder = Directory.CreateTempSubdirectory("truce-import-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "article.txt"), "An invented text.");
            File.WriteAllText(Path.Combine(folder, "file.yaml"), text);
            return ArticleSet.Read(Path.Combine(folder, "article.txt"), Path.Combine(folder, "file.yaml")).Steps;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
