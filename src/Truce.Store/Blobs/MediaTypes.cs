namespace Truce.Store.Blobs;

/// <summary>What a file is by its first bytes. What somebody named it, and what a browser would guess, count for nothing.</summary>
/// <remarks>After the WHATWG's MIME Sniffing standard, sections 6 and 7; ISO base media files by their brand (ISO/IEC 14496-12, 4.3).</remarks>
public static class MediaTypes
{
    /// <summary>How many first bytes are enough.</summary>
    public const int Needed = 16;

    /// <summary>What is not known, and is handed out as a download and as nothing else: markup and scripts among them.</summary>
    public const string Bytes = "application/octet-stream";

    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["image/jpeg"] = ["jpg", "jpeg", "jpe"],
        ["image/png"] = ["png"],
        ["image/gif"] = ["gif"],
        ["image/webp"] = ["webp"],
        ["image/heic"] = ["heic", "heif"],
        ["image/tiff"] = ["tif", "tiff", "dng"],
        ["application/pdf"] = ["pdf"],
        ["video/mp4"] = ["mp4", "m4v"],
        ["video/quicktime"] = ["mov", "qt"],
        ["video/3gpp"] = ["3gp"],
        ["video/webm"] = ["webm", "mkv"],
        ["audio/mpeg"] = ["mp3"],
        ["audio/ogg"] = ["ogg", "oga", "opus"],
        ["audio/wav"] = ["wav"],
        ["audio/amr"] = ["amr"],
        ["audio/mp4"] = ["m4a"],
        ["application/zip"] = ["zip", "xlsx", "docx", "odt", "ods", "kmz"],
    };

    /// <summary>The type of a file.</summary>
    /// <param name="head">Its first bytes; <see cref="Needed"/> are enough.</param>
    /// <returns>One of the types known here, else <see cref="Bytes"/>.</returns>
    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8])) return "image/png";
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return "image/gif";
        if (head.StartsWith("RIFF"u8) && head.Length >= 12) return head[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : head[8..12].SequenceEqual("WAVE"u8) ? "audio/wav" : Bytes;
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return "image/tiff";
        if (head.StartsWith("%PDF-"u8)) return "application/pdf";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return "video/webm";
        if (head.StartsWith("OggS\0"u8)) return "audio/ogg";
        if (head.StartsWith("#!AMR"u8)) return "audio/amr";
        if (head.StartsWith("ID3"u8) || (head.Length > 1 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2)) return "audio/mpeg";
        if (head.StartsWith("PK\u0003\u0004"u8)) return "application/zip";
        return head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) ? OfBrand(head[8..12]) : Bytes;
    }

    /// <summary>Whether a name's ending is one that files of a type carry. A name without an ending says nothing, so nothing against it.</summary>
    /// <param name="name">A file's name, as somebody gave it.</param>
    /// <param name="mediaType">As <see cref="Of"/> gives it.</param>
    public static bool Fits(string name, string mediaType)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0 || dot == name.Length - 1) return true;
        var ending = name[(dot + 1)..].ToLowerInvariant();
        return Names.TryGetValue(mediaType, out var own) ? own.Contains(ending) : !Names.Values.Any(one => one.Contains(ending));
    }

    /// <summary>The ending for a file of a type; <c>bin</c> where it is not known.</summary>
    public static string Ending(string mediaType) => Names.TryGetValue(mediaType, out var own) ? own[0] : "bin";

    /// <summary>Whether browsers draw it in a page without running anything.</summary>
    public static bool IsPicture(string mediaType) => mediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    private static string OfBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8)) return "image/heic";
        if (brand.SequenceEqual("qt  "u8)) return "video/quicktime";
        if (brand.StartsWith("3g"u8)) return "video/3gpp";
        return brand.StartsWith("M4A"u8) ? "audio/mp4" : "video/mp4";
    }
}
