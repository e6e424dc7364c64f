using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Truce.Formats.Geo;

/// <summary>
/// Writes features as GeoJSON (RFC 7946), in WGS 84 or in another system. It writes what it is told, in order: whoever calls it sees to it
/// that braces and commas fit. Texts are escaped; letters of every alphabet stay as they are. One owner, one thread.
/// </summary>
/// <remarks>
/// A page of a thousand features has some twenty thousand values, and three quarters of its time went into the general writer. The tests
/// read what this one writes with the general reader. See bench/results for what it is worth.
/// </remarks>
public sealed class GeoJsonBytes : IDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions Letters = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Days that were written last, by their number: moments of one page mostly share a few.
    private readonly (long Number, ulong First, ushort Last)[] days = new (long, ulong, ushort)[64];

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(128 * 1024);

    /// <summary>How many bytes were written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; only until more is.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(Room(piece.Length));
        Length += piece.Length;
    }

    /// <summary>A text in quotation marks; the value null where there is none.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
            return;
        }

        var room = Room(text.Length * 3 + 2);
        room[0] = (byte)'"';
        if (Plain(text, room[1..]) is >= 0 and var length)
        {
            room[length + 1] = (byte)'"';
            Length += length + 2;
        }
        else
        {
            Raw(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(text, Letters));
        }
    }

    // Texts are short, and nearly all of them are of letters with one or two bytes each: one look at each letter does. -1 where there is
    // something that has to be escaped, or a letter beyond.
    private static int Plain(string text, Span<byte> room)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (letter < 0x80)
            {
                if (letter is < ' ' or '"' or '\\') return -1;
                room[length++] = (byte)letter;
            }
            else if (letter < 0x800)
            {
                room[length] = (byte)(0xc0 | letter >> 6);
                room[length + 1] = (byte)(0x80 | letter & 0x3f);
                length += 2;
            }
            else if (!char.IsSurrogate(letter))
            {
                room[length] = (byte)(0xe0 | letter >> 12);
                room[length + 1] = (byte)(0x80 | letter >> 6 & 0x3f);
                room[length + 2] = (byte)(0x80 | letter & 0x3f);
                length += 3;
            }
            else
            {
                return -1;
            }
        }

        return length;
    }

    /// <summary>A reference in quotation marks.</summary>
    public void Reference(Reference reference)
    {
        Span<char> written = stackalloc char[Core.Journal.Reference.Length];
        reference.Write(written);
        var room = Room(Core.Journal.Reference.Length + 2);
        room[0] = room[Core.Journal.Reference.Length + 1] = (byte)'"';
        for (var at = 0; at < written.Length; at++) room[at + 1] = (byte)written[at];
        Length += Core.Journal.Reference.Length + 2;
    }

    /// <summary>A whole number; the value null where there is none.</summary>
    public void Number(long? number)
    {
        if (number is not { } value)
        {
            Raw("null"u8);
            return;
        }

        Utf8Formatter.TryFormat(value, Room(24), out var length);
        Length += length;
    }

    /// <summary>True, false, or the value null.</summary>
    public void Flag(bool? flag) => Raw(flag is null ? "null"u8 : flag.Value ? "true"u8 : "false"u8);

    /// <summary>A moment in UTC, such as <c>2025-10-21T15:00:00Z</c>, with as much of a second as there is; the value null where there is none.</summary>
    public void Moment(Instant? moment)
    {
        if (moment is not { } at)
        {
            Raw("null"u8);
            return;
        }

        var ticks = at.ToUnixTimeTicks();
        var number = Math.DivRem(ticks, NodaConstants.TicksPerDay, out var rest);
        if (rest < 0) (number, rest) = (number - 1, rest + NodaConstants.TicksPerDay);
        var room = Room(32);
        room[0] = (byte)'"';
        Day(number, room[1..]);
        var (seconds, fraction) = ((int)(rest / NodaConstants.TicksPerSecond), rest % NodaConstants.TicksPerSecond);
        (room[11], room[14], room[17]) = ((byte)'T', (byte)':', (byte)':');
        Two(room[12..], seconds / 3600);
        Two(room[15..], seconds / 60 % 60);
        Two(room[18..], seconds % 60);
        var length = 20;
        if (fraction > 0) length = Fraction(room, length, fraction);
        (room[length], room[length + 1]) = ((byte)'Z', (byte)'"');
        Length += length + 2;
    }

    // Ten characters; the number counts from 1970-01-01.
    private void Day(long number, Span<byte> room)
    {
        ref var known = ref days[number & 63];
        if (known.Number != number || known.First == 0)
        {
            var day = LocalDate.FromDateTime(DateTime.UnixEpoch.AddDays(number));
            (room[4], room[7]) = ((byte)'-', (byte)'-');
            Two(room, day.Year / 100);
            Two(room[2..], day.Year % 100);
            Two(room[5..], day.Month);
            Two(room[8..], day.Day);
            known = (number, MemoryMarshal.Read<ulong>(room), MemoryMarshal.Read<ushort>(room[8..]));
            return;
        }

        MemoryMarshal.Write(room, known.First);
        MemoryMarshal.Write(room[8..], known.Last);
    }

    /// <summary>A shape; the value null where there is none.</summary>
    public void Shape(GeoShape? shape, Crs crs)
    {
        switch (shape)
        {
            case null:
                Raw("null"u8);
                break;
            case GeoShape.Point point:
                Raw("{\"type\":\"Point\",\"coordinates\":"u8);
                Pair(point.At, crs);
                Raw("}"u8);
                break;
            case GeoShape.Paths paths:
                Raw("{\"type\":\"MultiLineString\",\"coordinates\":["u8);
                for (var at = 0; at < paths.Traces.Length; at++) Path(paths.Traces[at].Positions.AsSpan(), crs, at > 0);
                Raw("]}"u8);
                break;
            case GeoShape.Ground ground:
                Raw("{\"type\":\"MultiPolygon\",\"coordinates\":["u8);
                for (var number = 0; number < ground.Area.Polygons.Length; number++)
                {
                    var rings = ground.Area.Polygons[number].Rings;
                    Raw(number > 0 ? ",["u8 : "["u8);
                    for (var at = 0; at < rings.Length; at++) Path(rings[at].Positions.AsSpan(), crs, at > 0);
                    Raw("]"u8);
                }

                Raw("]}"u8);
                break;
        }
    }

    private void Path(ReadOnlySpan<Position> positions, Crs crs, bool follows)
    {
        Raw(follows ? ",["u8 : "["u8);
        for (var at = 0; at < positions.Length; at++)
        {
            if (at > 0) Raw(","u8);
            Pair(positions[at], crs);
        }

        Raw("]"u8);
    }

    private void Pair(Position position, Crs crs)
    {
        Raw("["u8);
        if (crs.IsDegrees)
        {
            Degrees(crs.LatitudeFirst ? position.Latitude : position.Longitude);
            Raw(","u8);
            Degrees(crs.LatitudeFirst ? position.Longitude : position.Latitude);
        }
        else
        {
            var (first, second) = crs.FromPosition(position);
            Double(first);
            Raw(","u8);
            Double(second);
        }

        Raw("]"u8);
    }

    private void Double(double value)
    {
        Utf8Formatter.TryFormat(value, Room(32), out var length);
        Length += length;
    }

    // Steps of 1e-7 degree as a decimal number, without noughts at its end.
    private void Degrees(int steps)
    {
        var room = Room(16);
        var length = 0;
        var size = Math.Abs((long)steps);
        if (steps < 0) room[length++] = (byte)'-';
        Utf8Formatter.TryFormat(size / Position.PerDegree, room[length..], out var whole);
        length += whole;
        if (size % Position.PerDegree is > 0 and var fraction) length = Fraction(room, length, fraction);
        Length += length;
    }

    // Seven digits behind the point, but for noughts at the end.
    private static int Fraction(Span<byte> room, int at, long fraction)
    {
        room[at] = (byte)'.';
        for (var digit = 7; digit >= 1; digit--)
        {
            room[at + digit] = (byte)('0' + fraction % 10);
            fraction /= 10;
        }

        var end = at + 8;
        while (room[end - 1] == '0') end--;
        return end;
    }

    private static void Two(Span<byte> room, int number) => (room[0], room[1]) = ((byte)('0' + number / 10), (byte)('0' + number % 10));

    private Span<byte> Room(int more)
    {
        if (bytes.Length - Length < more)
        {
            var longer = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + more));
            bytes.AsSpan(0, Length).CopyTo(longer);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = longer;
        }

        return bytes.AsSpan(Length);
    }
}
