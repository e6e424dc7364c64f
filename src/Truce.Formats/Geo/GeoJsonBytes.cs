using System.Buffers;
using System.Buffers.Text;
using System.Text;

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
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. "\"\\", .. Enumerable.Range(0, 32).Select(code => (char)code)]);

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

        if (text.AsSpan().ContainsAny(Escaped))
        {
            Raw(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(text));
            return;
        }

        var room = Room(text.Length * 3 + 2);
        room[0] = (byte)'"';
        var length = Encoding.UTF8.GetBytes(text, room[1..]);
        room[length + 1] = (byte)'"';
        Length += length + 2;
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

        var time = at.ToDateTimeUtc();
        var room = Room(32);
        room[0] = (byte)'"';
        (room[5], room[8], room[11], room[14], room[17]) = ((byte)'-', (byte)'-', (byte)'T', (byte)':', (byte)':');
        Two(room[1..], time.Year / 100);
        Two(room[3..], time.Year % 100);
        Two(room[6..], time.Month);
        Two(room[9..], time.Day);
        Two(room[12..], time.Hour);
        Two(room[15..], time.Minute);
        Two(room[18..], time.Second);
        var (length, fraction) = (20, time.Ticks % NodaConstants.TicksPerSecond);
        if (fraction > 0) length = Fraction(room, length, fraction);
        (room[length], room[length + 1]) = ((byte)'Z', (byte)'"');
        Length += length + 2;
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
