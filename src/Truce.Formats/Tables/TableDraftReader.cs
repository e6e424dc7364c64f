using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Truce.Formats.Imports;

namespace Truce.Formats.Tables;

/// <summary>Reads a file of figures through its mapping: CSV, XLSX or a JSON list of flat objects, as the end of its name says.</summary>
public static class TableDraftReader
{
    private const int RowsBetweenLooks = 4_096;

    static TableDraftReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a file. Nothing is thrown for what stands in it: all that is wrong is told.</summary>
    /// <param name="name">Its name; its end says what it is.</param>
    /// <param name="open">Opens it; called twice.</param>
    /// <param name="problem">Receives every problem, in the order of the file as far as one row shows it.</param>
    /// <param name="progress">Hears how far it is, some times a second.</param>
    /// <exception cref="OperationCanceledException">It was cut short.</exception>
    public static TableDraft Read(
        string name, Func<Stream> open, TableMapping mapping, TableLimits limits, Action<TableProblem>? problem = null, Action<TableProgress>? progress = null, CancellationToken cut = default)
    {
        var run = new Run(name, mapping, limits, problem);
        long size;
        using (var stream = open()) size = stream.Length;
        if (size > limits.Bytes) return run.Unreadable(1, 1, "", TableProblemCode.TooLarge, ImportBytes.Number(limits.Bytes));
        using (var stream = open()) run.Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        cut.ThrowIfCancellationRequested();
        try
        {
            using var rows = Open(name, open, mapping.Cells);
            return run.Read(rows, size, progress, cut);
        }
        catch (Exception broken) when (broken is InvalidDataException or DecoderFallbackException)
        {
            return run.Unreadable(run.Line, 1, "", TableProblemCode.NotReadable, broken.Message);
        }
    }

