using System.Text.RegularExpressions;
using Truce.Web.Language;

namespace Truce.Tests.Web;

public partial class QuantityTests
{
    [Fact]
    public void What_the_example_counts_has_a_word_in_each_language()
    {
        var units = Directory.GetFiles(Repository.File("examples", "gaza-2025"), "*.yaml")
            .SelectMany(file => Unit().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        units.ShouldNotBeEmpty();
        foreach (var language in Words.Languages)
            units.Where(unit => !Words.Of(language).Has($"unit.{unit}")).ShouldBeEmpty(language);
    }

    [GeneratedRegex(@"\bunit: *([a-z-]+)")]
    private static partial Regex Unit();
}
