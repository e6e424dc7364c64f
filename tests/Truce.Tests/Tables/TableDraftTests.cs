using System.Text;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

/// <summary>Files of every sort of trouble: what is good is read, what is bad is named with its place and its reason.</summary>
public class TableDraftTests
{
    private static string Cells(string rules) => Mapping + $"\ncells: {{{rules}}}\n";

    private static string[] Wrong(string text, string mapping = Mapping) => Problems(Read(mapping, text));

    [Fact]
    public void A_good_file_is_read_in_the_order_of_its_days_and_a_hyphen_is_no_value()
    {
        var draft = Read(Mapping, "date,killed,injured,note\n2025-10-11,3,-,x\r\n2025-10-10, 1 ,\"2\",\"a, \"\"b\"\"\nand a line\"\n\n");
        draft.Problems.ShouldBeEmpty();
        InLines(draft.Rows).ShouldBe(["2025-10-10 1 2", "2025-10-11 3 -"]);
        (draft.RowsRead, draft.RowsBad, draft.IsReadable).ShouldBe((2, 0, true));
        draft.NotTaken.ShouldBe(["note"]);
        draft.First[1][3].ShouldBe("a, \"b\"\nand a line");
    }

    [Theory]
    [InlineData("2025-10-10,1", "2:1  CellCount 2|3")]
    [InlineData("2025-10-10,1,2,3", "2:1  CellCount 4|3")]
    [InlineData("10.10.2025,1,2", "2:1 date NotADay 10.10.2025|2025-10-17")]
    [InlineData("2025-02-30,1,2", "2:1 date NotADay 2025-02-30|2025-10-17")]
    [InlineData(",1,2", "2:1 date DayMissing |2025-10-17")]
    [InlineData("2025-10-10,x,2", "2:12 killed NotANumber x")]
    [InlineData("2025-10-10,1,-5", "2:14 injured Negative -5")]
    [InlineData("2025-10-10,\"1,234\",2", "2:12 killed Ambiguous 1,234")]
    [InlineData("2025-10-10,12345678901234567,2", "2:12 killed TooManyDigits 12345678901234567")]
    [InlineData("2025-10-10,50%,2", "2:12 killed NotANumber 50%")]
    [InlineData("2025-10-10,\"1,2", "2:1  Unclosed 1|3")]
    public void Each_bad_row_is_named_with_its_line_its_place_and_its_reason(string row, string problem) => Wrong($"date,killed,injured\n{row}\n").ShouldBe([problem]);

    [Fact]
    public void Every_bad_cell_of_a_row_is_named_and_the_good_rows_stay()
    {
        var draft = Read(Mapping, "date,killed,injured\n2025-10-10,a,b\n2025-10-11,1,2\n");
        Problems(draft).ShouldBe(["2:12 killed NotANumber a", "2:14 injured NotANumber b"]);
        (draft.RowsBad, draft.Rows.Count, draft.Doubtful.Count, draft.Withdraws).ShouldBe((1, 1, 1, true));
    }

    [Fact]
    public void A_day_that_stands_twice_with_other_numbers_is_not_taken_and_one_that_says_the_same_counts_once()
    {
        var draft = Read(Mapping, "date,killed,injured\n2025-10-10,1,2\n2025-10-11,1,2\n2025-10-10,1,3\n2025-10-11,1,2\n2025-10-12,7,7\n");
        Problems(draft).ShouldBe(["2:1 date KeyTwice 4", "4:1 date KeyTwice 2", "5:1 date RowTwice 3"]);
        InLines(draft.Rows).ShouldBe(["2025-10-11 1 2", "2025-10-12 7 7"]);
        draft.Doubtful.DayOf(0).ShouldBe(First);
    }

    [Fact]
    public void Least_and_most_that_changed_places_are_noticed() => Wrong(
        "date,killed,injured\n2025-10-10,5,3\n2025-10-11,3,5\n", Mapping.Replace("one: person}\n  - {column: injured", "one: person, not-above: injured}\n  - {column: injured")).ShouldBe(["2:12 killed Reversed 5|3|injured"]);

