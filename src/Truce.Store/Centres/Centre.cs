using System.Security.Cryptography;
using System.Text.Json;
using Truce.Store.Blobs;
using Truce.Store.Disk;
using Truce.Store.Journal;
using Truce.Store.Ledger;
using Truce.Store.Registers;
using Truce.Store.Viewing;

namespace Truce.Store.Centres;

/// <summary>What stands in <c>centre.json</c>: what a folder is.</summary>
internal sealed record CentreFile(string Format, string Origin)
{
    public const string Path = "centre.json";
    public const string Known = "truce-data/1";
}

/// <summary>
/// One coordination centre, open: its record, what is computed from it, and the two doors. <see cref="ExecuteAsync"/> is the one way
/// to write, <see cref="View(Id{Member}?, long?)"/> the one way to read.
/// </summary>
public sealed class Centre : IDisposable
{
    private const int MostTries = 10;

    // Room is made at once for as many events as the checkpoint counts, up to the ceiling that this design is meant for.
    private const int MostExpected = 5_000_000;

    private static readonly TimeSpan BetweenIndexing = TimeSpan.FromMilliseconds(100);

    private readonly CentreOptions options;
    private readonly FolderLock? folderLock;
    private readonly JournalFiles journal;
    private readonly LedgerKeeper ledger;
    private readonly CentreRegisters registers;
    private readonly Sights sights;
    private readonly Sequencer? sequencer;
    private readonly Thread? beat;
    private readonly Thread? indexing;
    private readonly ManualResetEvent ending = new(false);
    private readonly Lock beating = new();
    private readonly KeyedDigest keyed;
    private volatile IClock clock;
    private bool disposed;

    private Centre(CentreOptions options, FolderLock? folderLock)
    {
        (this.options, this.folderLock, clock) = (options, folderLock, options.Clock);
        keyed = new KeyedDigest(options.Keys.Commands());
        var disk = options.Disk;
        Blobs = new BlobStore(disk);
        Origin = ReadOrigin(disk, options);
        var isOthers = options.Folder is { } folder && !Lease.Held(disk, Lease.Here(folder));
        (IsReadOnly, Adopted) = (isOthers && !options.Adopt, isOthers && options.Adopt);
        var key = options.Keys.Ledger(Origin, mustStand: disk.Exists(DiskTiles.CheckpointFile));
        Verifier = key.Verifier;
        journal = new JournalFiles(disk, Origin, options.SegmentBytes);
        try
        {
            if (Verifier.Name != Origin)
                throw new BrokenRecordException(CentreFile.Path, $"it says that this record is {Origin}, and the key folder's ledger key is of {Verifier.Name}");
            var snapshot = options.Snapshots ? Snapshot.Read(disk, options.Keys.Snapshot()) : null;
            ledger = new LedgerKeeper(disk, key, Verifier, Origin, snapshot?.Tiles);
            var signed = (int)Math.Min(ledger.Published.Checkpoint.Size, MostExpected);
            registers = new CentreRegisters(signed);
            var known = new KnownCommands(signed);
            Found = Read(snapshot, known, out var redacted);
            ledger.FoundAll(Found.Events);
            registers.Publish(Found.Events - 1);
            sights = new Sights(registers);
            if (IsReadOnly)
            {
                indexing = FollowWords();
                return;
            }

            if (options.Folder is not null) Lease.Take(disk, Lease.Here(options.Folder));

            // What was read is made durable before it is signed: a process that was killed may have left it in the machine's memory.
            journal.Resume();
            Erasure.Carry(journal, registers, Blobs, redacted);
            ledger.Begin();
            sequencer = new Sequencer(journal, ledger, registers, known, Found.Commits, React);
        }
        catch
        {
            journal.Dispose();
            key.Dispose();
            throw;
        }

        // A thread of its own: a beat waits for the disk again and again, and on few cores the pool's threads are needed for callers.
        indexing = FollowWords();
        if (options.Beat <= TimeSpan.Zero) return;
        beat = new Thread(Beat) { IsBackground = true, Name = "sign checkpoints" };
        beat.Start();
    }

