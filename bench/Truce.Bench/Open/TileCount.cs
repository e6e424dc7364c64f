namespace Truce.Bench.Open;

/// <summary>Counts the features of a vector tile, without looking into them.</summary>
internal static class TileCount
{
    public static int Features(ReadOnlySpan<byte> tile)
    {
        var count = 0;
        while (!tile.IsEmpty)
        {
            if (Field(ref tile, out var layer) != 3) continue;
            while (!layer.IsEmpty)
                if (Field(ref layer, out _) == 2) count++;
        }

        return count;
    }

    private static int Field(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> content)
    {
        var key = Varint(ref bytes);
        var value = Varint(ref bytes);
        content = default;
        if ((key & 7) == 0) return (int)(key >> 3);
        content = bytes[..(int)value];
        bytes = bytes[(int)value..];
        return (int)(key >> 3);
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var one = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80) return value;
            shift += 7;
        }
    }
}
