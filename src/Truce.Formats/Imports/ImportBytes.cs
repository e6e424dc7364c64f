using System.Globalization;
using System.Text;

namespace Truce.Formats.Imports;

/// <summary>Reads files of bounded size as strict UTF-8.</summary>
internal static class ImportBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file; null, with an error, where it is missing or larger than allowed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="asked">Where the file is asked for, and under which name a person knows it.</param>
    public static byte[]? Read(string path, int most, Place asked, ImportErrors errors)
    {
        if (!File.Exists(path))
        {
            errors.Add(asked, $"the file {Path.GetFileName(path)} was expected beside the others; it is not there.");
            return null;
        }

        // What the file system says of the length need not be true: a pipe has none, and a file can grow meanwhile.
        using var stream = File.OpenRead(path);
        var stated = stream.CanSeek ? stream.Length : 0;
        var bytes = new byte[Math.Min(Math.Max(stated, 4096), most) + 1];
        var read = 0;
        for (int more; stated <= most && (more = stream.Read(bytes, read, bytes.Length - read)) > 0; read += more)
            if (read + more == bytes.Length && bytes.Length <= most) Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, most + 1L));
        if (stated <= most && read <= most) return bytes[..read];
        var found = stated > most ? $"{Number(stated)} bytes long" : "longer";
        errors.Add(asked, $"the file {Path.GetFileName(path)} is {found}; at most {Number(most)} are read.");
        return null;
    }

    /// <summary>The bytes as text, every character kept as it is; null, with an error, where they are not UTF-8.</summary>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, ImportErrors errors)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var at = FirstUnfit(bytes);
            var before = bytes[..at];
            var line = before.Count((byte)'\n') + 1;
            var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            errors.Add(
                new Place(file, line, column),
                $"UTF-8 was expected; the byte {bytes[at]:x2} at offset {Number(at)} is not. Save the file as UTF-8, or ask for it again.");
            return null;
        }
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static int FirstUnfit(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != System.Buffers.OperationStatus.Done) return at;
            at += length;
        }

        return 0;
    }
}
