using System.Text.RegularExpressions;

namespace Truce.Tests.Conventions;

/// <summary>What people wrote reaches a page through the visit, which makes it safe, and within an element that isolates its direction.</summary>
public partial class PrintedTextTests
{
    [Fact]
    public void Texts_of_people_are_read_through_the_visit_alone() =>
        Lines("*.*").Where(one => Unsafe().IsMatch(one.Line) && one.File is not ("Visit.cs" or "Names.razor" or "FieldInput.razor" or "Found.cs" or "FeatureProperty.cs")).ShouldBeEmpty();

    [Fact]
    public void A_page_prints_a_text_of_people_within_an_element_that_isolates_it() =>
        Lines("*.razor").Where(one => Bare().IsMatch(one.Line) && !one.Line.Contains("<PageTitle>", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<(string File, string Line)> Lines(string pattern) =>
        from file in Directory.EnumerateFiles(Repository.File("src", "Truce.Web"), pattern, SearchOption.AllDirectories)
        where file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
        from line in File.ReadLines(file)
        select (Path.GetFileName(file), line.Trim());

    [GeneratedRegex(@"\.For\(|\.(En|Ar|He)\b")]
    private static partial Regex Unsafe();

    // "@Visit.Text(...)" or "@(... Visit.Text(...))" printed as it is; not what goes into words, which isolate it, nor what orders.
    [GeneratedRegex(@"(?<!<bdi>)@(Visit\.Text\(|\([^)@]*\? *Visit\.Text\()")]
    private static partial Regex Bare();
}
