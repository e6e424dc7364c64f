using System.Text;
using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Checks one receipt offline, and shows what it proves.</summary>
internal static class ReceiptCheck
{
    public static int Run(Arguments arguments, Answer answer)
    {
        if (arguments.Keep is not null) throw new UsageException("--keep is for ledgers.");
        var key = arguments.ReadKey() ?? throw new UsageException("A receipt is checked against the ledger's key: give --key.");
        answer.Title($"The receipt {arguments.Target}");
        var receipt = Read(arguments.Target);
        var verdict = receipt.Check(key);
        if (verdict.Checkpoint is null)
            return answer.Fails(Signature.Problem(receipt.Proof.Checkpoint, key, given: true)).Note("The event was therefore not checked.").End("");
        foreach (var step in verdict.Steps)
        {
            // What would hold of an event that is not the recorded one says nothing.
            if (!step.Holds || !answer.Failed) answer.Found(step.Holds, step.Finding);
        }
        if (verdict.Holds)
        {
            foreach (var part in receipt.Event.Parts) answer.Note($"It shows {part.Name}: {Answer.Shown(Encoding.UTF8.GetString(part.Value.Span))}");
            var hidden = receipt.Event.Opaque.Count;
            if (hidden > 0) answer.Note($"{hidden} further part{(hidden == 1 ? " is" : "s are")} hidden (withheld, or padding); a receipt cannot show which.");
        }
        return answer.End($"""
            What the receipt shows is what was recorded as number {receipt.Proof.Index}, to the letter.
            It does not show that what was recorded is true, only that it was recorded so.
            """);
    }

    private static Receipt Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > Receipt.MaxLength) throw new RecordException("A receipt of more than 64 MiB.", -1);
            return Receipt.Parse(File.ReadAllBytes(file));
        }
        catch (RecordException broken)
        {
            throw new CannotCheckException($"This is not a receipt as downloaded (empty, or changed by an editor?). Download it again.\n{broken.Message}", understood: false);
        }
    }
}
