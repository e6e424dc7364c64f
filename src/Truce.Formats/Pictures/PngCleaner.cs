using System.Buffers.Binary;

namespace Truce.Formats.Pictures;

/// <summary>PNG (W3C Recommendation, third edition), chunk by chunk: what is drawn is kept, texts, times, profiles and Exif are not, nor what follows the end.</summary>
internal static class PngCleaner
{
    // A chunk of pixels is seldom over 64 KiB; one that would fill the memory is no picture that anybody took.
    private const int MostChunkBytes = 64 * 1024 * 1024;

    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    private static readonly uint[] Sums = MakeSums();

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static Cleaning Clean(Stream picture, Stream copy)
    {
        var input = new ByteInput(picture);
        var head = new byte[8];
        if (!input.Fill(head) || !Signature.SequenceEqual(head)) return Cleaning.Unreadable;
        copy.Write(head);
        var drawn = 0;
        for (var first = true; ; first = false)
        {
            if (!input.Fill(head)) return drawn > 0 ? Cleaning.CutOff : Cleaning.Unreadable;
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var name = System.Text.Encoding.ASCII.GetString(head, 4, 4);
            if (length > MostChunkBytes || first != (name == "IHDR")) return Cleaning.Unreadable;
            var body = new byte[4 + (int)length + 4];
            head.AsSpan(4).CopyTo(body);
            if (!input.Fill(body.AsSpan(4))) return drawn > 0 ? Cleaning.CutOff : Cleaning.Unreadable;

            // A chunk whose sum is wrong was hurt on its way: a decoder stops there, and so does the copy.
            if (BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(^4)) != SumOf(body.AsSpan(..^4)))
                return drawn > 0 ? Cleaning.CutOff : Cleaning.Unreadable;
            if (!Kept.Contains(name)) continue;
            copy.Write(head, 0, 4);
            copy.Write(body);
            if (name == "IDAT") drawn++;
            if (name == "IEND") return drawn > 0 ? Cleaning.Whole : Cleaning.Unreadable;
        }
    }

    // CRC-32 as PNG defines it (annex D), bit by bit through a table.
    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes) sum = Sums[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint[] MakeSums()
    {
        var sums = new uint[256];
        for (var one = 0u; one < sums.Length; one++)
        {
            var sum = one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
            sums[one] = sum;
        }

        return sums;
    }
}
