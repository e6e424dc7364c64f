using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Store.Ledger;

/// <summary>
/// Keeps the proof beside the record. At the start it holds each event against what was signed; then, once a beat, it takes in
/// the commitments of what became durable, writes tiles, and signs a checkpoint that extends the last one.
/// </summary>
internal sealed class LedgerKeeper : IDisposable
{
    private readonly IDisk disk;
    private readonly DiskTiles tiles;
    private readonly NoteSigner key;
    private readonly string origin;
    private readonly LedgerCheck check;
    private readonly Lock gate = new();
    private List<Hash> waiting = [], taken = [];
    private long next;
    private readonly SortedDictionary<long, TaskCompletionSource> wanted = [];
    private CheckpointSigner? signer;
    private volatile PublishedCheckpoint published;
    private volatile Exception? failure;

    /// <param name="disk">The centre's folder.</param>
    /// <param name="key">Signs, from <see cref="Begin"/> on. Goes with the keeper.</param>
    /// <param name="verifier">The key that what stands must be signed with.</param>
    /// <param name="origin">The ledger's origin.</param>
    /// <param name="vouched">Fingerprints of tiles that an earlier start checked against their events.</param>
    /// <exception cref="BrokenRecordException">The checkpoint that stands is not signed by this key, or not of this origin.</exception>
    public LedgerKeeper(IDisk disk, NoteSigner key, VerifierKey verifier, string origin, IReadOnlyList<TilePrint>? vouched)
    {
        (this.disk, this.key, this.origin) = (disk, key, origin);
        tiles = new DiskTiles(disk);
        published = ReadSigned(verifier);
        check = new LedgerCheck(tiles, published.Checkpoint, vouched);
    }

    /// <summary>The last checkpoint that was signed, with its note.</summary>
    public PublishedCheckpoint Published => published;

    /// <summary>What tiles stand.</summary>
    public ITileSource Tiles => tiles;

    /// <summary>At the start, commitments are needed from this index on; those below are vouched for.</summary>
    public long CommitmentsFrom => check.From;

    /// <summary>Fingerprints of the full tiles.</summary>
    public IReadOnlyList<TilePrint> Prints => check.Prints.Now();

    /// <summary>Whether something failed: nothing is signed any more until a restart.</summary>
    public Exception? Failure => failure;

    /// <summary>At the start: the next event of the journal.</summary>
    public void Found(long index, Hash commitment) => check.Found(index, commitment);

    /// <summary>At the start: the journal ends here.</summary>
    /// <exception cref="BrokenRecordException">The journal and the ledger disagree.</exception>
    public void FoundAll(long events)
    {
        if (events > 0 && published.Note.Length == 0)
            throw new BrokenRecordException(DiskTiles.CheckpointFile, $"it is missing, and the journal holds {events} events: without it nobody can tell what was proved");
        check.FoundAll(events);
        next = events;
        if (disk.Exists(DiskTiles.KeyFile) && !disk.ReadAll(DiskTiles.KeyFile).AsSpan().SequenceEqual(KeyLine))
            throw new BrokenRecordException(DiskTiles.KeyFile, $"this is not the key {key.Verifier} that the checkpoint is signed with");
    }

    /// <summary>At the start, once what was found is durable: signs it. In a copy that is open for reading only this never comes.</summary>
    public void Begin()
    {
        check.TakeAwayUnsigned(disk);
        signer = new CheckpointSigner(key, origin, published.Checkpoint);
        if (!disk.Exists(DiskTiles.KeyFile)) disk.Replace(DiskTiles.KeyFile, KeyLine);

        // The first checkpoint stands before the first event: a journal without one has lost it.
        if (published.Note.Length == 0) Publish([]);
        else Beat();
    }

    /// <summary>Takes note of an event that became durable, in order.</summary>
    /// <exception cref="BrokenRecordException">It is not the next one.</exception>
    public void Add(long index, Hash commitment)
    {
        lock (gate)
        {
            if (index != next) throw new BrokenRecordException($"event {index}", $"the ledger expects event {next}");
            waiting.Add(commitment);
            next++;
        }
    }

