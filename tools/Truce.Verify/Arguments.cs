using Truce.Ledger;

namespace Truce.Verify;

/// <summary>It was asked for wrongly: no such command, file or folder. Nothing was looked at.</summary>
internal sealed class UsageException(string why) : Exception(why);

/// <summary>It could not be checked: what lies there is not understood, cannot be read, or does not answer.</summary>
internal sealed class CannotCheckException(string why, bool understood = true) : Exception(why)
{
    public bool Understood => understood;
}

/// <summary>What was typed: a command, what to check, and the options; and how long an address may take to answer.</summary>
internal sealed record Arguments(string Command, string Target, string? Key, string? Keep, TimeSpan Patience)
{
    public static Arguments Parse(string[] args, TimeSpan patience)
    {
        var plain = new List<string>();
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-')) plain.Add(args[i]);
            else if (args[i] is not ("--key" or "--keep")) throw new UsageException($"There is no option {args[i]}.");
            else if (i + 1 == args.Length || args[i + 1] is "" || args[i + 1].StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"{args[i]} needs a value.");
            else if (!options.TryAdd(args[i], args[++i])) throw new UsageException($"{args[i - 1]} is given twice.");
        }
        if (plain.Count == 0) throw new UsageException("Say what to do: ledger, receipt or data.");
        if (plain[0] is not ("ledger" or "receipt" or "data")) throw new UsageException($"There is no command {plain[0]}.");
        if (plain.Count != 2) throw new UsageException(plain.Count < 2 ? $"{plain[0]}: say what to check." : $"One thing at a time: {plain[2]} is too much.");
        if (Unfit(plain[0], plain[1]) is { } unfit) throw new UsageException(unfit);
        return new(plain[0], plain[1], options.GetValueOrDefault("--key"), options.GetValueOrDefault("--keep"), patience);
    }

    /// <summary>The key that was given, as itself or as a file; null if none was.</summary>
    public VerifierKey? ReadKey()
    {
        if (Key is null) return null;
        var text = File.Exists(Key) ? File.ReadAllText(Key) : Key;
        return VerifierKey.TryParse(text.Trim(), out var key) ? key : throw new UsageException($"{Key} is neither a ledger's key (name+id+letters) nor a file that holds one.");
    }

    private static string? Unfit(string command, string target)
    {
        if (Place.IsAddress(target))
        {
            if (command == "receipt") return "receipt takes a file; download it first.";
            if (command == "data") return "data takes a folder; what an address serves is checked with: truce-verify ledger ADDRESS";
            return Uri.TryCreate(target, UriKind.Absolute, out _) ? null : $"{target} is not an address.";
        }
        if (command == "receipt") return Directory.Exists(target) ? $"{target} is a folder; receipt takes a file." : File.Exists(target) ? null : $"There is no such file: {target}";
        return File.Exists(target) ? $"{target} is a file; {command} takes a folder." : Directory.Exists(target) ? null : $"There is no such folder: {target}";
    }
}
