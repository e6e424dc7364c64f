using System.Globalization;
using System.Text;
using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Checks one receipt offline, and shows what it proves.</summary>
internal static class ReceiptCheck
{
    private const int MostShown = 2000;

    public static int Run(Arguments arguments, Answer answer)
    {
        if (arguments.Keep is not null) throw new CannotCheckException("--keep is for ledgers.");
        var key = arguments.ReadKey() ?? throw new CannotCheckException("A receipt is checked against the ledger's key: give --key.");
        var length = new FileInfo(arguments.Target).Length;
        if (length > Receipt.MaxLength) throw new CannotCheckException($"{arguments.Target} is {length} bytes long: no receipt is.");
        answer.Title($"The receipt {arguments.Target}");
        Receipt receipt;
        try
        {
            receipt = Receipt.Parse(File.ReadAllBytes(arguments.Target));
        }
        catch (RecordException broken)
        {
            return answer.Fails($"It is not a receipt, or was altered. {broken.Message}").End("");
        }
        var verdict = receipt.Check(key);
        foreach (var step in verdict.Steps) answer.Found(step.Holds, step.Finding);
        if (verdict.Holds)
        {
            foreach (var part in receipt.Event.Parts) answer.Note($"It shows {part.Name}: {Shown(part.Value.Span)}");
            if (receipt.Event.Opaque.Count > 0) answer.Note($"{receipt.Event.Opaque.Count} more may be closed parts or mere filling: nobody can tell from a receipt.");
        }
        return answer.End($"""
            What the receipt shows is what was recorded as number {receipt.Proof.Index}, to the letter.
            It does not show that what was recorded is true, only that it was recorded so.
            """);
    }

    // The text is somebody's: what would steer a terminal or turn the reading direction is shown by its number.
    private static string Shown(ReadOnlySpan<byte> value)
    {
        var shown = new StringBuilder();
        foreach (var rune in Encoding.UTF8.GetString(value).EnumerateRunes())
        {
            if (shown.Length >= MostShown) return shown.Append(CultureInfo.InvariantCulture, $"… ({value.Length} bytes in all)").ToString();
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                shown.Append(rune.ToString());
        }
        return shown.ToString();
    }
}
