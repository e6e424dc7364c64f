using System.Text.RegularExpressions;
using Truce.Formats.Tables;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

/// <summary>What docs/formats/tables.md shows is read as it stands there.</summary>
public partial class TableDocumentTests
{
    private static readonly string[] Blocks = [.. Yaml().Matches(File.ReadAllText(Repository.File("docs", "formats", "tables.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void The_full_mapping_reads_a_file_of_its_columns()
    {
        var mapping = Blocks[0].Replace("release-to: [ORG-…]", "");
        var draft = Read(mapping, """
            Day,status,Place,killed,new,recovered,total,least,most
            #date,#status,#adm1+name,#affected+killed,,,,,
            5 Feb 2024,published,Gaza,"1,232",1000,232,n/a,-,2
            5 Feb 2024,withdrawn,Rafah,1,1,0,1,1,1
            6 Feb 2024,published,Gaza,2,2,-,2,3,1
            """.Replace("Day,", "date,"));
        InLines(draft.Rows).ShouldBe(["2024-02-05 Gaza 1232 1000 232 - - 2"]);
        draft.Problems.Select(one => one.Code).ShouldBe([TableProblemCode.Reversed]);
        draft.RowsPassed.ShouldBe(1);
        draft.Mapping.Terms(_ => default).Unfit().ShouldBeNull();
    }

    [Fact]
    public void The_columns_that_count_a_list_are_read() => Map(Mapping[..Mapping.IndexOf("columns:", StringComparison.Ordinal)] + "columns:\n" + Blocks[1]).IsCounted.ShouldBeTrue();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
