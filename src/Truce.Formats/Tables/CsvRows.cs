using System.Buffers;

namespace Truce.Formats.Tables;

/// <summary>
/// Rows as RFC 4180 writes them, read as they come: quotation marks doubled within quotation marks, line ends within them, any of the three
/// line ends. Memory holds one row and a buffer.
/// </summary>
public sealed class CsvRows(Stream stream, TextReader reader, char delimiter, int most = CsvRows.MostRow) : RowReader
{
    /// <summary>Characters of a row at most: a longer one is a quotation mark that was never closed.</summary>
    public const int MostRow = 1024 * 1024;

    private const char Unread = '\uFFFD';

    private readonly SearchValues<char> ends = SearchValues.Create([delimiter, '\n', '\r']);
    private char[] buffer = new char[Math.Min(most, 64 * 1024)];
    private (int Start, int Length, int Offset, CellState State)[] cells = new (int, int, int, CellState)[32];
    private char[] unescaped = new char[256];
    private int start, end, line, nextLine = 1, count, unescapedLength;
    private bool isEnded;

    public override int Line => line;

    public override int Count => count;

    public override long Position => stream.Position;

    public override bool Read()
    {
        while (true)
        {
            line = nextLine;
            if (start == end && !Fill()) return false;
            while (!TryRow())
            {
                if (Fill()) continue;

                // What is left is a row whose quotation mark is never closed, or longer than any row: nothing after it can be told apart from it.
                (count, cells[0], start) = (1, (start, 0, 1, CellState.Unclosed), end);
                return true;
            }

            if (count > 1 || cells[0].Length > 0) return true;
        }
    }

    public override ReadOnlySpan<char> Cell(int column)
    {
        if (column >= count) return default;
        var (from, length, _, _) = cells[column];
        return (from < 0 ? unescaped.AsSpan(~from, length) : buffer.AsSpan(from, length)).Trim();
    }

    public override int OffsetOf(int column) => column < count ? cells[column].Offset : 1;

    public override CellState StateOf(int column)
    {
        if (column >= count) return CellState.Plain;
        if (cells[column].State != CellState.Plain) return cells[column].State;
        var cell = Cell(column);
        return cell.Length > MostCell ? CellState.TooLong : cell.Contains(Unread) ? CellState.Undecodable : CellState.Plain;
    }

    public override void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    // False where the buffer ends before the row does: then it is read again from its start, with more behind it.
    private bool TryRow()
    {
        (count, unescapedLength) = (0, 0);
        var (at, lineStart, lines) = (start, start, 0);
        while (true)
        {
            if (count == cells.Length) Array.Resize(ref cells, 2 * count);
            var offset = at - lineStart + 1;
            if (at < end && buffer[at] == '"')
            {
                if (!TryQuoted(ref at, ref lineStart, ref lines, offset)) return false;
            }
            else
            {
                var length = buffer.AsSpan(at, end - at).IndexOfAny(ends);
                if (length < 0 && !isEnded) return false;
                if (length < 0) length = end - at;
                cells[count++] = (at, length, offset, CellState.Plain);
                at += length;
            }

            if (at < end && buffer[at] == delimiter)
            {
                at++;
                if (at < end || isEnded) continue;
                return false;
            }

            if (at < end && buffer[at] == '\r')
            {
                if (at + 1 == end && !isEnded) return false;
                if (at + 1 < end && buffer[at + 1] == '\n') at++;
            }

            start = Math.Min(end, at + 1);
            nextLine = line + lines + 1;
            return true;
        }
    }

    private bool TryQuoted(ref int at, ref int lineStart, ref int lines, int offset)
    {
        var from = unescapedLength;
        for (at++; ;)
        {
            var length = buffer.AsSpan(at, end - at).IndexOfAny('"', '\n');
            if (length < 0) return false;
            Keep(buffer.AsSpan(at, length));
            at += length;
            if (buffer[at] == '\n')
            {
                Keep("\n");
                (at, lineStart, lines) = (at + 1, at + 1, lines + 1);
                continue;
            }

            if (at + 1 == end && !isEnded) return false;
            at++;
            if (at == end || buffer[at] != '"') break;
            Keep("\"");
            at++;
        }

        // Whatever stands between the closing mark and the next cell belongs to the text.
        var rest = buffer.AsSpan(at, end - at).IndexOfAny(ends);
        if (rest < 0 && !isEnded) return false;
        if (rest < 0) rest = end - at;
        Keep(buffer.AsSpan(at, rest));
        at += rest;
        cells[count++] = (~from, unescapedLength - from, offset, CellState.Plain);
        return true;
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        if (unescapedLength + text.Length > unescaped.Length) Array.Resize(ref unescaped, Math.Max(2 * unescaped.Length, unescapedLength + text.Length));
        text.CopyTo(unescaped.AsSpan(unescapedLength));
        unescapedLength += text.Length;
    }

    // True where there is more to look at than before, be it only that the end is known.
    private bool Fill()
    {
        if (isEnded) return false;
        var kept = end - start;
        if (kept >= most)
        {
            isEnded = true;
            return false;
        }

        if (kept == buffer.Length) Array.Resize(ref buffer, Math.Min(most, 2 * buffer.Length));
        buffer.AsSpan(start, kept).CopyTo(buffer);
        (start, end) = (0, kept);
        var read = reader.Read(buffer, end, buffer.Length - end);
        end += read;
        isEnded = read == 0;
        return read > 0 || kept > 0;
    }
}
