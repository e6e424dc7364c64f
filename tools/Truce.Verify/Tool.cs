using Truce.Ledger;

namespace Truce.Verify;

/// <summary>The program: reads its arguments, checks what they name, answers in plain words.</summary>
public static class Tool
{
    private const string Help = """
        truce-verify: checks that a Truce record was not rewritten. It needs no account and changes nothing.

        truce-verify ledger PLACE [--key KEY] [--keep FILE]
            Recomputes a whole ledger: every entry, every tile, the signed checkpoint.
            PLACE is a folder, or an address such as https://centre.example/ledger

        truce-verify receipt FILE --key KEY
            Checks one receipt, without a network: is the event in it the one that was recorded?

        truce-verify data FOLDER [--key KEY] [--keep FILE]
            Checks a whole data folder: every event of its journal against its ledger, then the ledger itself.

        --key KEY     The ledger's public key (one line, name+id+letters), or a file that holds it.
                      Get it from somebody you trust, not from the place you check. Without it the key beside
                      the ledger is used, and then the answer proves little: whoever forged the one could forge the other.
        --keep FILE   Remembers the checkpoint in FILE. Next time, the ledger must be the same one, only longer.
                      This is what shows a rewritten past, so keep the file, and use it every time.

        It ends with 0 if everything holds, 1 if something does not, 2 if it could not be checked.

        Example:  truce-verify ledger https://centre.example/ledger --key centre.key --keep centre.checkpoint
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">As typed, without the program's name.</param>
    /// <param name="to">Where the answer goes.</param>
    /// <returns>0 everything holds; 1 something does not; 2 it could not be checked.</returns>
    public static int Run(string[] args, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(args);
        var answer = new Answer(to);
        if (args is [] or ["help"] || args.Contains("--help") || args.Contains("-h"))
        {
            to.WriteLine(Help);
            return args is [] ? 2 : 0;
        }
        try
        {
            var arguments = Arguments.Parse(args);
            return arguments.Command switch
            {
                "ledger" => LedgerCheck.Run(arguments, answer),
                "receipt" => ReceiptCheck.Run(arguments, answer),
                "data" => DataCheck.Run(arguments, answer),
                _ => throw new CannotCheckException($"There is no command {arguments.Command}."),
            };
        }
        catch (CannotCheckException cannot)
        {
            return answer.Cannot(cannot.Message);
        }
        catch (RecordException broken)
        {
            return answer.Fails(broken.Message).End("");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException)
        {
            return answer.Cannot(e.Message);
        }
    }
}