    /// <summary>Its folder, for what is kept beside the record.</summary>
    public IDisk Disk => options.Disk;

    /// <summary>The files beside its record.</summary>
    public BlobStore Blobs { get; }

    /// <summary>Name of the ledger.</summary>
    public string Origin { get; }

    /// <summary>Whether it is an example: its origin begins with <c>example.</c>, visitors choose whom to be, every page says so.</summary>
    public bool IsExample => Origin.StartsWith("example.", StringComparison.Ordinal);

    /// <summary>Whether it is a copy whose lease another machine holds.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Whether another machine's lease stood here and this start took the folder over; whoever opens it then records that.</summary>
    public bool Adopted { get; }

    /// <summary>Whether nothing has been recorded yet.</summary>
    public bool IsEmpty => registers.Applied < 0;

    /// <summary>The organisation that runs it and its first member, the streams of the first two events; null while it is empty.</summary>
    public (Id<Organisation> Organisation, Id<Member> Member)? Founder => registers.Applied < 1
        ? null
        : (new(registers.StreamOf(0).Reference.Number), new(registers.StreamOf(1).Reference.Number));

    /// <summary>The key that checkpoints are signed with, its public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The last checkpoint signed.</summary>
    public PublishedCheckpoint Published => ledger.Published;

    /// <summary>Index of the last event that can be read; -1 while the record is empty.</summary>
    public long Head => registers.Applied;

    /// <summary>How many commits wait for their place in the record.</summary>
    public int Waiting => sequencer?.Waiting ?? 0;

    /// <summary>Bytes of an unfinished commit that the start cut off and kept aside; 0 where the end was whole.</summary>
    public long CutBytes => Found.CutBytes;

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    public Exception? Failure => sequencer?.Failure ?? ledger.Failure;

    private Loaded Found { get; }

    /// <summary>Opens the centre in a folder; an empty folder becomes an empty centre.</summary>
    /// <exception cref="BrokenRecordException">The record is not what was written; says where.</exception>
    /// <exception cref="FolderInUseException">Another process has it open.</exception>
    public static Centre Open(CentreOptions options)
    {
        var folderLock = options.Folder is { } folder ? new FolderLock(folder) : null;
        try
        {
            return new Centre(options, folderLock);
        }
        catch
        {
            folderLock?.Dispose();
            throw;
        }
    }

    /// <summary>Begins an empty centre: the organisation that runs it, and its first member, who holds every duty.</summary>
    /// <returns>The first member.</returns>
    /// <exception cref="InvalidOperationException">Something has been recorded already, or the centre is open for reading only.</exception>
    public async Task<Id<Member>> FoundAsync(LocalText name, LocalText function, bool example = false)
    {
        if (!IsEmpty) throw new InvalidOperationException("The record has begun already.");
        if (IsReadOnly) throw new InvalidOperationException("This copy is open for reading only.");
        var number = FreshNumber();
        var (organisation, member) = (new Id<Organisation>(number), new Id<Member>(number));
        Duties[] duties = [Duties.Recording, Duties.Grading, Duties.Secretariat, Duties.DataProtection, Duties.Speaking, Duties.Publishing];
        Decided[] decided =
        [
            new(organisation.Reference, new OrganisationRegistered(name, OrganisationKind.Centre, example), Marking.Clear),
            new(member.Reference, new MemberAdmitted(organisation, function, [.. duties]), Marking.Green),
        ];
        var reading = new Reading(View(null), registers, Overview);
        var print = new CommandPrint(keyed.Of("found"u8), keyed.Of(CanonicalValues.Write(name)));
        var outcome = await SubmitAsync(Preparation.Of(decided, new Who(member, organisation), reading, registers, print, clock.GetCurrentInstant()));
        return outcome.Kind == OutcomeKind.Recorded ? member : throw new InvalidOperationException("The record has begun already.");
    }

    /// <summary>What a viewer sees, by the rights of now.</summary>
    /// <param name="member">Null for the public.</param>
    /// <param name="index">The last event taken in; null for the head.</param>
    public View View(Id<Member>? member, long? index = null)
    {
        // The index is pinned before rights are read: rights may be newer than content, never older.
        var pinned = Math.Min(index ?? long.MaxValue, registers.Applied);
        return new View(registers, journal, ledger, sights.Of(member, options.Clock.GetCurrentInstant().InUtc().Date), pinned);
    }