    [Fact]
    public void A_column_that_is_missing_or_stands_twice_is_named_and_nothing_is_read()
    {
        var draft = Read(Mapping, "day,killed,killed\n2025-10-10,1,2\n");
        draft.IsReadable.ShouldBeFalse();
        Problems(draft).ShouldBe(["1:1 date ColumnMissing date|day, killed, killed", "1:3 killed ColumnTwice killed", "1:1 injured ColumnMissing injured|day, killed, killed"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,killed,injured\n")]
    [InlineData("\n\n\n")]
    public void A_file_without_rows_says_so(string text) => Wrong(text).Single().ShouldEndWith("Empty");

    [Fact]
    public void A_giant_cell_and_a_row_without_end_are_named()
    {
        Wrong($"date,killed,injured\n2025-10-10,{new string('1', 40_000)},2\n").Single().ShouldStartWith("2:12 killed CellTooLong 40000|32767");
        Wrong($"date,killed,injured\n2025-10-10,\"{new string('1', 2_000_000)}").Single().ShouldStartWith("2:1  Unclosed");
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_named_and_read_once_the_mapping_names_their_encoding()
    {
        byte[] bytes = [.. "date,killed,injured,place\n2025-10-10,1,2,"u8, 0xDB, 0xD2, 0xC9, (byte)'\n'];
        var byPlace = Mapping + "\nlabels:\n  - {column: place, word: place}\n";
        Problems(Read(byPlace, bytes)).ShouldBe(["2:16 place Undecodable 3|200"]);
        InLines(Read(byPlace + "cells: {encoding: windows-1256}\n", bytes).Rows).ShouldBe(["2025-10-10 غزة 1 2"]);
        InLines(Read(byPlace, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("date,killed,injured,place\n2025-10-10,1,2,غزة\n")]).Rows).ShouldBe(["2025-10-10 غزة 1 2"]);
    }

    [Theory]
    [InlineData("", "١٢٣", "123")]
    [InlineData("", "٢٫٥", "2.5")]
    [InlineData("", "١٬٢٣٤", "1234")]
    [InlineData("thousands: comma", "\"12,345,678\"", "12345678")]
    [InlineData("thousands: blank", "12\u00A0345", "12345")]
    [InlineData("thousands: apostrophe", "12'345.5", "12345.5")]
    [InlineData("decimal: comma", "\"12,5\"", "12.5")]
    [InlineData("decimal: comma, thousands: point", "\"1.234,5\"", "1234.5")]
    [InlineData("no-value: [n/a, none]", "N/A", "-")]
    [InlineData("no-value: ['999']", "999", "-")]
    public void Numbers_are_read_as_the_mapping_says_they_are_written(string rules, string written, string read) =>
        InLines(Read(rules.Length == 0 ? Mapping : Cells(rules), $"date,killed,injured\n2025-10-10,{written},2\n").Rows).ShouldBe([$"2025-10-10 {read} 2"]);

    [Theory]
    [InlineData("thousands: comma", "\"12,34\"")]
    [InlineData("thousands: comma", "\"1234,567\"")]
    [InlineData("thousands: comma", "\",123\"")]
    [InlineData("decimal: comma, thousands: point", "\"1,234,5\"")]
    public void Separators_that_stand_where_they_must_not_are_named(string rules, string written) =>
        Wrong($"date,killed,injured\n2025-10-10,{written},2\n", Cells(rules)).Single().ShouldContain("killed");

    [Theory]
    [InlineData("written: d MMM yyyy", "5 Feb 2024", "2024-02-05")]
    [InlineData("written: dd/MM/yyyy", "05/02/2024", "2024-02-05")]
    [InlineData("written: d/M/yyyy", "٥/٢/٢٠٢٤", "2024-02-05")]
    [InlineData("written: yyyy-MM-dd HH:mm:ss", "2024-02-05 23:59:59", "2024-02-05")]
    [InlineData("", "2024-02-05T23:30:00Z", "2024-02-06")]
    [InlineData("", "2024-02-05T23:30:00+02:00", "2024-02-05")]
    public void Days_are_read_as_written_and_brought_over_to_the_zone_of_the_mapping(string written, string text, string day) =>
        InLines(Read(Mapping.Replace("day: {column: date}", $"day: {{column: date{(written.Length > 0 ? ", " + written : "")}}}"), $"date,killed,injured\n{text},1,2\n").Rows).ShouldBe([$"{day} 1 2"]);

    [Fact]
    public void Semicolons_and_tabulators_are_found_out_and_a_title_above_the_header_is_passed_over()
    {
        InLines(Read(Mapping, "date;killed;injured\n2025-10-10;1;2\n").Rows).ShouldBe(["2025-10-10 1 2"]);
        InLines(Read(Mapping, "date\tkilled\tinjured\n2025-10-10\t1\t2\n").Rows).ShouldBe(["2025-10-10 1 2"]);
        InLines(Read(Cells("header: 3"), "A title\nand another; line\ndate;killed;injured\n2025-10-10;1;2\n").Rows).ShouldBe(["2025-10-10 1 2"]);
    }

    [Fact]
    public void HXL_tags_are_understood_as_a_second_header_row_and_as_names_of_columns()
    {
        var tagged = Mapping.Replace("column: date", "column: '#date+reported'").Replace("column: killed", "column: '#affected+killed', as: killed").Replace("column: injured", "column: injured, hxl: '#affected+injured'");
        var text = "Day,Dead,injured\n#date + reported,#affected+f+killed,#Affected +INJURED\n2025-10-10,1,2\n";
        var draft = Read(tagged, text);
        draft.Problems.ShouldBeEmpty();
        InLines(draft.Rows).ShouldBe(["2025-10-10 1 2"]);
        (draft.RowsRead, draft.NotTaken.Count, draft.Tags.Count).ShouldBe((1, 0, 3));
        Problems(Read(tagged, text.Replace("INJURED", "missing"))).ShouldBe(["1:3 injured OtherTag injured|#affected+missing|#affected+injured"]);

        // Without tags the names of the columns stand alone.
        InLines(Read(Mapping, "date,killed,injured\n2025-10-10,1,2\n").Rows).ShouldBe(["2025-10-10 1 2"]);
    }

    [Fact]
    public void A_list_is_counted_and_summed_by_month_within_the_rows_that_the_mapping_names()
    {
        const string List = """
            format: truce-table/1
            title: {en: A list}
            source: A source
            question: How many?
            every: month
            zone: Asia/Gaza
            edition: whole
            rows: [{column: Route, is: [Land]}]
            day: {column: Date, written: d MMM yyyy}
            columns:
              - {take: rows, as: rows, rule: {en: every row by land}, counts: {en: Rows}, unit: rows, one: row}
              - {take: sum, column: Quantity, as: pallets, rows: [{column: Unit, is: [Pallets]}], rule: {en: rows in pallets}, counts: {en: Pallets}, unit: pallets, one: pallet}
              - {take: sum, column: Quantity, as: tonnes, rows: [{column: Unit, is: [Ton]}], rule: {en: rows in tonnes}, counts: {en: Tonnes}, unit: tonnes, one: tonne}
            """;
        var draft = Read(List, "Date,Route,Unit,Quantity\n1 Nov 2023,Land,Pallets,10\n30 Nov 2023,Land,Ton,2.5\n5 Dec 2023,Land,Pallets,-\n6 Dec 2023,Air,Pallets,7\n7 Dec 2023,Land,Pallets,x\n");
        InLines(draft.Rows).ShouldBe(["2023-11-01 2 10 2.5", "2023-12-01 1 - -"]);
        (draft.RowsPassed, draft.RowsBad).ShouldBe((1, 1));
        Problems(draft).ShouldBe(["6:25 Quantity NotANumber x"]);
    }

    [Fact]
    public void A_JSON_list_is_a_table_with_groups_as_columns_and_missing_members_as_empty_cells()
    {
        var mapping = Mapping.Replace("column: killed", "column: residential.killed, as: killed");
        const string Text = "[{\"date\": \"2025-10-10\", \"residential\": {\"killed\": 5}, \"injured\": null},\n {\"date\": \"2025-10-11\", \"injured\": 1.5e3},\n {\"date\": \"2025-10-12\", \"injured\": [1]},\n {\"date\": \"2025-10-13\", \"injured\": -4}]";
        var draft = Read(mapping, Text, "table.json");
        InLines(draft.Rows).ShouldBe(["2025-10-10 5 -", "2025-10-11 - 1500"]);
        Problems(draft).ShouldBe(["3:36 injured NotFlat", "4:36 injured Negative -4"]);
        Problems(Read(mapping, "{}", "table.json")).Single().ShouldContain("NotReadable not a list of objects");
        Problems(Read(mapping, "[{\"date\": ", "table.json")).Single().ShouldContain("NotReadable line 1");
    }

    [Fact]
    public void Too_much_is_refused_before_it_is_read_on()
    {
        var rows = "date,killed,injured\n" + string.Concat(Enumerable.Range(0, 5).Select(day => $"2025-10-1{day},1,2\n"));
        var mapping = Map(Mapping);
        TableDraft Within(TableLimits limits) => TableDraftReader.Read("table.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(rows)), mapping, limits);
        Within(new TableLimits(1_000, 4)).Problems.Single().Code.ShouldBe(TableProblemCode.TooManyRows);
        Within(new TableLimits(50, 100)).Problems.Single().Code.ShouldBe(TableProblemCode.TooLarge);
        Within(new TableLimits(1_000, 5)).Rows.Count.ShouldBe(5);
    }

    [Fact]
    public void Reading_is_cut_short_when_asked()
    {
        var text = "date,killed,injured\n" + string.Concat(Enumerable.Range(0, 10_000).Select(row => $"2025-10-10,{row},2\n"));
        using var cut = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => TableDraftReader.Read("table.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(text)), Map(Mapping), TableLimits.Uploaded, progress: _ => cut.Cancel(), cut: cut.Token));
    }

    [Theory]
    [InlineData("every: day", "every: hour", "“every” is one of once, day, week, month, year")]
    [InlineData("zone: Asia/Gaza", "zone: Gaza time", "“zone” is a name of the time zone database")]
    [InlineData("edition: whole\n", "", "the field “edition” was expected")]
    [InlineData("day: {column: date}", "day: {column: date, written: nonsense}", "“written” is a pattern such as d MMM yyyy")]
    [InlineData("day: {column: date}", "day: {only: 2025-10-10}", "“only” goes with “every: once”")]
    [InlineData("question: How many?\n", "", "the field “question” was expected in this column")]
    [InlineData("category: injured", "take: sum", "says which rows are counted: the field “rule” was expected")]
    [InlineData("category: injured", "take: sum, rule: {en: All}", "numbers of the source or our counts of its list, not both")]
    [InlineData("category: injured", "sum-of: [other]", "“other” is named as part of a sum")]
    [InlineData("unit: persons, one: person}", "unit: Persons, one: person}", "“unit” is a lower-case word")]
    [InlineData("edition: whole", "edition: whole\nlabels: [{column: '#contact+name', word: name}]", "rows are never told apart by person")]
    [InlineData("edition: whole", "edition: whole\ncells: {encoding: ebcdic}", "“encoding” is one of utf-8")]
    [InlineData("edition: whole", "edition: whole\nsurprise: 1", "the field “surprise” is not known here")]
    public void What_is_wrong_in_a_mapping_is_named_with_its_place(string right, string wrong, string message)
    {
        var errors = new ImportErrors();
        TableMappingReader.Read("mapping.yaml", Encoding.UTF8.GetBytes(Mapping.Replace(right, wrong)), errors);
        errors.All.ShouldContain(one => one.Message.Contains(message));
        errors.All.ShouldAllBe(one => one.Place.File == "mapping.yaml" && one.Place.Line > 0);
    }
}
