using Truce.Web.Language;

namespace Truce.Tests.Web;

public class SafeTextTests
{
    [Theory]
    [InlineData("plain, with ürümlaut and العربية", "plain, with ürümlaut and العربية")]
    [InlineData("abc\u202Edef", "abc[U+202E]def")]
    [InlineData("a\u2066b\u2069c", "a[U+2066]b[U+2069]c")]
    [InlineData("zero\u200Bwidth", "zero[U+200B]width")]
    [InlineData("two\nlines\tand tab", "two\nlines\tand tab")]
    public void Shows_a_control_character_by_its_code(string text, string shown) => SafeText.Line(text).ShouldBe(shown);

    [Theory]
    [InlineData("Hamas", "rtl", "\u2068Hamas\u2069")]
    [InlineData("حماس", "rtl", "حماس")]
    [InlineData("حماس", "ltr", "\u2068حماس\u2069")]
    [InlineData("42", "rtl", "42")]
    public void Isolates_a_name_that_runs_the_other_way(string text, string direction, string isolated) =>
        SafeText.Isolate(text, direction).ShouldBe(isolated);

    [Fact]
    public void An_isolated_text_cannot_end_its_own_isolation() =>
        SafeText.Isolate("a\u2069b", "rtl").ShouldBe("\u2068a[U+2069]b\u2069");

    [Fact]
    public void What_was_put_into_one_sentence_goes_into_another_without_its_isolates_being_spelled_out()
    {
        var inner = SafeText.Isolate("UN2720", "rtl");
        SafeText.Isolate($"{inner}, \u05d9\u05d5\u05dd", "rtl").ShouldBe($"\u2068{inner}, \u05d9\u05d5\u05dd\u2069");
        SafeText.Isolate("a\u2068b", "rtl").ShouldContain("[U+2068]", customMessage: "one that does not end is not ours");
        SafeText.Isolate("a\u2068\u202eb\u2069", "rtl").ShouldContain("[U+202E]", customMessage: "nothing else hides in one");
    }

    [Fact]
    public void Places_in_words_are_filled_with_isolated_names() =>
        Words.Of("ar")["question.opened-on", "Gaza"].ShouldContain("\u2068Gaza\u2069");
}
