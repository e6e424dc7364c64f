using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Recomputes a whole ledger and holds it to its signed checkpoint, and to the one kept from last time.</summary>
internal sealed class LedgerCheck(Place place, Arguments arguments, Answer answer)
{
    private readonly Kept? _kept = Kept.Read(arguments.Keep);
    private string _note = "";

    public static int Run(Arguments arguments, Answer answer)
    {
        var ledger = new LedgerCheck(new Place(arguments.Target, arguments.Patience), arguments, answer);
        ledger.Check(_ => { });
        return ledger.End("""
            Every entry that the ledger held when this checkpoint was signed is still there, in its place, unchanged.
            It does not show what an entry says (a receipt does), nor that the past is the one that others were shown.
            """);
    }

    /// <summary>Checks the ledger; gives each entry's commitment, in order, to <paramref name="entry"/>. Null if something does not hold.</summary>
    public Checkpoint? Check(Action<Hash> entry)
    {
        var given = arguments.ReadKey();
        answer.Title($"The ledger at {place.Name}");
        _note = place.Text("checkpoint", "ledger");
        if (given is null && !VerifierKey.TryParse(place.Text("key", "key").Trim(), out given)) throw new CannotCheckException($"What lies at {place.Name} as its key is not one.", understood: false);
        if (!Checkpoint.TryOpen(_note, given, out var head, out _))
        {
            answer.Fails(Signature.Problem(_note, given, arguments.Key is not null)).Note("The entries were therefore not checked.");
            return null;
        }
        answer.Holds($"The checkpoint of {Answer.Shown(head.Origin)}, at {head.Size} entries, is signed by {given.Name} (key {given.KeyId:x8}).");
        const string Beside = "The key was taken from the same place as the ledger";
        if (arguments.Key is null && _kept?.Text is null) answer.Note($"{Beside}: whoever could forge the one could forge the other. Give --key.");
        else if (arguments.Key is null) answer.Note($"{Beside}; it is at least the one of last time, if what follows holds.");
        Recompute(head, entry);
        _kept?.Compare(given, head, place, answer);
        return answer.Failed ? null : head;
    }

    /// <summary>Closes the answer, and keeps the checkpoint if all that was checked holds.</summary>
    public int End(string proves)
    {
        if (answer.Failed) return answer.End("");
        _kept?.Replace(_note, answer);
        return answer.End($"{proves}\n{(_kept is null
            ? "To see what others were shown, keep the checkpoint (--keep FILE) and compare yours with theirs."
            : $"What others were shown, only the checkpoint tells. You kept it in {_kept.File}; compare that file with others'.")}");
    }

    private void Recompute(Checkpoint head, Action<Hash> entry)
    {
        var tree = TileTree.Empty();
        var edge = new Dictionary<int, (TilePath Tile, byte[] Computed)>();
        for (var first = 0L; first < head.Size; first = tree.Size)
        {
            var path = TilePath.Holding(TilePath.Entries, first, head.Size);
            foreach (var bundled in Entries(path))
            {
                if (!LedgerEntry.TryParse(bundled.Span, out var index, out var commitment) || index != tree.Size) throw new RecordException($"{path}: entry {tree.Size} is not entry {tree.Size} of a Truce record.", -1);
                tree.Append(Merkle.LeafHash(bundled.Span));
                entry(commitment);
            }
            foreach (var (tile, computed) in tree.TakeChanged())
            {
                // Tiles at the edge are still growing, and are compared once they have grown.
                edge[tile.Level] = (tile, computed);
                if (!tile.IsPartial) Compare(tile, computed);
            }
        }
        foreach (var (tile, computed) in edge.Values.Where(last => last.Tile.IsPartial)) Compare(tile, computed);
        answer.Holds("Every tile of the tree is that of these entries.");
        var holds = tree.Root() == head.Root;
        answer.Found(holds, holds ? $"All {head.Size} entries together give the signed root." : $"The {head.Size} entries together do not give the signed root: at least one was altered, or the checkpoint is of another ledger.");
    }

    private IReadOnlyList<ReadOnlyMemory<byte>> Entries(TilePath path)
    {
        if (!place.TryRead(path, out var bytes)) throw new RecordException($"The ledger lacks {path}.", -1);
        try
        {
            return EntryBundle.Read(bytes, path.Width);
        }
        catch (RecordException broken)
        {
            throw new RecordException($"{path}: {broken.Message}", -1);
        }
    }

    private void Compare(TilePath tile, byte[] computed)
    {
        var below = tile.Level == 0 ? $"{tile with { Level = TilePath.Entries }}" : "the tiles below it";
        if (!TileBytes.Hashes(place, tile).Span.SequenceEqual(computed)) throw new RecordException($"{tile} and {below} disagree; one was altered.", -1);
    }
}
