using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Recomputes a whole ledger and holds it to its signed checkpoint, and to the one kept from last time.</summary>
internal static class LedgerCheck
{
    public static int Run(Arguments arguments, Answer answer)
    {
        Check(new Place(arguments.Target), arguments, answer, _ => { });
        return answer.End("""
            Every entry that the ledger held when this checkpoint was signed is still there, in its place, unchanged.
            It does not show what an entry says (a receipt does), nor that the past is the one that others were shown:
            for that keep the checkpoint (--keep) and compare yours with theirs.
            """);
    }

    /// <summary>Checks the ledger; gives each entry's commitment, in order, to <paramref name="entry"/>. Null if there is no signed checkpoint to hold it to.</summary>
    public static Checkpoint? Check(Place place, Arguments arguments, Answer answer, Action<Hash> entry)
    {
        answer.Title($"The ledger at {place.Name}");
        var note = place.Text("checkpoint");
        var given = arguments.ReadKey();
        if (given is null && !VerifierKey.TryParse(place.Text("key").Trim(), out given)) throw new CannotCheckException($"The key at {place.Name} is not one.");
        var kept = arguments.Keep is not null && File.Exists(arguments.Keep) ? File.ReadAllText(arguments.Keep) : null;

        if (!Checkpoint.TryOpen(note, given, out var head, out var problem))
        {
            answer.Fails(problem);
            return null;
        }
        answer.Holds($"The checkpoint of {head.Origin}, at {head.Size} entries, is signed by {given.Name} (key {given.KeyId:x8}).");
        if (arguments.Key is null)
        {
            answer.Note(kept is null
                ? "The key was taken from the same place as the ledger: whoever could forge the one could forge the other. Give --key."
                : "The key was taken from the same place as the ledger; it is at least the one of last time, if what follows holds.");
        }
        Recompute(place, head, answer, entry);
        if (arguments.Keep is not null) Keep(place, arguments.Keep, kept, given, head, note, answer);
        return head;
    }

    private static void Recompute(Place place, Checkpoint head, Answer answer, Action<Hash> entry)
    {
        var tree = TileTree.Empty();
        for (var first = 0L; first < head.Size; first = tree.Size)
        {
            var path = TilePath.Holding(TilePath.Entries, first, head.Size);
            if (!place.TryRead(path, out var bytes)) throw new RecordException($"The ledger lacks {path}.", -1);
            foreach (var bundled in EntryBundle.Read(bytes, path.Width))
            {
                if (!LedgerEntry.TryParse(bundled.Span, out var index, out var commitment) || index != tree.Size) throw new RecordException($"Entry {tree.Size} is not entry {tree.Size} of a Truce record.", -1);
                tree.Append(Merkle.LeafHash(bundled.Span));
                entry(commitment);
            }
            foreach (var (tile, computed) in tree.TakeChanged())
            {
                // Tiles at the edge are still growing; those of the final size are checked below, by their root.
                if (!tile.IsPartial && !TileBytes.Hashes(place, tile).Span.SequenceEqual(computed)) throw new RecordException($"{tile} is not the tile of these entries.", -1);
            }
        }
        var holds = tree.Root() == head.Root;
        answer.Found(holds, holds ? $"All {head.Size} entries together give the signed root." : $"The {head.Size} entries together do not give the signed root: at least one was altered, or the checkpoint is of another ledger.");
        if (TileTree.Resume(head.Size, place).Root() == tree.Root()) answer.Holds("Every tile of the tree is that of these entries.");
        else answer.Fails("The tiles at the edge of the tree are not those of these entries.");
    }

    private static void Keep(Place place, string file, string? kept, VerifierKey key, Checkpoint head, string note, Answer answer)
    {
        if (kept is null)
        {
            answer.Note($"Nothing was kept in {file} so far, so there is no earlier checkpoint to compare with.");
        }
        else if (!Checkpoint.TryOpen(kept, key, out var earlier, out var problem))
        {
            if (!SignedNote.TryParse(kept, out _, out _)) throw new CannotCheckException($"{file} is not a kept checkpoint.");
            answer.Fails($"The checkpoint kept last time is not of this key. {problem}");
        }
        else
        {
            var verdict = CheckpointLaw.Extends(earlier, head, place);
            answer.Found(verdict.Holds, verdict.Holds
                ? $"The {earlier.Size} entries of the checkpoint kept last time are all still there, unchanged."
                : $"Against the checkpoint kept last time: {verdict.Reason}");
        }
        if (answer.Failed) return;
        // The old checkpoint is the proof against a rewritten past, so it goes only when the new one lies safely beside it.
        var beside = file + ".new";
        using (var stream = new FileStream(beside, FileMode.Create))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(note));
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, file, overwrite: true);
        answer.Note($"This checkpoint is now kept in {file}.");
    }
}
