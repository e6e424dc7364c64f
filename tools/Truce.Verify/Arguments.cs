using Truce.Ledger;

namespace Truce.Verify;

/// <summary>It could not be checked: bad usage, an unreadable file, no network. Says nothing about the record.</summary>
internal sealed class CannotCheckException(string why) : Exception(why);

/// <summary>What was typed: a command, what to check, and the options.</summary>
internal sealed record Arguments(string Command, string Target, string? Key, string? Keep)
{
    public static Arguments Parse(string[] args)
    {
        var plain = new List<string>();
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-')) plain.Add(args[i]);
            else if (args[i] is not ("--key" or "--keep")) throw new CannotCheckException($"There is no option {args[i]}.");
            else if (i + 1 == args.Length) throw new CannotCheckException($"{args[i]} needs a value.");
            else if (!options.TryAdd(args[i], args[++i])) throw new CannotCheckException($"{args[i - 1]} is given twice.");
        }
        if (plain.Count != 2) throw new CannotCheckException(plain.Count < 2 ? $"{plain.FirstOrDefault()}: say what to check." : $"One thing at a time: {plain[2]} is too much.");
        return new(plain[0], plain[1], options.GetValueOrDefault("--key"), options.GetValueOrDefault("--keep"));
    }

    /// <summary>The key that was given, as itself or as a file; null if none was.</summary>
    public VerifierKey? ReadKey()
    {
        if (Key is null) return null;
        var text = File.Exists(Key) ? File.ReadAllText(Key) : Key;
        return VerifierKey.TryParse(text.Trim(), out var key) ? key : throw new CannotCheckException($"{Key} is neither a ledger's key (name+id+letters) nor a file that holds one.");
    }
}
