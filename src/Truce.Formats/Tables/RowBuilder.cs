using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Truce.Formats.Imports;

namespace Truce.Formats.Tables;

/// <summary>Makes rows of a table out of the rows of a file: filtered, read, counted where the mapping says so, put in order, each key once.</summary>
internal sealed class RowBuilder
{
    private const char Between = '\u001F';
    private const int MostShown = 60;

    private readonly TableMapping mapping;
    private readonly string file;
    private readonly Action<TableProblem> tell;
    private readonly IReadOnlyList<string> header;
    private readonly DayReader days;
    private readonly NumberReader numbers;
    private readonly int dayAt, onlyDay;
    private readonly int[] labelAt, valueAt, notAbove;
    private readonly (int Column, ImmutableArray<string> Is)[] filters;
    private readonly (int Column, ImmutableArray<string> Is)[][] only;
    private readonly Dictionary<string, int> tuples = [];
    private readonly List<ImmutableArray<string>> labels = [];
    private readonly Dictionary<long, int> counted = [];
    private readonly List<int> rowDays = [], rowLabels = [], rowLines = [], doubtfulDays = [], doubtfulLabels = [];
    private readonly List<TableCell>[] cells;
    private readonly List<decimal>[] sums;
    private readonly TableCell[] row;
    private char[] tuple = new char[256];

    /// <param name="columns">Where each column that the mapping names stands in the file.</param>
    public RowBuilder(TableMapping mapping, string file, Action<TableProblem> tell, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> header)
    {
        (this.mapping, this.file, this.tell, this.header) = (mapping, file, tell, header);
        int At(Keyed? column) => column is { } named && columns.TryGetValue(named.Key, out var at) ? at : -1;
        (int, ImmutableArray<string>)[] Filters(ImmutableArray<RowFilter> some) => [.. some.Select(one => (At(one.Column), one.Is))];
        days = new DayReader(mapping.Day, mapping.Every, DateTimeZoneProviders.Tzdb.GetZoneOrNull(mapping.Zone) ?? DateTimeZone.Utc);
        numbers = new NumberReader(mapping.Cells);
        dayAt = At(mapping.Day.Column);
        onlyDay = mapping.Day.Only is { } day ? RowSet.NumberOf(day) : 0;
        labelAt = [.. mapping.Labels.Select(one => At(one.Column))];
        valueAt = [.. mapping.Columns.Select(one => At(one.Column))];
        notAbove = [.. mapping.Columns.Select(one => one.NotAbove is { } other ? mapping.Columns.TakeWhile(column => column.Name != other).Count() : -1)];
        filters = Filters(mapping.Rows);
        only = [.. mapping.Columns.Select(one => Filters(one.Only))];
        cells = [.. mapping.Columns.Select(_ => new List<TableCell>())];
        sums = [.. mapping.Columns.Select(_ => new List<decimal>())];
        row = new TableCell[cells.Length];
    }

    /// <summary>For a file of which no row is read.</summary>
    public static RowBuilder Nothing(TableMapping mapping, string file, Action<TableProblem> tell) => new(mapping, file, tell, new Dictionary<string, int>(), []);

    public int RowsRead { get; private set; }

    public int RowsBad { get; private set; }

    public int RowsPassed { get; private set; }

    public int KeysUnread { get; private set; }

    /// <summary>Keys of bad rows, in order: what stands under them is neither changed nor taken for withdrawn.</summary>
    public RowSet Doubtful
    {
        get
        {
            var all = new RowSet([.. doubtfulDays], labelAt.Length == 0 ? [] : [.. doubtfulLabels], labelAt.Length == 0 || doubtfulDays.Count == 0 ? [] : [.. labels], []);
            var order = Enumerable.Range(0, all.Count).ToArray();
            Array.Sort(order, (one, other) => RowSet.Compare(all, one, all, other));
            return all.Select(order);
        }
    }

    /// <summary>Takes a row in, or says what is wrong with it.</summary>
    public void Add(RowReader rows)
    {
        RowsRead++;
        if (rows.Count > header.Count || (rows.Count < header.Count && !rows.MayBeShort) || rows.StateOf(0) == CellState.Unclosed)
        {
            var code = rows.StateOf(0) == CellState.Unclosed ? TableProblemCode.Unclosed : TableProblemCode.CellCount;
            Bad(rows, -1, code, ImportBytes.Number(rows.Count), ImportBytes.Number(header.Count));
            KeysUnread++;
            return;
        }

        if (!Passes(rows, filters))
        {
            RowsPassed++;
            return;
        }

        if (ReadKey(rows, out var day, out var label)) ReadCells(rows, day, label);
        else KeysUnread++;
    }

