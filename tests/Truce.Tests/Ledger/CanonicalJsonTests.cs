using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("\"\"")]
    [InlineData("\"\\b\\t\\n\\f\\r\\\"\\\\\"")]
    [InlineData("\"\\u0000\\u000b\\u001f\u007f/\u2028é ع ש 😀\"")]
    [InlineData("[]")]
    [InlineData("[[],{},1]")]
    [InlineData("{\"\":1,\"A\":2,\"a\":3,\"aa\":4,\"é\":5}")]
    [InlineData("{\"😀\":1,\"\ue000\":2}")] // by code point the other way round
    [InlineData("{\"\\n\":1,\"\\u000b\":2,\" \":3,\"\\\"\":4,\"0\":5,\"\\\\\":6,\"a\":7}")]
    public void Takes_what_is_canonical(string text)
    {
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(text), out var offset, out var problem).ShouldBeTrue(problem);
        (offset, problem).ShouldBe((0, ""));
        using var read = JsonDocument.Parse(text);
        Encoding.UTF8.GetString(CanonicalJson.Write(read.RootElement)).ShouldBe(text);
    }

    [Theory]
    [InlineData("", 0, "ends")]
    [InlineData(" 1", 0, "white space")]
    [InlineData("1 ", 1, "more text")]
    [InlineData("[1, 2]", 3, "white space")]
    [InlineData("{\"a\": 1}", 5, "white space")]
    [InlineData("01", 0, "leading zero")]
    [InlineData("-0", 0, "minus zero")]
    [InlineData("-", 0, "without digits")]
    [InlineData("1.5", 0, "fraction")]
    [InlineData("1e2", 0, "fraction or an exponent")]
    [InlineData("9007199254740992", 0, "2^53-1")]
    [InlineData("-9007199254740992", 0, "2^53-1")]
    [InlineData("100000000000000000000000", 0, "2^53-1")]
    [InlineData("{\"b\":1,\"a\":2}", 7, "ascending")]
    [InlineData("{\"a\":1,\"a\":2}", 7, "twice")]
    [InlineData("{\"\ue000\":1,\"😀\":2}", 9, "ascending")]
    [InlineData("[1,]", 3, "no value")]
    [InlineData("[1", 2, "expected , or ]")]
    [InlineData("{\"a\":1", 6, "expected , or }")]
    [InlineData("{\"a\"}", 4, "expected :")]
    [InlineData("{1:2}", 1, "expected a string")]
    [InlineData("\"a", 0, "not closed")]
    [InlineData("\"\\", 1, "not closed")]
    [InlineData("\"\t\"", 1, "unescaped")]
    [InlineData("\"\\/\"", 1, "escape")]
    [InlineData("\"\\u0041\"", 1, "escape")]
    [InlineData("\"\\u001F\"", 1, "escape")]
    [InlineData("\"\\u000a\"", 1, "short escape")]
    [InlineData("\"\\ud83d\\ude00\"", 1, "escape")]
    [InlineData("tru", 0, "expected true")]
    [InlineData("nul", 0, "expected null")]
    [InlineData("\ufeff1", 0, "no value")]
    public void Names_what_is_not_and_where(string text, int at, string what)
    {
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(text), out var offset, out var problem).ShouldBeFalse();
        problem.ShouldContain(what);
        offset.ShouldBe(at);
    }

    [Theory]
    [InlineData(new byte[] { 0x22, 0x80, 0x22 }, 1)] // a stray continuation
    [InlineData(new byte[] { 0x22, 0x61, 0xc0, 0xaf, 0x22 }, 2)] // an overlong slash
    [InlineData(new byte[] { 0x22, 0xed, 0xa0, 0x80, 0x22 }, 1)] // a surrogate
    public void Names_bytes_that_are_not_UTF8(byte[] text, int at)
    {
        CanonicalJson.IsCanonical(text, out var offset, out var problem).ShouldBeFalse();
        (offset, problem).ShouldBe((at, "not valid UTF-8"));
    }

    [Theory]
    [InlineData("[", "1", "]")]
    [InlineData("{\"a\":", "1", "}")]
    public void Takes_64_levels_and_no_more(string open, string inside, string close)
    {
        CanonicalJson.IsCanonical(Nested(64), out _, out _).ShouldBeTrue();
        CanonicalJson.IsCanonical(Nested(65), out var offset, out var problem).ShouldBeFalse();
        (offset, problem).ShouldBe((64 * open.Length, "deeper than 64"));
        using var deep = JsonDocument.Parse(Nested(65), new JsonDocumentOptions { MaxDepth = 100 });
        Should.Throw<FormatException>(() => CanonicalJson.Write(deep.RootElement)).Message.ShouldContain("deeper");

        byte[] Nested(int levels) =>
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, levels)) + inside + string.Concat(Enumerable.Repeat(close, levels)));
    }

    [Theory]
    [InlineData("1.0", "1.0 is not an integer")]
    [InlineData("1e2", "1e2 is not an integer")]
    [InlineData("-0", "-0 is not an integer")]
    [InlineData("9007199254740992", "beyond 2^53-1")]
    [InlineData("\"\\ud800\"", "surrogate")]
    [InlineData("{\"\\udc00\":1}", "surrogate")]
    [InlineData("{\"a\":1,\"b\":{},\"a\":1}", "The key a comes twice")]
    public void Refuses_to_write_what_has_no_canonical_form(string text, string what)
    {
        using var read = JsonDocument.Parse(text);
        Should.Throw<FormatException>(() => CanonicalJson.Write(read.RootElement)).Message.ShouldContain(what);
    }

    [Fact]
    public void Judges_any_altered_text_as_reading_and_writing_it_again_would()
    {
        const string seed = "{\"\\u0001\":[0,-7,{\"b\":null,\"é\":\"x\\n\"}],\"a\":{\"c\":true,\"d\":[\"😀\",12]},\"z\":\"\"}";
        var alphabet = Encoding.UTF8.GetBytes("{}[]\",:\\01-.eau tnb\n");
        var cases = from at in Gen.Choose(0, 1000) from kind in Gen.Choose(0, 2) from with in Gen.Elements(alphabet) from again in Gen.Choose(0, 1000) select (at, kind, with, again);
        Property.Holds(cases, c =>
        {
            var text = Alter(Alter(Encoding.UTF8.GetBytes(seed), c.at, c.kind, c.with), c.again, (c.kind + 1) % 3, c.with);
            return CanonicalJson.IsCanonical(text, out _, out _) == Plainly(text);
        }, 5000);
    }

    private static byte[] Alter(byte[] text, int at, int kind, byte with)
    {
        at %= text.Length;
        return kind switch
        {
            0 => [.. text[..at], with, .. text[(at + 1)..]],
            1 => [.. text[..at], with, .. text[at..]],
            _ => [.. text[..at], .. text[(at + 1)..]],
        };
    }

    private static bool Plainly(byte[] text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return CanonicalJson.Write(read.RootElement).AsSpan().SequenceEqual(text);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return false;
        }
    }
}