    /// <summary>Returns once the event at an index stands under a signed checkpoint; fails where none will be signed.</summary>
    public Task Proved(long index)
    {
        lock (gate)
        {
            if (failure is not null) return Task.FromException(new RecordUnavailableException("The ledger cannot be written.", failure));
            if (published.Checkpoint.Size > index) return Task.CompletedTask;
            if (signer is null) return Task.FromException(new RecordUnavailableException("This copy of the record is open for reading only: it signs nothing."));
            if (!wanted.TryGetValue(index, out var completion))
                wanted[index] = completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return completion.Task;
        }
    }

    /// <summary>Takes in what waits and signs. Called by one at a time.</summary>
    public void Beat()
    {
        // Two lists take turns, so that neither is ever copied: at full speed a beat brings a megabyte of hashes.
        taken.Clear();
        lock (gate) (taken, waiting) = (waiting, taken);
        if (failure is not null || signer is null) return;
        if (taken.Count == 0 && check.Tree.Size == published.Checkpoint.Size && published.Note.Length > 0) return;
        try
        {
            Publish(taken);
        }
        catch (Exception problem)
        {
            Fail(problem);
        }
    }

    public void Dispose()
    {
        Fail(new ObjectDisposedException(nameof(LedgerKeeper)));
        key.Dispose();
    }

    private byte[] KeyLine => System.Text.Encoding.ASCII.GetBytes(key.Verifier + "\n");

    // The order matters: tiles are durable before the checkpoint that needs them has its name.
    private void Publish(IReadOnlyList<Hash> commitments)
    {
        check.Append(commitments);
        var changed = check.TakeChanged();
        var directories = new HashSet<string>();
        foreach (var (path, bytes) in changed)
        {
            var file = DiskTiles.PathOf(path);
            using var tile = disk.Open(file, empty: true);
            tile.Append(bytes);
            tile.Sync();
            directories.Add(DiskActs.DirectoryOf(file));
        }

        foreach (var directory in directories) disk.SyncDirectory(directory);
        var next = new Checkpoint(origin, check.Tree.Size, check.Tree.Root());
        var note = signer!.Sign(next, new TileOverlay(changed, tiles));
        disk.Replace(DiskTiles.CheckpointFile, System.Text.Encoding.UTF8.GetBytes(note));
        foreach (var (path, _) in changed)
            if (!path.IsPartial) disk.DeleteDirectory(DiskTiles.PathOf(path) + ".p");
        Announce(new PublishedCheckpoint(next, note));
    }

    private void Announce(PublishedCheckpoint now)
    {
        lock (gate)
        {
            published = now;
            while (wanted.Count > 0 && wanted.First() is var (index, completion) && index < now.Checkpoint.Size)
            {
                wanted.Remove(index);
                completion.SetResult();
            }
        }
    }

    private void Fail(Exception problem)
    {
        lock (gate)
        {
            failure ??= problem;
            foreach (var completion in wanted.Values)
                completion.SetException(new RecordUnavailableException("The ledger cannot be written.", problem));
            wanted.Clear();
        }
    }

    private PublishedCheckpoint ReadSigned(VerifierKey verifier)
    {
        if (!disk.Exists(DiskTiles.CheckpointFile)) return new PublishedCheckpoint(new Checkpoint(origin, 0, Merkle.Empty), "");
        var note = System.Text.Encoding.UTF8.GetString(disk.ReadAll(DiskTiles.CheckpointFile));
        if (!SignedNote.TryParse(note, out var parsed, out _) || !parsed.VerifiedBy(verifier) || !Checkpoint.TryParse(parsed.Text, out var checkpoint))
            throw new BrokenRecordException(DiskTiles.CheckpointFile, $"this is not a checkpoint signed with the key {verifier}");
        if (checkpoint.Origin != origin) throw new BrokenRecordException(DiskTiles.CheckpointFile, $"it is of {checkpoint.Origin}; expected {origin}");
        return new PublishedCheckpoint(checkpoint, note);
    }
}

/// <summary>A checkpoint and the note that it is signed in; the note is empty before the first was signed.</summary>
public sealed record PublishedCheckpoint(Checkpoint Checkpoint, string Note);
