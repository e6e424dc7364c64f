using System.Text;
using System.Text.RegularExpressions;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Web.Language;
using Truce.Web.Tables;

namespace Truce.Tests.Tables;

/// <summary>What is wrong in a mapping is said in the reader's language: every sentence of the reader of mappings has its words in three.</summary>
public sealed partial class MappingWordsTests
{
    // The files that read a mapping; sentences about what a mapping never holds stand in Fields too, and have their words all the same.
    private static readonly string[] Readers =
        ["src/Truce.Formats/Tables/TableMappingReader.cs", "src/Truce.Formats/Imports/Yaml.cs", "src/Truce.Web/Tables/TableIntakes.cs", "src/Truce.Formats/Imports/Fields.cs"];

    // Of files beside a file, which a mapping does not have.
    private static readonly string[] OfFolders =
    [
        "“{0}” holds plain file names; found {1}.", "no files lie beside this one, so “{0}” cannot name one.", "a plain file name", "a SHA-256 of 64 digits 0-9 a-f",
    ];

    [Fact]
    public void Every_sentence_of_its_reader_has_its_words()
    {
        var sentences = Readers.SelectMany(file => Sentences(File.ReadAllText(Repository.File(file.Split('/'))))).Distinct().Except(OfFolders).ToArray();
        sentences.Length.ShouldBeGreaterThan(40);
        sentences.Where(sentence => !Words.Of("ar").Has($"import.{sentence}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zone: Asia/Gaza", "zone: Gaza time", "‏“zone” اسم من قاعدة بيانات المناطق الزمنية مثل Asia/Gaza؛ وُجد «Gaza time».")]
    [InlineData("every: day", "every: hour", "قيمة “every”: واحد من: once, day, week, month, year؛ وُجد «hour».")]
    [InlineData("every: day", "evry: day", "الحقل “every” لازم هنا وهو ناقص.")]
    [InlineData("title: {en: A table}", "title: [A table]", "يُكتب “title” بحسب اللغة، مثل “en:” و“ar:” و“he:”؛ وُجد قائمة.")]
    [InlineData("zone: Asia/Gaza", "zone: Asia/Gaza\nzone: Asia/Gaza", "يرد الحقل “zone” مرة ثانية؛ والأولى في السطر 6. أبقِ واحدًا منهما.")]
    [InlineData("{column: date}", "{column: date, only: 2025-10-10}", "في “day” إما “column” وإما “only” مع يوم واحد لكل الصفوف.")]
    [InlineData("title: {en: A table}", "title: {}", "«title» ناقص. اكتبه بلغة واحدة على الأقل.")]
    public void It_is_said_in_Arabic_with_what_was_found(string right, string wrong, string said)
    {
        var errors = new ImportErrors();
        TableMappingReader.Read("mapping.yaml", Encoding.UTF8.GetBytes(TableSamples.Mapping.Replace(right, wrong)), errors);
        errors.All.Select(error => Plain(Words.Of("ar").Sentence(error.Sentence))).ShouldContain(Plain(said));
    }

    [Fact]
    public void In_English_it_says_what_the_tool_says()
    {
        var errors = new ImportErrors();
        TableMappingReader.Read("mapping.yaml", "format: another/1\nevery: [day]\nunknown: 1\n"u8, errors);
        errors.Count.ShouldBeGreaterThan(5);
        errors.All.ShouldAllBe(error => Plain(Words.Of("en").Sentence(error.Sentence)) == Plain(error.Message));
    }

    // Without the signs that keep a name in the other direction of writing together.
    private static string Plain(string text) => Marks().Replace(text, "");

    // A sentence as an interpolated string or a plain one: what stands in braces is a place.
    private static IEnumerable<string> Sentences(string code)
    {
        foreach (Match found in Literal().Matches(code))
        {
            var at = 0;
            if (found.Groups["inner"].Success) yield return Place().Replace(found.Groups["inner"].Value, place => place.Value is "{{" or "}}" ? place.Value[..1] : $"{{{at++}}}");
            else yield return found.Groups["plain"].Value;
        }
    }

    [GeneratedRegex("""(?:Errors|errors)\.Add\([^;\n]*?(?:\$"(?<inner>(?:\{\{|\}\}|\{(?:[^{}"]|"[^"]*")*\}|[^"{}])*)"|"(?<plain>[^"\n]{12,})")\);|(?:Parse|ParseText)\(name, (?:\$"(?<inner>(?:\{(?:[^{}"]|"[^"]*")*\}|[^"{}])*)"|"(?<plain>[^"]+)")""")]
    private static partial Regex Literal();

    [GeneratedRegex("""\{\{|\}\}|\{(?:[^{}"]|"[^"]*")*\}""")]
    private static partial Regex Place();

    [GeneratedRegex("[\u2066-\u2069\u200e\u200f]")]
    private static partial Regex Marks();
}
