using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Truce.Ledger;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The name of the key that is said to have signed.</param>
/// <param name="KeyId">The id of that key.</param>
/// <param name="Signature">The signature itself, without the id. Its length depends on the key's type.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>The line as it stands in a note, with its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[4 + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.CopyTo(bytes.AsMemory(4));
        return $"— {Name} {Convert.ToBase64String(bytes)}\n";
    }
}

/// <summary>A text and the signatures under it (C2SP signed-note). Until <see cref="VerifiedBy"/> says yes, the text is nobody's word.</summary>
/// <param name="Text">What is signed; ends in a newline.</param>
/// <param name="Signatures">At least one. Those of unknown keys and types are kept and ignored.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>The longest note that is read, in characters: 256 Ki, room for far more than the 16 signatures that must be accepted.</summary>
    public const int MaxLength = 1 << 18;

    /// <summary>Reads a note.</summary>
    /// <exception cref="FormatException">It is not one. The message says why.</exception>
    public static SignedNote Parse(string note) =>
        TryParse(note, out var read, out var problem) ? read : throw new FormatException(problem);

    /// <summary>Reads a note, or says in a sentence why it is none.</summary>
    public static bool TryParse(string note, [NotNullWhen(true)] out SignedNote? read, out string problem)
    {
        ArgumentNullException.ThrowIfNull(note);
        (read, problem) = (null, "");
        if (note.Length > MaxLength) problem = "The note is too long.";
        else if (!NoteText.IsPlain(note)) problem = "The note holds control characters or is not valid Unicode.";
        // The last empty line divides: the text may hold empty lines of its own.
        else if (note.LastIndexOf("\n\n", StringComparison.Ordinal) is var divide && divide < 0) problem = "The note has no signatures.";
        else if (!TrySignatures(note[(divide + 2)..], out var signatures)) problem = "A signature line is malformed.";
        else read = new SignedNote(note[..(divide + 1)], signatures);
        return read is not null;
    }

    /// <summary>The note as it is stored and served.</summary>
    public override string ToString() => Text + "\n" + string.Concat(Signatures);

    /// <summary>Whether the key signed the text: a line names it, and every line that names it holds.</summary>
    public bool VerifiedBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var text = Encoding.UTF8.GetBytes(Text);
        var found = false;
        foreach (var line in Signatures)
        {
            // Both must agree: another key may share the name (a new one) or, by chance, the id.
            if (line.Name != key.Name || line.KeyId != key.KeyId) continue;
            if (!key.Verify(text, line.Signature.Span)) return false;
            found = true;
        }
        return found;
    }

    private static bool TrySignatures(string lines, out NoteSignature[] signatures)
    {
        signatures = [];
        if (!lines.EndsWith('\n')) return false;
        var read = new List<NoteSignature>();
        foreach (var line in lines[..^1].Split('\n'))
        {
            var fields = line.Split(' ');
            if (fields.Length != 3 || fields[0] != "—" || !VerifierKey.IsName(fields[1])) return false;
            if (!NoteText.TryBase64(fields[2], out var bytes) || bytes.Length < 5) return false;
            read.Add(new NoteSignature(fields[1], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4)));
        }
        signatures = [.. read];
        return true;
    }
}
