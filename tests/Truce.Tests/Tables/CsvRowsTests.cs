using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Truce.Formats.Tables;

namespace Truce.Tests.Tables;

/// <summary>The reader of rows in small pieces, against what was written.</summary>
public class CsvRowsTests
{
    [Fact]
    public void Whatever_is_written_is_read_however_the_pieces_fall()
    {
        var cell = Gen.Elements("", "a", "1", "x,y", "\"", "\"\"", "line\nline", "غزة", "a\"b", " padded", "\r\n").Select(one => one);
        var cases = from width in Gen.Choose(2, 4) from rows in cell.ListOf(width).ListOf(6) from ends in Gen.Elements("\n", "\r\n") from piece in Gen.Choose(1, 7) from last in Gen.Elements(true, false) select (rows, ends, piece, last);
        Ledger.Property.Holds(cases, one =>
        {
            var text = string.Join(one.ends, one.rows.Select(row => string.Join(',', row.Select(Quoted)))) + (one.last ? one.ends : "");
            return Rows(text, one.piece).SequenceEqual(one.rows.Select(row => string.Join('|', row.Select(value => value.Trim()))));
        }, times: 500);
    }

    [Theory]
    [InlineData("a,b\rc,d", new[] { "a|b", "c|d" })]
    [InlineData("a,b,", new[] { "a|b|" })]
    [InlineData("a\n\n\nb,c\n", new[] { "a", "b|c" })]
    [InlineData("\"a\"x,b", new[] { "ax|b" })]
    [InlineData("a \"b\" c,d", new[] { "a \"b\" c|d" })]
    [InlineData("\uFEFFa,b", new[] { "a|b" })]
    public void Odd_files_are_read_too(string text, string[] rows) => Rows(text, 3).ShouldBe(rows);

    [Fact]
    public void A_line_is_counted_where_it_ends_in_the_file()
    {
        using var rows = Open("a,b\n\"x\ny\",c\n\nd,e\n", 2);
        List<(int, int)> places = [];
        while (rows.Read()) places.Add((rows.Line, rows.OffsetOf(1)));
        places.ShouldBe([(1, 3), (2, 4), (5, 3)]);
    }

    private static List<string> Rows(string text, int piece)
    {
        using var rows = Open(text, piece);
        List<string> read = [];
        while (rows.Read()) read.Add(string.Join('|', Enumerable.Range(0, rows.Count).Select(at => rows.Cell(at).ToString())));
        return read;
    }

    private static CsvRows Open(string text, int piece)
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new CsvRows(stream, new Drip(new StreamReader(stream), piece), ',');
    }

    // A cell that is empty and quoted is as empty as one that is not; a row of one such cell would be none.
    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;

    /// <summary>Gives a few characters at a time.</summary>
    private sealed class Drip(TextReader reader, int most) : TextReader
    {
        public override int Read(char[] buffer, int index, int count) => reader.Read(buffer, index, Math.Min(most, count));
    }
}
