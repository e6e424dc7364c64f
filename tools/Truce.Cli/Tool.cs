using Truce.Formats.Imports;
using Truce.Ledger;
using Truce.Store.Journal;
using Truce.Web.Hosting;

namespace Truce.Cli;

/// <summary>The program <c>truce</c>: one command each for what an operator does. Ends with 0 done, 1 not done, 2 could not be understood.</summary>
public static class Tool
{
    public const int Done = 0, NotDone = 1, NotUnderstood = 2;

    /// <summary>Runs one command.</summary>
    /// <param name="args">As typed, without the program's name.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where reasons for not doing it go.</param>
    /// <param name="clock">The time.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, IClock clock)
    {
        // The web reads its own options.
        if (args is ["serve", .. var forWeb] && !forWeb.Any(one => one is "-h" or "--help" or "-?")) return await Start.RunAsync([.. forWeb]);
        var parsed = Root(new Desk(output, error, clock)).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("See: truce --help");
            return NotUnderstood;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (NotUnderstoodException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return NotUnderstood;
        }
        catch (ImportException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return NotUnderstood;
        }
        catch (NotDoneException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return NotDone;
        }
        catch (FolderInUseException problem)
        {
            await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("If the server runs on this folder, stop it, run this command again, and start it anew; or do the same on the web.");
            return NotDone;
        }
        catch (Exception problem) when (
            problem is BrokenRecordException or RecordException or RecordUnavailableException or UnauthorizedAccessException or IOException or InvalidDataException)
        {
            await error.WriteLineAsync(problem.Message);
            return NotDone;
        }
    }

    private static RootCommand Root(Desk desk) => new("Truce: the open, provable record of a civil-military coordination centre.")
    {
        new Command("serve", "Opens a centre on the web: --data DIR, --keys DIR, --urls ADDRESS, --public-url URL, --otlp URL for measures. Without --data it opens the worked example."),
        FoundCommand.Make(desk),
        ImportCommands.Make(desk),
        MemberCommands.Make(desk),
        TokenCommands.Make(desk),
        FormCommands.Make(desk),
        AnchorCommand.Make(desk),
        RedactCommand.Make(desk),
        AdoptCommand.Make(desk),
    };
}

/// <summary>What was typed cannot be acted upon; the message says what was expected.</summary>
public sealed class NotUnderstoodException(string message) : Exception(message);

/// <summary>It was understood and not done; the message says why, and what to do.</summary>
public sealed class NotDoneException(string message) : Exception(message);
