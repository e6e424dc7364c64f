using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Truce.Tests.Conventions;

public partial class TreeTests
{
    [Fact]
    public void Core_uses_NodaTime_alone_and_Ledger_nothing()
    {
        Packages("src/Truce.Core/Truce.Core.csproj").ShouldBe(["NodaTime"]);
        Packages("src/Truce.Ledger/Truce.Ledger.csproj").ShouldBeEmpty();
        Packages("tools/Truce.Verify/Truce.Verify.csproj").ShouldBeEmpty();
        Projects("src/Truce.Core/Truce.Core.csproj").ShouldBeEmpty();
        Projects("src/Truce.Ledger/Truce.Ledger.csproj").ShouldBeEmpty();
        Projects("tools/Truce.Verify/Truce.Verify.csproj").ShouldBe(["Truce.Ledger"]);
    }

    [Fact]
    public void Core_has_no_clock_no_chance_and_no_input_or_output()
    {
        var banned = new Regex(@"\b(DateTime(Offset)?\.(Utc)?Now|SystemClock|Stopwatch|new Random|Random\.Shared|Guid\.NewGuid|RandomNumberGenerator|File\.|Directory\.|HttpClient|Environment\.|Console\.|Task\.|async )");
        var found = from file in Directory.EnumerateFiles(Repository.File("src", "Truce.Core"), "*.cs", SearchOption.AllDirectories)
                    from line in File.ReadLines(file)
                    where banned.IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    select $"{Path.GetFileName(file)}: {line.Trim()}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Paths_in_the_documents_exist()
    {
        var documents = Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.File("README.md")).Append(Repository.File("CHANGELOG.md"));
        var missing = from document in documents
                      let text = File.ReadAllText(document)
                      from path in Linked(document, text).Concat(Named(text))
                      where !Exists(path)
                      select $"{Path.GetFileName(document)}: {path}";
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void The_README_is_short_and_names_both_commands()
    {
        var text = File.ReadAllText(Repository.File("README.md"));
        text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(400);
        text.ShouldContain("dotnet run --project src/Truce.Web\n");
        text.ShouldContain("dotnet test\n");
    }

    [Fact]
    public void The_glossary_has_every_word_in_three_languages()
    {
        var rows = File.ReadLines(Repository.File("docs", "GLOSSARY.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToArray();
        rows.Length.ShouldBeGreaterThan(80);
        rows.Where(row => row.Split('|').Length != 6 || row.Split('|')[1..5].Any(string.IsNullOrWhiteSpace)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_dependency_has_a_line_of_reason()
    {
        var lines = File.ReadAllLines(Repository.File("Directory.Packages.props"));
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].Contains("<PackageVersion", StringComparison.Ordinal)) continue;
            (lines[at - 1].Contains("<!--", StringComparison.Ordinal) || lines[at - 1].Contains("<PackageVersion", StringComparison.Ordinal)).ShouldBeTrue(lines[at]);
        }
    }

    private static IEnumerable<string> Linked(string document, string text) =>
        from Match match in Link().Matches(text)
        let target = match.Groups[1].Value
        where !target.Contains("://") && !target.StartsWith('#')
        select Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0])));

    private static IEnumerable<string> Named(string text) =>
        from Match match in Code().Matches(text)
        let path = match.Groups[1].Value
        where TopFolder().IsMatch(path) && !path.Contains('*') && !path.Contains('{') && !path.Contains('…') && !path.Contains('<')
        select path;

    private static bool Exists(string path) => File.Exists(Repository.File(path)) || Directory.Exists(Repository.File(path));

    private static string[] Packages(string project) => [.. Includes(project, "PackageReference")];

    private static string[] Projects(string project) => [.. Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!)];

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Load(Repository.File(project)).Descendants(item).Select(element => element.Attribute("Include")!.Value);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([A-Za-z./_-][A-Za-z0-9./_*{}-]*)`")]
    private static partial Regex Code();

    [GeneratedRegex("^(src|tests|tools|bench|docs|examples)/")]
    private static partial Regex TopFolder();
}
