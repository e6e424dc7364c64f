using System.Security.Cryptography;

namespace Truce.Formats.Imports;

/// <summary>
/// The texts that reports name, kept outside the files that speak of them. A text that is there must be the one meant; one that is not
/// there is left out, with the anchors into it.
/// </summary>
internal static class ArticleTexts
{
    // A search for the place that was meant costs one digest for each offset.
    private const long MostSearchedBytes = 64 * 1024 * 1024;

    /// <summary>The text of each report that names one and whose text is in the folder.</summary>
    public static IReadOnlyDictionary<ImportReport, string> Read(IEnumerable<ImportReport> reports, string? folder, ImportErrors errors)
    {
        Dictionary<ImportReport, string> texts = new(ReferenceEqualityComparer.Instance);
        if (folder is null || !Directory.Exists(folder)) return texts;
        foreach (var report in reports)
        {
            if (report.Text is not { File.Length: > 0 } text || !File.Exists(Path.Combine(folder, text.File))) continue;
            if (ImportBytes.Read(Path.Combine(folder, text.File), TextCheck.VerbatimBytes, text.Place, errors) is { } bytes
                && Check(report, bytes, text.File, errors) is { } held) texts[report] = held;
        }

        return texts;
    }

    /// <summary>Checks bytes against what a report says of its text, and every anchor against the bytes.</summary>
    /// <returns>The text; null, with errors, where it is not the one meant or not text.</returns>
    public static string? Check(ImportReport report, byte[] bytes, string file, ImportErrors errors)
    {
        if (report.Text is { } meant && !IsMeant(meant, bytes, errors)) return null;
        if (ImportBytes.Decode(file, bytes, errors) is not { } text) return null;
        if (TextCheck.FirstIllFormed(text) is >= 0 and var at)
        {
            var line = text.AsSpan(0, at).Count('\n') + 1;
            var column = at - text.AsSpan(0, at).LastIndexOf('\n');
            errors.Add(new Place(file, line, column), $"text was expected; the character U+{(int)text[at]:X4} is not text. A report holds text only.");
            return null;
        }

        foreach (var claim in report.Claims)
            if (claim.Anchor is { } anchor) CheckAnchor(anchor, bytes, file, errors);
        return text;
    }

    private static bool IsMeant(ImportText meant, byte[] bytes, ImportErrors errors)
    {
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if ((bytes.Length == meant.Bytes && found == meant.Sha256) || meant.Sha256.Length == 0) return true;
        errors.Add(
            meant.Place,
            $"{meant.File} was expected to hold {meant.Bytes} bytes with the SHA-256 {meant.Sha256}; found {bytes.Length} bytes with {found}. "
            + "It is another text or was changed.");
        return false;
    }

    private static void CheckAnchor(ImportAnchor placed, byte[] bytes, string file, ImportErrors errors)
    {
        var anchor = placed.Anchor;
        if (anchor.To <= anchor.From || anchor.Sha256.Length == 0) return;
        if (anchor.To > bytes.Length)
        {
            errors.Add(placed.To, $"the anchor {anchor.From} to {anchor.To} was expected within {file}, which is {bytes.Length} bytes long.");
            return;
        }

        if (Splits(bytes, anchor.From) || Splits(bytes, anchor.To))
        {
            errors.Add(
                Splits(bytes, anchor.From) ? placed.From : placed.To,
                $"the anchor {anchor.From} to {anchor.To} of {file} begins or ends in the middle of a character.");
            return;
        }

        var found = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(anchor.From..anchor.To)));
        if (found == anchor.Sha256) return;
        errors.Add(
            placed.Sha256,
            $"the bytes {anchor.From} to {anchor.To} of {file} were expected to have the SHA-256 {anchor.Sha256}; found {found}.{Elsewhere(anchor, bytes)}");
    }

    private static string Elsewhere(Anchor anchor, byte[] bytes)
    {
        var length = anchor.To - anchor.From;
        if ((long)length * (bytes.Length - length + 1) > MostSearchedBytes) return "";
        var wanted = Convert.FromHexString(anchor.Sha256);
        Span<byte> digest = stackalloc byte[32];
        for (var from = 0; from + length <= bytes.Length; from++)
        {
            SHA256.HashData(bytes.AsSpan(from, length), digest);
            if (digest.SequenceEqual(wanted)) return $" The words meant stand at {from} to {from + length}.";
        }

        return " Words of that length with this SHA-256 stand nowhere in the text.";
    }

    private static bool Splits(byte[] utf8, int at) => at < utf8.Length && (utf8[at] & 0xC0) == 0x80;
}