    /// <summary>All rows, in the order of their keys. A key that stands twice with other numbers is not taken at all: neither can be chosen.</summary>
    public RowSet ToSet()
    {
        if (mapping.IsCounted) CountCells();
        var all = new RowSet([.. rowDays], labelAt.Length == 0 ? [] : [.. rowLabels], labelAt.Length == 0 ? [] : [.. labels], [.. cells.Select(column => column.ToArray())]);
        var order = new int[all.Count];
        for (var at = 0; at < order.Length; at++) order[at] = at;
        if (!IsOrdered(all)) Array.Sort(order, (one, other) => RowSet.Compare(all, one, all, other) is var by && by != 0 ? by : one.CompareTo(other));
        var kept = WithoutTwice(all, order);
        return kept.Length == all.Count && kept.AsSpan().SequenceEqual(Enumerable.Range(0, all.Count).ToArray()) ? all : all.Select(kept);
    }

    private bool ReadKey(RowReader rows, out int day, out int label)
    {
        (day, label) = (onlyDay, 0);
        if (dayAt >= 0)
        {
            var text = rows.Cell(dayAt);
            var wrong = rows.StateOf(dayAt) is CellState.Plain or CellState.Number ? text.IsEmpty ? TableProblemCode.DayMissing : days.TryRead(text, out day) ? (TableProblemCode?)null : TableProblemCode.NotADay : StateProblem(rows, dayAt);
            if (wrong is { } code)
            {
                Bad(rows, dayAt, code, Shown(text), mapping.Day.Written ?? "2025-10-17");
                return false;
            }
        }

        var length = 0;
        foreach (var at in labelAt)
        {
            var text = rows.Cell(at);
            var code = rows.StateOf(at) is CellState.Plain or CellState.Number ? text.IsEmpty ? TableProblemCode.LabelMissing : text.Length > TableTerms.MostLabel ? TableProblemCode.CellTooLong : (TableProblemCode?)null : StateProblem(rows, at);
            if (code is null && TextCheck.FirstIllFormed(text.Length == 0 ? "" : new string(text)) >= 0) code = TableProblemCode.Undecodable;
            if (code is { } wrong)
            {
                Bad(rows, at, wrong, ImportBytes.Number(text.Length), ImportBytes.Number(TableTerms.MostLabel));
                return false;
            }

            if (length + text.Length + 1 > tuple.Length) Array.Resize(ref tuple, 2 * (length + text.Length + 1));
            if (length > 0) tuple[length++] = Between;
            text.CopyTo(tuple.AsSpan(length));
            length += text.Length;
        }

        if (labelAt.Length > 0) label = LabelOf(tuple.AsSpan(0, length));
        return true;
    }

