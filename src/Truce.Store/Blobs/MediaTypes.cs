namespace Truce.Store.Blobs;

/// <summary>What a content is, by its first bytes. Whoever sent it is not asked; what is not known is bytes.</summary>
public static class MediaTypes
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int Needed = 16;

    /// <summary>Of what is not known.</summary>
    public const string Bytes = "application/octet-stream";

    private static readonly (int At, byte[] Is, string Type)[] Known =
    [
        (0, [0xff, 0xd8, 0xff], "image/jpeg"),
        (0, [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'], "image/png"),
        (0, [.. "GIF8"u8], "image/gif"),
        (8, [.. "WEBP"u8], "image/webp"),
        (4, [.. "ftyp3gp"u8], "video/3gpp"),
        (4, [.. "ftypM4A"u8], "audio/mp4"),
        (4, [.. "ftyp"u8], "video/mp4"),
        (0, [.. "#!AMR"u8], "audio/amr"),
        (0, [.. "OggS"u8], "audio/ogg"),
        (0, [.. "ID3"u8], "audio/mpeg"),
        (8, [.. "WAVE"u8], "audio/wav"),
        (0, [0x1a, 0x45, 0xdf, 0xa3], "video/webm"),
        (0, [.. "%PDF-"u8], "application/pdf"),
    ];

    /// <summary>A media type; <see cref="Bytes"/> where the first bytes are those of nothing known.</summary>
    public static string Of(ReadOnlySpan<byte> first)
    {
        foreach (var (at, signature, type) in Known)
            if (first.Length >= at + signature.Length && first[at..].StartsWith(signature)) return type;
        return Bytes;
    }

    /// <summary>Whether it is a picture that a browser shows as one and runs nothing of.</summary>
    public static bool IsPicture(string type) => type is "image/jpeg" or "image/png" or "image/gif" or "image/webp";
}
