using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Truce.Ledger;

/// <summary>A proof that an entry stands in a ledger, to be checked offline (C2SP tlog-proof).</summary>
/// <param name="Index">The entry's index, from 0.</param>
/// <param name="Hashes">The inclusion proof, from the leaf's sibling up; at most 63.</param>
/// <param name="Checkpoint">The signed checkpoint as the ledger issued it, cosignatures included.</param>
public sealed record TlogProof(long Index, IReadOnlyList<Hash> Hashes, string Checkpoint)
{
    private const string Title = "c2sp.org/tlog-proof@v1\n";
    private const int MaxHashes = 63;

    /// <summary>The text of the proof. Files of it end in <c>.tlog-proof</c>.</summary>
    public string Format()
    {
        var text = new StringBuilder(Title).Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes) text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(Checkpoint).ToString();
    }

    /// <summary>Reads a proof. The signature of its checkpoint is not checked here. An <c>extra</c> line is unsigned, and dropped.</summary>
    /// <exception cref="FormatException">It is not a proof.</exception>
    public static TlogProof Parse(string text) =>
        TryParse(text, out var proof) ? proof : throw new FormatException("Not a proof of the form c2sp.org/tlog-proof@v1.");

    /// <summary>Reads a proof, as <see cref="Parse"/> does.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TlogProof? proof)
    {
        ArgumentNullException.ThrowIfNull(text);
        proof = null;
        // Neither the head of the proof nor its hashes may be empty lines, so the first empty line divides.
        if (!text.StartsWith(Title, StringComparison.Ordinal) || text.IndexOf("\n\n", StringComparison.Ordinal) is var divide && divide < 0) return false;
        var lines = text[Title.Length..Math.Max(divide, Title.Length)].Split('\n').AsSpan();
        if (lines[0].StartsWith("extra ", StringComparison.Ordinal))
        {
            if (!NoteText.TryBase64(lines[0]["extra ".Length..], out _)) return false;
            lines = lines[1..];
        }
        if (lines.IsEmpty || !lines[0].StartsWith("index ", StringComparison.Ordinal) || !NoteText.TryDecimal(lines[0].AsSpan("index ".Length), out var index)) return false;
        lines = lines[1..];
        if (lines.Length > MaxHashes) return false;
        var hashes = new Hash[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!Hash.TryParseBase64(lines[i], out hashes[i])) return false;
        }
        proof = new TlogProof(index, hashes, text[(divide + 2)..]);
        return SignedNote.TryParse(proof.Checkpoint, out _, out _);
    }

    /// <summary>Whether index, hashes and checkpoint agree.</summary>
    public bool Equals(TlogProof? other) =>
        other is not null && Index == other.Index && Checkpoint == other.Checkpoint && Hashes.SequenceEqual(other.Hashes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Checkpoint);
}
