using System.Buffers;
using System.Text;

namespace Truce.Formats.Tiles;

/// <summary>
/// As much of the Protocol Buffers wire format as a drawing needs, written into memory that is lent and given back: a tile is large, and
/// new memory for each costs more than drawing it. One owner, one thread.
/// </summary>
/// <param name="room">Bytes to begin with.</param>
internal sealed class TileBytes(int room) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(room);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>What several hold, one after the other.</summary>
    public static byte[] Joined(params ReadOnlySpan<TileBytes> pieces)
    {
        var sum = 0;
        foreach (var piece in pieces) sum += piece.Length;
        var (all, at) = (GC.AllocateUninitializedArray<byte>(sum), 0);
        foreach (var piece in pieces)
        {
            piece.Written.CopyTo(all.AsSpan(at));
            at += piece.Length;
        }

        return all;
    }

    public static int VarintLength(ulong value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7) length++;
        return length;
    }

    /// <summary>Bytes of a text in UTF-8.</summary>
    public static int TextLength(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    public void Clear() => Length = 0;

    public void Dispose()
    {
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length) = ([], 0);
    }

    public void Raw(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(Room(piece.Length));
        Length += piece.Length;
    }

    /// <summary>The head of a field that has a length.</summary>
    public void Head(int field, int length)
    {
        Varint((uint)field << 3 | 2);
        Varint((uint)length);
    }

    public void Text(int field, string text)
    {
        var length = TextLength(text);
        Head(field, length);
        Text(text, length);
    }

    /// <param name="length">Its bytes, as <see cref="TextLength"/> says.</param>
    public void Text(ReadOnlySpan<char> text, int length) => Length += Encoding.UTF8.GetBytes(text, Room(length));

    public void Varint(ulong value)
    {
        var free = Room(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) free[length++] = (byte)(value | 0x80);
        free[length++] = (byte)value;
        Length += length;
    }

    private Span<byte> Room(int more)
    {
        if (bytes.Length - Length < more)
        {
            var longer = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + more));
            bytes.AsSpan(0, Length).CopyTo(longer);
            if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
            bytes = longer;
        }

        return bytes.AsSpan(Length);
    }
}
