using System.IO.Compression;
using Truce.Formats.Tables;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

/// <summary>Workbooks as spreadsheet programs write them: shared texts, days by format, formulas with their stored values.</summary>
public class XlsxRowsTests
{
    private const string Sheet = """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>injured</t></is></c></row>
        <row r="2"><c r="A2" s="1"><v>45940</v></c><c r="B2"><v>5</v></c><c r="C2"><v>0.30000000000000004</v></c></row>
        <row r="3"><c r="A3" s="2"><v>45941.5</v></c><c r="C3"><f>B2*2</f><v>10</v></c></row>
        <row r="4"/>
        <row r="5"><c r="A5" t="str"><v>2025-10-12</v></c><c r="B5" t="e"><v>#REF!</v></c><c r="C5"><v>1E+3</v></c></row>
        <row r="6"><c r="A6" t="s"><v>2</v></c><c r="B6"><v>-1</v></c></row>
        </sheetData></worksheet>
        """;

    private const string Strings = """
        <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>date</t></si><si><r><t>kil</t></r><r><t>led</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si><t xml:space="preserve"> 2025-10-13 </t></si></sst>
        """;

    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="[$-409]dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="171" formatCode="&quot;day&quot; 0"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
        """;

    [Fact]
    public void A_sheet_is_read_and_formulas_and_errors_are_reported()
    {
        var draft = Read(Mapping, Book(), "table.xlsx");
        InLines(draft.Rows).ShouldBe(["2025-10-10 5 0.3"]);
        Problems(draft).ShouldBe(["3:3 injured Formula 10", "5:2 killed SheetError #REF!", "6:2 killed Negative -1"]);
    }

    [Fact]
    public void The_stored_value_of_a_formula_is_taken_only_where_the_mapping_says_so() =>
        InLines(Read(Mapping + "\ncells: {formulas: stored}\n", Book(), "table.xlsx").Rows).ShouldBe(["2025-10-10 5 0.3", "2025-10-11 - 10"]);

    [Fact]
    public void Another_sheet_is_found_by_its_name_and_one_that_is_missing_is_named()
    {
        Read(Mapping + "\ncells: {sheet: Zweite}\n", Book(), "table.xlsx").IsReadable.ShouldBeFalse();
        Problems(Read(Mapping + "\ncells: {sheet: Third}\n", Book(), "table.xlsx")).ShouldBe(["1:1  SheetMissing Third|First, Zweite"]);
    }

    [Fact]
    public void What_is_no_workbook_says_so()
    {
        Problems(Read(Mapping, "date,killed,injured\n"u8.ToArray(), "table.xlsx")).Single().ShouldContain("NotReadable");
        Problems(Read(Mapping, Book(sheet: "<worksheet><row"), "table.xlsx")).Single().ShouldContain("NotReadable");
        Problems(Read(Mapping, Book(sheet: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>"), "table.xlsx")).Single().ShouldContain("NotReadable");
    }

    private static byte[] Book(string sheet = Sheet)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(archive, "xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="First" sheetId="1" r:id="rId1"/><sheet name="Zweite" sheetId="2" r:id="rId2"/></sheets></workbook>
                """);
            Put(archive, "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
                """);
            Put(archive, "xl/worksheets/sheet1.xml", sheet);
            Put(archive, "xl/worksheets/sheet2.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>""");
            Put(archive, "xl/sharedStrings.xml", Strings);
            Put(archive, "xl/styles.xml", Styles);
        }

        return bytes.ToArray();
    }

    private static void Put(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
