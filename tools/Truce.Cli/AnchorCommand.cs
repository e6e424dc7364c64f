using System.Security.Cryptography;
using System.Text;

namespace Truce.Cli;

/// <summary><c>truce anchor</c>: what a claims file must say to point at words of a text.</summary>
internal static class AnchorCommand
{
    public static Command Make(Desk desk)
    {
        var file = new Argument<string>("FILE") { Description = "The text." };
        var words = new Option<string?>("--text")
        {
            Description = "The words, exactly as they stand. Without them the line for the text itself is printed.",
            HelpName = "WORDS",
        };
        var command = new Command("anchor", "Prints the lines for a claims file: where words stand in a text, and their SHA-256.") { file, words };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path)) throw new NotUnderstoodException($"There is no file {path}.");
            if (new FileInfo(path).Length > TextCheck.VerbatimBytes)
                throw new NotUnderstoodException($"{path} is larger than the {TextCheck.VerbatimBytes} bytes that a report can hold.");
            var bytes = File.ReadAllBytes(path);
            if (parsed.GetValue(words) is { } wanted) return Find(desk, path, bytes, wanted);
            desk.Say($"text: {{file: {Path.GetFileName(path)}, sha256: {Print(bytes)}, bytes: {bytes.Length}}}");
            return Tool.Done;
        });
        return command;
    }

    private static int Find(Desk desk, string path, byte[] bytes, string words)
    {
        if (words.Length == 0 || TextCheck.FirstIllFormed(words) >= 0) throw new NotUnderstoodException("--text is empty or is not text.");
        var wanted = Encoding.UTF8.GetBytes(words);
        var count = 0;
        for (var from = 0; bytes.AsSpan(from).IndexOf(wanted) is >= 0 and var ahead; from += ahead + 1, count++)
            desk.Say($"anchor: {{from: {from + ahead}, to: {from + ahead + wanted.Length}, sha256: {Print(wanted)}}}");
        if (count == 0)
            throw new NotDoneException($"These words do not stand in {path} exactly so. "
                + "Copy them from the file: quotation marks, hyphens, blanks and line ends count.");
        if (count > 1) desk.Say($"# They stand {count} times; take the one that is meant.");
        return Tool.Done;
    }

    private static string Print(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
