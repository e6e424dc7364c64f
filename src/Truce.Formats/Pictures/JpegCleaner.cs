using System.Buffers.Binary;

namespace Truce.Formats.Pictures;

/// <summary>JPEG (ITU-T T.81, annex B), marker by marker.</summary>
/// <remarks>
/// Kept: tables, frames, scans, JFIF (APP0) without its thumbnail, Adobe's colour transform (APP14), and of Exif the orientation alone, since
/// without it the picture would lie on its side. Not kept: all other APPn (Exif, XMP, IPTC, colour profiles, which name devices), comments,
/// and everything behind the end of the picture, where telephones put films and second pictures.
/// </remarks>
internal static class JpegCleaner
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Comment = 0xFE, App0 = 0xE0, App1 = 0xE1, App14 = 0xEE, App15 = 0xEF;
    private const ushort OrientationTag = 0x0112;

    // "Exif", two zeros, then a TIFF file with one directory of one entry.
    private static readonly byte[] OrientationAlone =
    [
        0xFF, App1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00, 0x4D, 0x4D, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01,
        0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    private const int OrientationAt = 29;

    public static Cleaning Clean(Stream picture, Stream copy)
    {
        var input = new ByteInput(picture);
        if (input.Next() != 0xFF || input.Next() != Start) return Cleaning.Unreadable;
        copy.Write([0xFF, Start]);
        var (hasFrame, isTurned) = (false, false);
        var segment = new byte[ushort.MaxValue];
        var marker = NextMarker(input);
        while (marker >= 0)
        {
            if (marker == End) return Finish(copy, hasFrame);
            if (marker is >= 0xD0 and <= 0xD7 or 0x01 or Start) return Cleaning.Unreadable;
            var length = (input.Next() << 8 | input.Next()) - 2;
            if (input.IsOver) return CutOff(copy, hasFrame);
            if (length < 0) return Cleaning.Unreadable;
            var body = segment.AsSpan(0, length);
            if (!input.Fill(body)) return CutOff(copy, hasFrame);
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (marker == App1 && !isTurned && OrientationOf(body) is var turned and > 1)
            {
                isTurned = true;
                var alone = (byte[])OrientationAlone.Clone();
                alone[OrientationAt] = turned;
                copy.Write(alone);
            }
            else if (Keeps((byte)marker, ref body))
            {
                copy.Write([0xFF, (byte)marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
                copy.Write(body);
            }

            if (marker != Scan)
            {
                marker = NextMarker(input);
                continue;
            }

            if (!hasFrame) return Cleaning.Unreadable;
            marker = CopyScan(input, copy);
        }

        return CutOff(copy, hasFrame);
    }

    private static bool Keeps(byte marker, ref Span<byte> body)
    {
        if (marker == Comment) return false;
        if (marker is < App0 or > App15) return true;

        // JFIF's thumbnail can show what was cut away from the picture since.
        if (marker == App0 && body.StartsWith("JFIF\0"u8) && body.Length >= 14)
        {
            body = body[..14];
            body[12] = body[13] = 0;
            return true;
        }

        return marker == App14 && body.StartsWith("Adobe"u8) && body.Length == 12;
    }

    // Between the scans of a picture stand stuffed zeros and restart markers; any other marker ends a scan.
    private static int CopyScan(ByteInput input, Stream copy)
    {
        while (true)
        {
            var one = input.Next();
            if (input.IsOver) return -1;
            if (one != 0xFF)
            {
                copy.WriteByte((byte)one);
                continue;
            }

            var next = input.Next();
            while (next == 0xFF) next = input.Next();
            if (input.IsOver) return -1;
            if (next is not (0x00 or (>= 0xD0 and <= 0xD7))) return next;
            copy.WriteByte(0xFF);
            copy.WriteByte((byte)next);
        }
    }

    private static int NextMarker(ByteInput input)
    {
        if (input.Next() != 0xFF) return -1;
        var marker = input.Next();
        while (marker == 0xFF) marker = input.Next();
        return input.IsOver ? -1 : marker;
    }

    // Decoders draw what there is up to an end; without one some draw nothing.
    private static Cleaning CutOff(Stream copy, bool hasFrame) => Finish(copy, hasFrame) == Cleaning.Whole ? Cleaning.CutOff : Cleaning.Unreadable;

    private static Cleaning Finish(Stream copy, bool hasFrame)
    {
        copy.Write([0xFF, End]);
        return hasFrame ? Cleaning.Whole : Cleaning.Unreadable;
    }

    // The first directory of the TIFF file in Exif (CIPA DC-008, 4.6); 1 where it says nothing, or nothing that is allowed.
    private static byte OrientationOf(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8)) return 1;
        var tiff = body[6..];
        if (tiff.Length < 8) return 1;
        var isBig = tiff[0] == 'M';
        var first = isBig ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (first + 2 > (uint)tiff.Length) return 1;
        var at = (int)first;
        var entries = Read16(tiff[at..], isBig);
        at += 2;
        for (var entry = 0; entry < entries && at + 12 <= tiff.Length; entry++, at += 12)
        {
            if (Read16(tiff[at..], isBig) != OrientationTag) continue;
            var turned = Read16(tiff[(at + 8)..], isBig);
            return turned is >= 2 and <= 8 ? (byte)turned : (byte)1;
        }

        return 1;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