    private static RowReader Open(string name, Func<Stream> open, CellRules rules)
    {
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".xlsx":
                return new XlsxRows(open(), rules.Sheet);
            case ".json":
                using (var stream = open())
                {
                    if (stream.Length > JsonRows.MostBytes) throw new InvalidDataException($"more than {JsonRows.MostBytes} bytes of JSON");
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return new JsonRows(bytes);
                }

            default:
                return Csv(open, rules);
        }
    }

    private static CsvRows Csv(Func<Stream> open, CellRules rules)
    {
        var encoding = rules.Encoding is { } named ? Encoding.GetEncoding(named) : Encoding.UTF8;
        var delimiter = rules.Delimiter ?? Likely(open, encoding, rules.Header);
        var stream = open();
        return new CsvRows(stream, new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 256 * 1024), delimiter);
    }

    // Whichever of the three the header has most of; a comma where it has none.
    private static char Likely(Func<Stream> open, Encoding encoding, int header)
    {
        using var reader = new StreamReader(open(), encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[16 * 1024];
        var read = reader.ReadBlock(buffer);
        var line = buffer.AsSpan(0, read);
        for (var passed = 1; passed < header && line.IndexOf('\n') is >= 0 and var end; passed++) line = line[(end + 1)..];
        if (line.IndexOf('\n') is >= 0 and var length) line = line[..length];
        var (commas, semicolons, tabs) = (line.Count(','), line.Count(';'), line.Count('\t'));
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private sealed class Run(string file, TableMapping mapping, TableLimits limits, Action<TableProblem>? sink)
    {
        private readonly List<TableProblem> problems = [];
        private readonly List<ImmutableArray<string>> first = [];
        private int problemCount;
        private IReadOnlyList<string> header = [], tags = [];

        public string Sha256 { get; set; } = "";

        public int Line { get; private set; } = 1;

        public TableDraft Unreadable(int line, int offset, string column, TableProblemCode code, params IReadOnlyList<string> arguments)
        {
            Tell(new TableProblem(file, line, offset, column, code, arguments));
            return Draft(RowBuilder.Nothing(mapping, file, Tell), RowSet.Empty, isReadable: false);
        }

        public TableDraft Read(RowReader rows, long size, Action<TableProgress>? progress, CancellationToken cut)
        {
            if (rows is XlsxRows { IsFound: false } book) return Unreadable(1, 1, "", TableProblemCode.SheetMissing, mapping.Cells.Sheet ?? "", string.Join(", ", book.Sheets));
            var isThere = rows is JsonRows || ReadHeader(rows);
            header = rows is JsonRows json ? json.Header : header;
            var hasRow = isThere && rows.Read();
            if (rows is not JsonRows && hasRow && HxlTag.AreTags(CellsOf(rows)))
            {
                tags = CellsOf(rows);
                hasRow = rows.Read();
            }

            if (!hasRow) return Unreadable(rows.Line, 1, "", TableProblemCode.Empty);
            if (Columns() is not { } columns) return Draft(RowBuilder.Nothing(mapping, file, Tell), RowSet.Empty, isReadable: false);
            var builder = new RowBuilder(mapping, file, Tell, columns, header);
            for (var more = true; more; more = rows.Read())
            {
                Line = rows.Line;
                if (builder.RowsRead == limits.Rows) return Unreadable(rows.Line, 1, "", TableProblemCode.TooManyRows, ImportBytes.Number(limits.Rows));
                if (first.Count < TableDraft.MostFirst) first.Add([.. CellsOf(rows)]);
                builder.Add(rows);
                if (builder.RowsRead % RowsBetweenLooks != 0) continue;
                cut.ThrowIfCancellationRequested();
                progress?.Invoke(new TableProgress(builder.RowsRead, rows.Position, size));
            }

            var set = builder.ToSet();
            progress?.Invoke(new TableProgress(builder.RowsRead, size, size));
            return Draft(builder, set, isReadable: true);
        }

        private bool ReadHeader(RowReader rows)
        {
            // Blank rows are no rows, so the header is found by its line where a sheet begins with a title.
            do
                if (!rows.Read()) return false;
            while (rows.Line < mapping.Cells.Header);
            header = CellsOf(rows);
            return true;
        }

        // Where each column that the mapping names stands; null, with a problem for each, where one does not.
        private Dictionary<string, int>? Columns()
        {
            var found = new Dictionary<string, int>();
            var before = problemCount;
            foreach (var name in mapping.Named.Select(one => one.Key).Distinct())
            {
                var at = Find(name);
                if (at >= 0) found[name] = at;
            }

            foreach (var column in mapping.Columns.Where(one => one.Hxl is not null && one.Column is { } named && found.ContainsKey(named.Key)))
            {
                var (at, expected) = (found[column.Column!.Key], HxlTag.Parse(column.Hxl!)!);
                var tag = at < tags.Count ? HxlTag.Parse(tags[at]) : null;
                if (tags.Count > 0 && tag?.Fits(expected) != true) Tell(new TableProblem(file, mapping.Cells.Header, at + 1, header[at], TableProblemCode.OtherTag, header[at], tag?.ToString() ?? "–", expected.ToString()));
            }

            return problemCount == before ? found : null;
        }

        private int Find(string name)
        {
            var fits = Enumerable.Range(0, header.Count).Where(at => header[at] == name).ToArray();
            if (fits.Length == 0 && HxlTag.Parse(name) is { } tag) fits = [.. Enumerable.Range(0, tags.Count).Where(at => HxlTag.Parse(tags[at])?.Fits(tag) == true)];
            if (fits.Length == 1) return fits[0];
            Tell(fits.Length == 0
                ? new TableProblem(file, mapping.Cells.Header, 1, name, TableProblemCode.ColumnMissing, name, string.Join(", ", header.Concat(tags).Where(one => one.Length > 0).Take(60)))
                : new TableProblem(file, mapping.Cells.Header, fits[1] + 1, name, TableProblemCode.ColumnTwice, name));
            return -1;
        }

        private TableDraft Draft(RowBuilder builder, RowSet set, bool isReadable)
        {
            var named = mapping.Named.Select(one => one.Key).ToHashSet();
            var notTaken = header.Where((name, at) => name.Length > 0 && !named.Contains(name)
                && !(at < tags.Count && HxlTag.Parse(tags[at]) is { } tag && named.Any(one => HxlTag.Parse(one) is { } asked && tag.Fits(asked))));
            return new TableDraft(
                mapping, file, Sha256, header, tags, [.. notTaken], first, set, builder.RowsRead, builder.RowsBad, builder.RowsPassed, builder.KeysUnread,
                builder.Doubtful, problems, problemCount, isReadable);
        }

        private void Tell(TableProblem problem)
        {
            problemCount++;
            if (problems.Count < TableDraft.MostProblems) problems.Add(problem);
            sink?.Invoke(problem);
        }

        private static List<string> CellsOf(RowReader rows)
        {
            var cells = new List<string>(rows.Count);
            for (var at = 0; at < rows.Count; at++) cells.Add(rows.Cell(at) is { Length: > 300 } cell ? $"{cell[..300]}…" : rows.Cell(at).ToString());
            return cells;
        }
    }
}
