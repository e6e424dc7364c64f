using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Tables;

namespace Truce.Tests.Tables;

public class TableCellTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("007", "7")]
    [InlineData("53.0", "53.0")]
    [InlineData("0.5", "0.5")]
    [InlineData("000.125", "0.125")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("123456789012.123456", "123456789012.123456")]
    public void A_number_keeps_its_decimals(string written, string kept)
    {
        TableCell.TryParse(written, out var cell).ShouldBeTrue();
        cell.ToString().ShouldBe(kept);
        var bytes = new byte[TableCell.MostCharacters];
        Encoding.ASCII.GetString(bytes, 0, cell.Write(bytes)).ShouldBe(kept);
        Amount.TryParse(kept, out var amount).ShouldBeTrue();
        cell.Amount.ShouldBe(amount);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("1234567890123456")]
    [InlineData("1.1234567")]
    [InlineData("1234567890123.123456")]
    public void What_is_no_such_number_is_none(string written) => TableCell.TryParse(written, out _).ShouldBeFalse();

    [Fact]
    public void Any_number_comes_back_as_it_was()
    {
        var cases = from digits in Gen.Choose(0, int.MaxValue) from times in Gen.Choose(0, 400) from decimals in Gen.Choose(0, 6) select (digits, times, decimals);
        Ledger.Property.Holds(cases, one =>
        {
            var value = new decimal((long)one.digits * one.times) / (decimal)Math.Pow(10, one.decimals);
            return TableCell.TryOf(value, out var cell) && cell.Amount!.Value.Value == value && TableCell.TryParse(cell.ToString(), out var again) && again == cell;
        }, times: 1_000);
    }

    [Theory]
    [InlineData("""{"cells":["1 2"],"days":"2025-10-10"}""")]
    [InlineData("""{"cells":["x"],"days":"2025-10-10"}""")]
    [InlineData("""{"cells":["01"],"days":"2025-10-10"}""")]
    [InlineData("""{"cells":["1"],"days":"2025-02-30"}""")]
    [InlineData("""{"cells":["1"],"days":"2025-10-10","label":"3","labels":[["a"]]}""")]
    [InlineData("""{"cells":["1"],"days":"2025-10-10","labels":[["a"]]}""")]
    [InlineData("""{"cells":["1"],"days":"2025-10-10","other":"1"}""")]
    [InlineData("""{"cells":["1"]}""")]
    [InlineData("""{"cells":["1\u0020"],"days":"2025-10-10"}""")]
    public void Rows_that_are_none_are_an_error(string json) => Should.Throw<JsonException>(() => CanonicalValues.Read<RowSet>(Encoding.UTF8.GetBytes(json)));
}
