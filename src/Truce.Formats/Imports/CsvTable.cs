using System.Text;

namespace Truce.Formats.Imports;

/// <summary>A cell with its place.</summary>
internal sealed record CsvCell(string Text, Place Place);

/// <summary>A table as RFC 4180 writes it: commas, one header line, quotation marks doubled within quotation marks.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">Each as long as the header.</param>
internal sealed record CsvTable(IReadOnlyList<CsvCell> Header, IReadOnlyList<IReadOnlyList<CsvCell>> Rows)
{
    private const int MostRows = 100_000;

    /// <summary>Reads a table; null, with errors, where it is none.</summary>
    public static CsvTable? Read(string file, ReadOnlySpan<byte> utf8, ImportErrors errors)
    {
        if (ImportBytes.Decode(file, utf8, errors) is not { } text) return null;
        var rows = Lines(file, text.TrimStart('\uFEFF'), errors).Where(row => row is not [{ Text: "" }]).ToArray();
        if (rows.Length < 2 || rows.Length > MostRows)
        {
            errors.Add(Place.Of(file), $"a header and 1 to {ImportBytes.Number(MostRows)} rows were expected; found {ImportBytes.Number(rows.Length)} lines.");
            return null;
        }

        foreach (var row in rows.Where(row => row.Count != rows[0].Count))
            errors.Add(row[0].Place, $"{rows[0].Count} cells were expected, as in the header; found {row.Count}.");
        return new CsvTable(rows[0], [.. rows.Skip(1).Where(row => row.Count == rows[0].Count)]);
    }

    /// <summary>Where a column stands, from 0; -1, with an error, where it does not.</summary>
    public int Column(string name, Place asked, ImportErrors errors)
    {
        for (var at = 0; at < Header.Count; at++)
            if (Header[at].Text == name) return at;
        errors.Add(asked, $"no column “{name}” stands in {Header[0].Place.File}; it has {string.Join(", ", Header.Take(20).Select(cell => cell.Text))}.");
        return -1;
    }

    private static List<IReadOnlyList<CsvCell>> Lines(string file, string text, ImportErrors errors)
    {
        List<IReadOnlyList<CsvCell>> rows = [];
        List<CsvCell> row = [];
        var (at, line, lineStart) = (0, 1, 0);
        while (at < text.Length)
        {
            var place = new Place(file, line, at - lineStart + 1);
            var cell = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')); at++)
                {
                    if (text[at] == '"') at++;
                    if (text[at] == '\n') (line, lineStart) = (line + 1, at + 1);
                    cell.Append(text[at]);
                }

                if (at == text.Length) errors.Add(place, "a closing quotation mark was expected; the file ends within this cell.");
                at++;
            }

            for (; at < text.Length && text[at] is not (',' or '\n' or '\r'); at++) cell.Append(text[at]);
            row.Add(new CsvCell(cell.ToString().Trim(), place));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length) continue;
                row.Add(new CsvCell("", new Place(file, line, at - lineStart + 1)));
            }

            while (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            (line, lineStart) = (line + 1, at);
            rows.Add(row);
            row = [];
        }

        return rows;
    }
}
