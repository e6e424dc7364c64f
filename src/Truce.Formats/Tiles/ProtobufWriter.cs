using System.Buffers;
using System.Text;

namespace Truce.Formats.Tiles;

/// <summary>As much of the Protocol Buffers wire format as a vector tile needs. Grows as it is written to.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public bool IsEmpty => bytes.WrittenCount == 0;

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void Field(int number, ulong value)
    {
        Varint((ulong)number << 3);
        Varint(value);
    }

    public void Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public void Field(int number, ReadOnlySpan<byte> content)
    {
        Varint((ulong)number << 3 | 2);
        Varint((ulong)content.Length);
        bytes.Write(content);
    }

    public void Packed(int number, IEnumerable<uint> values)
    {
        var packed = new ProtobufWriter();
        foreach (var value in values) packed.Varint(value);
        Field(number, packed.ToArray());
    }

    public void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
