using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Says whose signature a note carries, so that a wrong key is not taken for a forgery.</summary>
internal static class Signature
{
    public static string Of(VerifierKey key) => $"{key.KeyId:x8} ({Answer.Shown(key.Name)})";

    public static string Of(SignedNote note) => string.Join(" and ", note.Signatures.Select(line => $"{line.KeyId:x8} ({Answer.Shown(line.Name)})"));

    public static bool Names(SignedNote note, VerifierKey key) => note.Signatures.Any(line => line.KeyId == key.KeyId && line.Name == key.Name);

    /// <summary>What is wrong with a checkpoint that this key does not open.</summary>
    public static string Problem(string text, VerifierKey key, bool given)
    {
        if (!SignedNote.TryParse(text, out var note, out var problem)) return $"The checkpoint cannot be read: {problem}";
        if (note.VerifiedBy(key)) return "What is signed is not a checkpoint.";
        return Names(note, key)
            ? $"The signature by key {Of(key)} is wrong: the checkpoint or its signature was altered."
            : $"It carries a signature by key {Of(note)}; {(given ? "you gave" : "the key beside it is")} {Of(key)}. Either it is another ledger's, or the key is not the right one.";
    }
}