    /// <summary>What a viewer sees of the record as it stood at a moment.</summary>
    public View View(Id<Member>? member, Instant asOf) => View(member, registers.LastAt(asOf));

    /// <summary>What an audience as a whole sees of the record as it stood at a moment: what a publication may draw on.</summary>
    /// <param name="audience">CLEAR or GREEN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label names readers.</exception>
    public View Overview(TlpLabel audience, Instant asOf)
    {
        var pinned = Math.Min(registers.LastAt(asOf), registers.Applied);
        return new View(registers, journal, ledger, sights.Of(audience), pinned);
    }

    /// <summary>Decides a command and records what it calls for. The task ends once it is on disk.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="member">Who asks.</param>
    /// <param name="key">The same command under the same key by the same member is recorded once.</param>
    public async Task<Answer> ExecuteAsync(ICommand command, Id<Member> member, string key)
    {
        if (IsReadOnly) return Answer.No(RecordRefusals.ReadOnly());
        if (TextCheck.FirstIllFormed(key) is >= 0 and var ill) return Answer.No(TextRefusals.NotText("key", $"{ill + 1}"));
        CommandPrint print;
        try
        {
            print = Preparation.Print(command, member, key, keyed, out var bytes);
            if (bytes > Preparation.MostBytes) return Answer.No(RecordRefusals.TooLarge($"{bytes}", $"{Preparation.MostBytes}"));
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            // Half of a surrogate pair has no UTF-8 form.
            return Answer.No(TextRefusals.NotText("text", "?"));
        }

        for (var tries = 0; tries < MostTries; tries++)
        {
            var now = clock.GetCurrentInstant();
            var reading = new Reading(View(member), registers, Overview);
            if (Identify(member, reading, now) is not { } caller) return Answer.No(AccessRefusals.SignInFirst());
            var ruling = command.Rule(reading, caller);
            if (ruling.Refusal is { } refusal) return await RefuseAsync(refusal, print);
            var submission = Preparation.Of(
                ruling.Events, new Who(caller.Member, caller.Organisation, (command as EnterFor)?.Principal), reading, registers, print, now);
            var outcome = await SubmitAsync(submission);
            if (Answered(outcome) is { } answer) return answer;
        }

        return Answer.No(RecordRefusals.Busy());
    }

    /// <summary>Returns once the event at an index stands under a signed checkpoint.</summary>
    /// <exception cref="RecordUnavailableException">None will be signed: something failed, or this copy is open for reading only.</exception>
    public Task ProvedAsync(long index) => ledger.Proved(index);

    /// <summary>Signs what became durable, now. The beat does the same by itself.</summary>
    public void Prove()
    {
        lock (beating) ledger.Beat();
    }

    /// <summary>The root of the ledger as it was when it had a size, which every later checkpoint extends; null where no signed checkpoint covers that size.</summary>
    public Hash? RootAt(long size) => size <= ledger.Published.Checkpoint.Size ? TileProofs.Root(size, ledger.Tiles) : null;

    /// <summary>Bytes of a file of the public ledger, by its path there; null where there is none.</summary>
    public byte[]? LedgerTile(TilePath tile) => DiskTiles.ReadFile(options.Disk, tile);

    /// <summary>Takes another clock for what is recorded from now on: the replay of an example into an empty centre, and its end.</summary>
    /// <exception cref="InvalidOperationException">The centre is not an example.</exception>
    public void SetClock(IClock replay)
    {
        if (!IsExample) throw new InvalidOperationException("Only an example is replayed: its origin begins with “example.”.");
        clock = replay;
    }

    /// <summary>Waits until everything taken in is durable and signed, leaves a snapshot, and lets the folder go.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true)) return;
        ending.Set();
        beat?.Join();
        indexing?.Join();
        ending.Dispose();
        sequencer?.Dispose();
        lock (beating)
        {
            ledger.Beat();
            TakeSnapshot();
        }

