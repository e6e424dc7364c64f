using System.Reflection;
using System.Text;
using Truce.Core.Journal;
using Truce.Web.Language;

namespace Truce.Tests.Conventions;

public class RefusalTests
{
    /// <summary>Every refusal of the system, found as the static methods of types whose names end in "Refusals".</summary>
    private static readonly IReadOnlyList<Refusal> All =
    [
        .. from assembly in (Assembly[])[typeof(Refusal).Assembly, typeof(Truce.Formats.Cql2.CqlRefusals).Assembly, typeof(Words).Assembly]
           from type in assembly.GetTypes()
           where type.Name.EndsWith("Refusals", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
           where method.ReturnType == typeof(Refusal)
           let arguments = method.GetParameters().Select((parameter, at) => Sample(parameter, at)).ToArray()
           let refusal = (Refusal)method.Invoke(null, arguments)!
           orderby refusal.Code
           select refusal,
    ];

    [Fact]
    public void Each_has_a_code_of_its_own()
    {
        All.Count.ShouldBeGreaterThan(40);
        All.Select(refusal => refusal.Code).ShouldBeUnique();
        All.ShouldAllBe(refusal => System.Text.RegularExpressions.Regex.IsMatch(refusal.Code, "^[a-z]+/[a-z-]+$"));
    }

    [Fact]
    public void Each_stands_in_all_three_languages_with_the_same_places()
    {
        var problems = from refusal in All
                       from language in Words.Languages
                       let words = Words.Of(language)
                       let key = "refusal." + refusal.Code
                       where !words.Has(key) || Enumerable.Range(0, refusal.Arguments.Count).Any(at => !words[key].Contains($"{{{at}}}"))
                       select $"{language} {key}";
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void The_English_words_are_the_sentence_that_the_code_says() =>
        All.Where(refusal => Words.Of("en")["refusal." + refusal.Code] != refusal.Template).Select(refusal => refusal.Code).ShouldBeEmpty();

    [Fact]
    public void The_printed_list_is_complete()
    {
        var text = new StringBuilder("# Refusals\n\nEvery \"no\" of the system. The code is stable. Made by a test from the code; do not edit.\n\n| code | status | sentence |\n|---|---|---|\n");
        foreach (var refusal in All) text.Append($"| `{refusal.Code}` | {Truce.Web.Pages.Refusals.StatusOf(refusal.Kind)} | {refusal.Template} |\n");
        var file = Repository.File("docs", "refusals.md");
        if (Environment.GetEnvironmentVariable("TRUCE_PRINT_REFUSALS") == "1") File.WriteAllText(file, text.ToString());
        File.ReadAllText(file).ShouldBe(text.ToString(), "Print it anew with TRUCE_PRINT_REFUSALS=1");
    }

    private static object Sample(ParameterInfo parameter, int at) =>
        parameter.ParameterType == typeof(string) ? $"{at}" : Convert.ChangeType(at, parameter.ParameterType, null);
}
