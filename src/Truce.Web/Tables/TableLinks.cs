using System.Collections.Immutable;

namespace Truce.Web.Tables;

/// <summary>Addresses of the parts of a table.</summary>
public static class TableLinks
{
    /// <summary>The page of one cell.</summary>
    public static string Cell(DataTable table, int series, LocalDate day, ImmutableArray<string> label) =>
        $"/tables/{table.Id}/cell?series={series}&day={day.Machine()}{string.Concat(label.Select(text => $"&label={Uri.EscapeDataString(text)}"))}";
}
