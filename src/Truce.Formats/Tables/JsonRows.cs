using System.Text;
using System.Text.Json;

namespace Truce.Formats.Tables;

/// <summary>
/// An array of flat objects as a table: each object a row, each member a column. A group within an object counts as columns of its own, their
/// names joined by a point: <c>residential.destroyed</c>. A member that is missing is an empty cell.
/// </summary>
internal sealed class JsonRows : RowReader
{
    /// <summary>Bytes of a file at most: it is held as a whole.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    private const int MostColumns = 1_000, MostDepth = 8;

    private readonly byte[] bytes;
    private readonly Dictionary<string, int> columns = [];
    private readonly (string Text, int At, CellState State)[] cells;
    private JsonReaderState state;
    private int read, line = 1, counted, entry;

    /// <exception cref="InvalidDataException">It is no array of objects; the message says where.</exception>
    public JsonRows(byte[] bytes)
    {
        this.bytes = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        var names = Walk();
        Header = [.. names];
        cells = new (string, int, CellState)[Header.Count];
        for (var at = 0; at < Header.Count; at++) columns[Header[at]] = at;
    }

    /// <summary>Every member that some object has, in the order in which they are met.</summary>
    public IReadOnlyList<string> Header { get; }

    public override int Line => line;

    public override int Count => cells.Length;

    public override long Position => read;

    public override bool Read()
    {
        Array.Clear(cells);
        var reader = new Utf8JsonReader(bytes.AsSpan(read), isFinalBlock: true, state);
        if (entry++ == 0) reader.Read();
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) return false;
        CountLines(read + (int)reader.TokenStartIndex);
        if (reader.TokenType == JsonTokenType.StartObject) Fill(ref reader, "");
        read += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    public override ReadOnlySpan<char> Cell(int column) => column < cells.Length ? cells[column].Text : default;

    public override int OffsetOf(int column) => column < cells.Length && cells[column].At > 0 ? cells[column].At - LineStart() + 1 : 1;

    public override CellState StateOf(int column) => column >= cells.Length ? CellState.Plain : cells[column] is { State: CellState.Plain, Text.Length: > MostCell } ? CellState.TooLong : cells[column].State;

    public override void Dispose()
    {
    }

    private void Fill(ref Utf8JsonReader reader, string before)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = before + reader.GetString();
            reader.Read();
            var at = read + (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Fill(ref reader, name + ".");
                continue;
            }

            cells[columns[name]] = reader.TokenType switch
            {
                JsonTokenType.String => (reader.GetString()!.Trim(), at, CellState.Plain),
                JsonTokenType.Number => (Plain(Encoding.UTF8.GetString(reader.ValueSpan)), at, CellState.Number),
                JsonTokenType.Null => ("", at, CellState.Plain),
                JsonTokenType.True => ("true", at, CellState.Plain),
                JsonTokenType.False => ("false", at, CellState.Plain),
                _ => ("", at, CellState.Nested),
            };
            reader.TrySkip();
        }
    }

    // 1.5e3 is 1500; what is no such number stays as it is and is named.
    internal static string Plain(string number) => number.AsSpan().IndexOfAny('e', 'E') >= 0
        && decimal.TryParse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value)
        ? value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture)
        : number;

    // The first look: that it is an array of objects, and which members they have.
    private List<string> Walk()
    {
        var (names, known) = (new List<string>(), new HashSet<string>());
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new InvalidDataException("not a list of objects");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.StartObject) Walk(ref reader, "", names, known, 1);
                else reader.TrySkip();
            }

            if (reader.Read()) throw new InvalidDataException("something follows the list");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            var where = problem is JsonException { LineNumber: { } number, BytePositionInLine: { } place } ? $"line {number + 1}, byte {place + 1}" : "its text is not UTF-8";
            throw new InvalidDataException(where);
        }

        return names;
    }

    private static void Walk(ref Utf8JsonReader reader, string before, List<string> names, HashSet<string> known, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = before + reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                if (depth == MostDepth) throw new InvalidDataException($"groups within groups, deeper than {MostDepth}");
                Walk(ref reader, name + ".", names, known, depth + 1);
                continue;
            }

            if (reader.TokenType == JsonTokenType.String) _ = reader.GetString();
            reader.TrySkip();
            if (known.Add(name)) names.Add(name);
            if (names.Count > MostColumns) throw new InvalidDataException($"more than {MostColumns} columns");
        }
    }

    private void CountLines(int to)
    {
        line += bytes.AsSpan(counted, to - counted).Count((byte)'\n');
        counted = to;
    }

    private int LineStart() => bytes.AsSpan(0, counted).LastIndexOf((byte)'\n') + 1;
}
