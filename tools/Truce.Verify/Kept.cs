using Truce.Ledger;

namespace Truce.Verify;

/// <summary>The file of <c>--keep</c>, and the checkpoint in it from last time; null if it is the first time.</summary>
internal sealed record Kept(string File, string? Text)
{
    public static Kept? Read(string? file)
    {
        if (file is null) return null;
        if (Directory.Exists(file)) throw new UsageException($"{file} is a folder; --keep takes a file.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder)) throw new UsageException($"There is no such folder: {folder}");
        if (!System.IO.File.Exists(file)) return new(file, null);
        var text = System.IO.File.ReadAllText(file);
        return SignedNote.TryParse(text, out _, out _) ? new(file, text) : throw new CannotCheckException($"{file} is not a kept checkpoint (empty, or changed by an editor?).", understood: false);
    }

    /// <summary>Holds the ledger to the checkpoint of last time.</summary>
    public Answer Compare(VerifierKey key, Checkpoint head, Place place, Answer answer)
    {
        if (Text is null) return answer.Note($"Nothing was kept in {File} so far, so there is no earlier checkpoint to compare with.");
        if (!Checkpoint.TryOpen(Text, key, out var earlier, out _))
        {
            var note = SignedNote.Parse(Text);
            return answer.Fails(Signature.Names(note, key)
                ? $"{File} is not as key {Signature.Of(key)} signed it: the file was altered."
                : $"{File} is signed by {Signature.Of(note)}, this ledger by {Signature.Of(key)}.");
        }
        var verdict = CheckpointLaw.Extends(earlier, head, place);
        return answer.Found(verdict.Holds, verdict.Holds
            ? $"The {earlier.Size} entries of the checkpoint kept last time are all still there, unchanged."
            : $"Against the checkpoint kept last time: {verdict.Reason}");
    }

    /// <summary>Puts the new checkpoint in the place of the old one, which proves a rewritten past: so only once all else holds.</summary>
    public void Replace(string note, Answer answer)
    {
        // The old one goes only when the new one lies safely beside it.
        var beside = File + ".new";
        System.IO.File.WriteAllText(beside, note);
        using (var written = System.IO.File.OpenHandle(beside, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(written);
        System.IO.File.Move(beside, File, overwrite: true);
        answer.Note($"This checkpoint is now kept in {File}.");
    }
}
