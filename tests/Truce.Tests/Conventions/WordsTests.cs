using System.Text.RegularExpressions;
using Truce.Web.Language;

namespace Truce.Tests.Conventions;

public partial class WordsTests
{
    private static readonly string[] PluralForms = ["zero", "one", "two", "few", "many", "other"];

    [Fact]
    public void Every_text_stands_in_English_Arabic_and_Hebrew()
    {
        var english = Stems("en");
        foreach (var language in (string[])["ar", "he"])
        {
            english.Except(Stems(language)).ShouldBeEmpty(language + " lacks");
            Stems(language).Except(english).ShouldBeEmpty(language + " has too much");
        }
    }

    [Fact]
    public void Every_number_has_the_forms_that_its_language_asks_for()
    {
        foreach (var (language, forms) in ((string, string[])[])[("en", ["one", "other"]), ("ar", PluralForms), ("he", ["one", "two", "other"])])
        {
            var words = Words.Of(language);
            var plural = words.Keys.Where(IsPlural).Select(Stem).Distinct();
            var missing = from stem in plural from form in forms where !words.Has($"{stem}.{form}") select $"{language} {stem}.{form}";
            missing.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_text_has_the_same_places_in_each_language()
    {
        var english = Words.Of("en");
        var problems = from language in (string[])["ar", "he"]
                       let words = Words.Of(language)
                       from key in words.Keys
                       where !IsPlural(key) && !Places(words[key]).SetEquals(Places(english[key]))
                       select $"{language} {key}";
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_empty_or_takes_a_side()
    {
        string[] loaded = ["regime", "terrorist", "martyr", "so-called", "approve", "permission"];
        var words = Words.Of("en");
        words.Keys.Where(key => string.IsNullOrWhiteSpace(words[key])).ShouldBeEmpty();
        words.Keys.Where(key => loaded.Any(word => words[key].Contains(word, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_that_the_code_names_exists()
    {
        var words = Words.Of("en");
        var files = Directory.EnumerateFiles(Repository.File("src", "Truce.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal));
        var missing = from file in files
                      from Match match in NamedKey().Matches(File.ReadAllText(file))
                      let key = match.Groups[1].Value
                      where !words.Has(key) && !words.Has(key + ".other")
                      select $"{Path.GetFileName(file)}: {key}";
        missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", 0, "zero")]
    [InlineData("ar", 2, "two")]
    [InlineData("ar", 103, "few")]
    [InlineData("ar", 11, "many")]
    [InlineData("ar", 100, "other")]
    [InlineData("he", 2, "two")]
    [InlineData("he", 20, "other")]
    [InlineData("en", 1, "one")]
    [InlineData("en", 0, "other")]
    public void A_number_takes_its_plural_form(string language, long number, string form) => Words.PluralForm(language, number).ShouldBe(form);

    private static HashSet<string> Stems(string language) => [.. Words.Of(language).Keys.Select(key => IsPlural(key) ? Stem(key) : key)];

    private static bool IsPlural(string key) => PluralForms.Contains(key[(key.LastIndexOf('.') + 1)..]);

    private static string Stem(string key) => key[..key.LastIndexOf('.')];

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex("[wW]ords(?:\\.Count\\(|\\[)\"([a-z][a-zA-Z0-9./-]+)\"")]
    private static partial Regex NamedKey();
}
