using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Truce.Ledger;

/// <summary>The head of a ledger at one size (C2SP tlog-checkpoint). Signed, it is the text of a <see cref="SignedNote"/>.</summary>
/// <param name="Origin">Which ledger: one line, not empty.</param>
/// <param name="Size">The number of entries.</param>
/// <param name="Root">The root of the Merkle tree over them.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root)
{
    /// <summary>The text that is signed: origin, size and root, a line each.</summary>
    /// <exception cref="InvalidOperationException">The origin is not one line, or the size is negative.</exception>
    public string ToText()
    {
        if (Origin.Length == 0 || Origin.Any(char.IsControl) || Size < 0) throw new InvalidOperationException("An origin is one line, and a size not negative.");
        return $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Root.ToBase64()}\n";
    }

    /// <summary>Reads the text of a checkpoint, without signatures. Lines after the third are not empty, and ignored.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        checkpoint = null;
        if (!text.EndsWith('\n')) return false;
        var lines = text[..^1].Split('\n');
        if (lines.Length < 3 || lines.Any(line => line.Length == 0)) return false;
        if (!NoteText.TryDecimal(lines[1], out var size) || !Hash.TryParseBase64(lines[2], out var root)) return false;
        checkpoint = new Checkpoint(lines[0], size, root);
        return true;
    }

    /// <summary>Reads a signed checkpoint and checks its signature.</summary>
    /// <param name="note">The whole note.</param>
    /// <param name="key">The key that must have signed it.</param>
    /// <param name="checkpoint">The checkpoint, only if everything holds.</param>
    /// <param name="problem">One sentence; empty if everything holds.</param>
    public static bool TryOpen(string note, VerifierKey key, [NotNullWhen(true)] out Checkpoint? checkpoint, out string problem)
    {
        ArgumentNullException.ThrowIfNull(key);
        checkpoint = null;
        if (!SignedNote.TryParse(note, out var read, out problem)) return false;
        if (!read.VerifiedBy(key)) problem = $"The checkpoint is not signed by {key.Name} (key {key.KeyId:x8}), or the signature is wrong.";
        else if (!TryParse(read.Text, out checkpoint)) problem = "The signed text is not a checkpoint.";
        return checkpoint is not null;
    }
}
