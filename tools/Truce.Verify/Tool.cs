using Truce.Ledger;

namespace Truce.Verify;

/// <summary>The program: reads its arguments, checks what they name, answers in plain words.</summary>
public static class Tool
{
    private const string Help = """
        truce-verify: checks that a Truce record was not rewritten. It needs no account, and changes nothing that it checks.

        truce-verify ledger PLACE [--key KEY] [--keep FILE]
            Recomputes a whole ledger: every entry, every tile, the signed checkpoint.
            PLACE is a folder, or an address such as https://centre.example/ledger

        truce-verify receipt FILE --key KEY
            Checks one receipt, without a network: is the event in it the one that was recorded?

        truce-verify data FOLDER [--key KEY] [--keep FILE]
            Checks a whole data folder: its ledger, whose it is, and every event of its journal against the ledger.

        --key KEY     The ledger's public key (one line, name+id+letters), or a file that holds it.
                      A centre shows it on its page /record and serves it at /ledger/key; but get it from somebody you
                      trust, not from the place you check. Without it the key beside the ledger is used, and then the
                      answer proves little: whoever forged the one could forge the other.
        --keep FILE   Remembers the checkpoint in FILE, if all holds. Next time, the ledger must be the same one, only longer.
                      This is what shows a rewritten past, so keep the file, and use it every time.
        --version     Says which version this is.

        ledger        A list with one entry, a fingerprint, for each event recorded. It only grows.
        checkpoint    The ledger's signed word on how many entries it holds, with one fingerprint (the root) over them all.
        tile          A file of the ledger: up to 256 entries, or fingerprints of them, from which the root is computed.
        receipt       A file with one event, as far as you may read it, and the proof that the ledger holds it.
                      Download it from the event's page at the centre: /record/NUMBER, or the link "Receipt".

        It ends with 0 if everything holds, 1 if something does not, 2 if it could not be checked or was not understood.

        Example:  truce-verify ledger https://centre.example/ledger --key centre.key --keep centre.checkpoint
        """;

    /// <summary>Runs one command, as typed without the program's name.</summary>
    /// <param name="args">What was typed.</param>
    /// <param name="to">Where the answer goes.</param>
    /// <param name="problems">Where errors of use go; null: with the answer.</param>
    /// <param name="patience">How long an address may take to answer; null: 60 seconds.</param>
    /// <returns>0 everything holds; 1 something does not; 2 it could not be checked.</returns>
    public static int Run(string[] args, TextWriter to, TextWriter? problems = null, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(to);
        if (args is []) return Say(problems ?? to, Help, 2);
        if (args is ["help"] || args.Contains("--help") || args.Contains("-h")) return Say(to, Help, 0);
        if (args.Contains("--version")) return Say(to, $"truce-verify {typeof(Tool).Assembly.GetName().Version?.ToString(3)}", 0);
        var (answer, wait) = (new Answer(to), patience ?? TimeSpan.FromSeconds(60));
        try
        {
            var arguments = Arguments.Parse(args, wait);
            if (arguments.Command == "receipt") return ReceiptCheck.Run(arguments, answer);
            return arguments.Command == "data" ? DataCheck.Run(arguments, answer) : LedgerCheck.Run(arguments, answer);
        }
        catch (UsageException wrong)
        {
            return Say(problems ?? to, $"truce-verify: {wrong.Message}\nSee truce-verify --help", 2);
        }
        catch (RecordException broken)
        {
            return answer.Fails(broken.Message).End("");
        }
        catch (Exception e) when (e is CannotCheckException or IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException)
        {
            var why = e is OperationCanceledException ? $"The address did not answer within {wait.TotalSeconds} seconds." : e.Message;
            return answer.Cannot(why, e is not CannotCheckException { Understood: false });
        }
    }

    private static int Say(TextWriter to, string text, int exit)
    {
        to.WriteLine(text);
        return exit;
    }
}