    private int LabelOf(ReadOnlySpan<char> joined)
    {
        var known = tuples.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(joined, out var label)) return label;
        labels.Add([.. joined.ToString().Split(Between)]);
        return known[joined] = labels.Count - 1;
    }

    private void ReadCells(RowReader rows, int day, int label)
    {
        var isBad = false;
        for (var series = 0; series < row.Length; series++)
        {
            row[series] = TableCell.None;
            if (valueAt[series] is < 0 and var none || !Passes(rows, only[series])) continue;
            isBad |= !ReadCell(rows, series);
        }

        for (var series = 0; series < row.Length && !isBad; series++)
        {
            if (notAbove[series] < 0 || !(row[series].Amount > row[notAbove[series]].Amount)) continue;
            isBad = true;
            Bad(rows, valueAt[series], TableProblemCode.Reversed, row[series].ToString(), row[notAbove[series]].ToString(), mapping.Columns[notAbove[series]].Name);
        }

        if (isBad)
        {
            RowsBad++;
            Doubt(day, label);
        }
        else if (mapping.IsCounted) Count(rows, day, label);
        else Keep(day, label, rows.Line);
    }

    private bool ReadCell(RowReader rows, int series)
    {
        var at = valueAt[series];
        var text = rows.Cell(at);
        var isStored = mapping.Cells.Formulas == Formulas.Stored;
        var wrong = rows.StateOf(at) switch
        {
            CellState.Plain => numbers.Read(text, out row[series]),
            CellState.Number => numbers.ReadTyped(text, out row[series]),
            CellState.FormulaNumber when isStored => numbers.ReadTyped(text, out row[series]),
            CellState.Formula when isStored => numbers.Read(text, out row[series]),
            _ => StateProblem(rows, at),
        };
        if (wrong is not { } code) return true;
        Tell(rows, at, code, code == TableProblemCode.CellTooLong ? [ImportBytes.Number(text.Length), ImportBytes.Number(RowReader.MostCell)] : [Shown(text)]);
        return false;
    }

    private void Doubt(int day, int label)
    {
        doubtfulDays.Add(day);
        if (labelAt.Length > 0) doubtfulLabels.Add(label);
    }

    private void Keep(int day, int label, int line)
    {
        rowDays.Add(day);
        if (labelAt.Length > 0) rowLabels.Add(label);
        rowLines.Add(line);
        for (var series = 0; series < row.Length; series++) cells[series].Add(row[series]);
    }

    private void Count(RowReader rows, int day, int label)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, ((long)day << 32) | (uint)label, out var isKnown);
        if (!isKnown)
        {
            at = rowDays.Count;
            rowDays.Add(day);
            if (labelAt.Length > 0) rowLabels.Add(label);
            rowLines.Add(rows.Line);
            foreach (var column in sums) column.Add(-1);
        }

        for (var series = 0; series < sums.Length; series++)
        {
            var isRows = mapping.Columns[series].Take == Take.Rows;
            if (isRows ? !Passes(rows, only[series]) : row[series].IsNone) continue;
            var column = CollectionsMarshal.AsSpan(sums[series]);
            column[at] = Math.Max(0, column[at]) + (isRows ? 1 : row[series].Amount!.Value.Value);
        }
    }

    // Where no row of a key has a value there is none: it is not nought.
    private void CountCells()
    {
        for (var series = 0; series < sums.Length; series++)
            foreach (var sum in sums[series]) cells[series].Add(sum >= 0 && TableCell.TryOf(sum, out var cell) ? cell : TableCell.None);
    }

    private static bool IsOrdered(RowSet all)
    {
        for (var at = 1; at < all.Count; at++)
            if (RowSet.Compare(all, at - 1, all, at) > 0) return false;
        return true;
    }

    private int[] WithoutTwice(RowSet all, int[] order)
    {
        var kept = new List<int>(order.Length);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && RowSet.Compare(all, order[from], all, order[to]) == 0;) to++;
            if (to - from == 1 || AreAlike(all, order.AsSpan(from, to - from))) kept.Add(order[from]);
            if (to - from > 1) SayTwice(all, order.AsSpan(from, to - from));
        }

        return [.. kept];
    }

    private void SayTwice(RowSet all, ReadOnlySpan<int> rows)
    {
        var alike = AreAlike(all, rows);
        if (!alike) Doubt(rowDays[rows[0]], labelAt.Length == 0 ? 0 : rowLabels[rows[0]]);
        for (var at = alike ? 1 : 0; at < rows.Length; at++)
        {
            RowsBad++;
            var other = rows[at == 0 ? 1 : 0];
            tell(new TableProblem(
                file, rowLines[rows[at]], 1, dayAt >= 0 ? header[dayAt] : "", alike ? TableProblemCode.RowTwice : TableProblemCode.KeyTwice, ImportBytes.Number(rowLines[other])));
        }
    }

    private static bool AreAlike(RowSet all, ReadOnlySpan<int> rows)
    {
        for (var series = 0; series < all.Width; series++)
            foreach (var row in rows[1..])
                if (all.Cell(series, row) != all.Cell(series, rows[0])) return false;
        return true;
    }

    private static bool Passes(RowReader rows, (int Column, ImmutableArray<string> Is)[] filters)
    {
        foreach (var (column, words) in filters)
        {
            var cell = rows.Cell(column);
            var isOne = false;
            foreach (var word in words) isOne |= cell.SequenceEqual(word);
            if (!isOne) return false;
        }

        return true;
    }

    private static TableProblemCode StateProblem(RowReader rows, int at) => rows.StateOf(at) switch
    {
        CellState.Formula or CellState.FormulaNumber => TableProblemCode.Formula,
        CellState.Error => TableProblemCode.SheetError,
        CellState.TooLong => TableProblemCode.CellTooLong,
        CellState.Nested => TableProblemCode.NotFlat,
        CellState.Unclosed => TableProblemCode.Unclosed,
        _ => TableProblemCode.Undecodable,
    };

    private void Bad(RowReader rows, int at, TableProblemCode code, params IReadOnlyList<string> arguments)
    {
        if (code != TableProblemCode.Reversed) RowsBad++;
        Tell(rows, at, code, arguments);
    }

    private void Tell(RowReader rows, int at, TableProblemCode code, IReadOnlyList<string> arguments) =>
        tell(new TableProblem(file, rows.Line, rows.OffsetOf(Math.Max(0, at)), at >= 0 && at < header.Count ? header[at] : "", code, arguments));

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= MostShown ? text.ToString() : $"{text[..MostShown]}…";
}