        ledger.Dispose();
        journal.Dispose();
        folderLock?.Dispose();
    }

    private void Beat()
    {
        while (!ending.WaitOne(options.Beat)) Prove();
    }

    // So that hardly a search has to take anything in before it can answer. A centre that does nothing by itself leaves it to the searches.
    private Thread? FollowWords()
    {
        if (options.Beat <= TimeSpan.Zero || !options.Words) return null;
        var thread = new Thread(Follow) { IsBackground = true, Name = "index words", Priority = ThreadPriority.BelowNormal };
        thread.Start();
        return thread;

        void Follow()
        {
            do registers.Words.CatchUp();
            while (!ending.WaitOne(BetweenIndexing));
        }
    }

    // Without a snapshot the next start takes longer; that is all, so a disk that fails here must not keep the folder from being let go.
    private void TakeSnapshot()
    {
        if (!options.Snapshots || IsReadOnly || Failure is not null) return;
        try
        {
            Snapshot.Write(options.Disk, options.Keys.Snapshot(), journal, ledger);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The one before, if any, vouches for what it vouched for.
        }
    }

    private static string ReadOrigin(IDisk disk, CentreOptions options)
    {
        if (disk.Exists(CentreFile.Path))
        {
            var file = SmallFile.Read<CentreFile>(disk, CentreFile.Path);
            if (file.Format != CentreFile.Known) throw new BrokenRecordException(CentreFile.Path, $"its format is {file.Format}; this build reads {CentreFile.Known}");
            return file.Origin;
        }

        if (disk.Files(JournalFiles.Directory).Count > 0) throw new BrokenRecordException(CentreFile.Path, "it is missing, and a journal stands beside it");
        disk.Replace(CentreFile.Path, CanonicalValues.Write(new CentreFile(CentreFile.Known, options.Origin)));
        return options.Origin;
    }

    private Loaded Read(Snapshot? snapshot, KnownCommands known, out List<ErasedParts> redacted)
    {
        var erased = redacted = [];
        var loader = new JournalLoader(
            options.Disk, journal, name => snapshot?.Of(name), ledger.Published.Checkpoint.Size, ledger.CommitmentsFrom, !IsReadOnly);
        return loader.Load(stored =>
        {
            var head = stored.Recorded.Head;
            ledger.Found(head.Index, stored.Commitment);
            registers.Apply(stored.Recorded, stored.Guarded);
            if (stored.Recorded.Event is PartsRedacted parts) erased.AddRange(parts.Erased);
            if (Hash.TryParseBase64(head.Key, out var keyPrint) && Hash.TryParseBase64(head.Command, out var commandPrint))
                known.Add(keyPrint, commandPrint, head.Index);
        });
    }

    private Caller? Identify(Id<Member> id, Reading reading, Instant now) =>
        reading.Find(id) is { Standing: MemberStanding.Active } member
            ? new Caller(id, member.Organisation, member.Duties, now, FreshNumber())
            : null;

    // References are short, so chance alone would give a new thing the reference of an old one now and then.
    private int FreshNumber()
    {
        while (true)
        {
            var number = options.Numbers();
            if (!registers.Knows(number)) return number;
        }
    }

    // A command that was recorded is refused when it is decided again, for now it has nothing to change: the first answer stands.
    private async Task<Answer> RefuseAsync(Refusal refusal, CommandPrint print)
    {
        var outcome = await SubmitAsync(new Submission([], new Who(default, default), [], print, default));
        return outcome.Kind == OutcomeKind.Repeated ? Answered(outcome)! : Answer.No(refusal);
    }

    private Answer? Answered(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Conflict => null,
        OutcomeKind.KeyReused => Answer.No(RecordRefusals.KeyReused()),
        _ => new Answer(null, outcome.First, registers.StreamOf(outcome.First).Reference, outcome.Kind == OutcomeKind.Repeated),
    };

    private Task<Outcome> SubmitAsync(Submission submission) => sequencer!.Submit(submission);

    private void React(Recorded recorded)
    {
        if (recorded.Event is PartsRedacted redacted) Erasure.Carry(journal, registers, Blobs, redacted.Erased);
    }
}
